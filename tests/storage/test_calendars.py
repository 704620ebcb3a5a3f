"""The calendar as it is kept: a long history of absences costs a day's report nothing."""

import sqlite3
from datetime import date, timedelta

from locales.calendars import work_calendar
from sales.absences import AbsenceKind, AbsenceSaid, AbsenceState
from sales.capacity import Schedule
from sales.periods import Period, WorkCalendar
from storage import absences
from storage.calendars import load_calendar, load_capacity, set_schedule, set_work_week
from tests.cast import IVAN, NOW, OLGA, SALES, TODAY, new_database

RUSSIA = work_calendar("RU", TODAY)


def away(db: sqlite3.Connection, start: date, state: AbsenceState) -> None:
    absences.add_absence(
        db,
        team_id=SALES.id,
        person_id=IVAN.id,
        said=AbsenceSaid(Period(start, start + timedelta(days=7)), AbsenceKind.TRIP, "в Казань"),
        state=state,
        entered_by=OLGA.id,
        now=NOW,
    )


def test_a_team_without_words_of_its_own_has_its_countrys_calendar() -> None:
    assert load_calendar(new_database(), SALES, TODAY, work_calendar) == RUSSIA
    assert load_capacity(new_database(), SALES.id, RUSSIA).of(IVAN.id).schedules == ()


def test_what_is_saved_is_read_as_it_was() -> None:
    db = new_database()
    schedule = Schedule(TODAY, frozenset({0, 6}), 70, (40, 60), date(2026, 11, 2))
    set_schedule(db, SALES.id, IVAN.id, schedule, OLGA.id, NOW)
    away(db, TODAY, AbsenceState.STANDING)
    own = load_capacity(db, SALES.id, RUSSIA).of(IVAN.id)
    (absence,) = own.absences
    assert own.schedules == (schedule,)
    assert (absence.kind, absence.note, absence.last_day) == (
        AbsenceKind.TRIP,
        "в Казань",
        date(2026, 11, 25),
    )


def test_only_absences_that_stand_count() -> None:
    db = new_database()
    for state in AbsenceState:
        away(db, TODAY, state)
    assert [it.state for it in load_capacity(db, SALES.id, RUSSIA).of(IVAN.id).absences] == [
        AbsenceState.STANDING
    ]


def test_absences_are_read_as_far_back_as_the_calendar_reaches() -> None:
    db = new_database()
    for start in (date(2023, 5, 1), date(2025, 5, 5), TODAY):
        away(db, start, AbsenceState.STANDING)
    found = load_capacity(db, SALES.id, RUSSIA).of(IVAN.id).absences
    assert [it.days.start for it in found] == [date(2025, 5, 5), TODAY]
    endless = load_capacity(db, SALES.id, WorkCalendar()).of(IVAN.id).absences
    assert len(endless) == 3


def test_work_weeks_are_kept_in_their_order() -> None:
    db = new_database()
    later, sooner = TODAY + timedelta(days=7), TODAY
    for day, week in ((later, frozenset({0})), (sooner, frozenset({5, 6}))):
        set_work_week(db, SALES.id, week, day, OLGA.id, NOW)
    calendar = load_calendar(db, SALES, TODAY, work_calendar)
    assert calendar.week_on(sooner) == {5, 6}
    assert calendar.week_on(later) == {0}
    assert calendar.week_on(TODAY - timedelta(days=1)) == set(range(5))
