"""Capacity: what a person can be asked for, and by what it is less."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sales.absences import Absence, AbsenceKind, AbsenceState
from sales.capacity import (
    FULL,
    OwnCalendar,
    Schedule,
    TeamCapacity,
    Why,
    easings,
    shrunk,
    unknown_days,
)
from sales.periods import Period, WorkCalendar, month_period, week_period

MONDAY, THURSDAY, SATURDAY = date(2026, 11, 16), date(2026, 11, 19), date(2026, 11, 21)
WEEK, MONTH = week_period(MONDAY), month_period(MONDAY)  # November 2026 has 21 such workdays
TEAM = WorkCalendar()


def away(start: date, end: date) -> Absence:
    return Absence(
        id=1,
        person_id=2,
        days=Period(start, end),
        kind=AbsenceKind.VACATION,
        note="",
        entered_by=2,
        state=AbsenceState.STANDING,
    )


def own(*absences: Absence, team: WorkCalendar = TEAM, **schedule: Any) -> OwnCalendar:
    schedules = (Schedule(date(2026, 1, 1), **schedule),) if schedule else ()
    return OwnCalendar(team, schedules, absences)


def test_a_full_timer_carries_every_workday_whole_and_no_other_day() -> None:
    assert [own().capacity(day) for day in WEEK] == [100] * 5 + [0, 0]


def test_an_absence_takes_its_days_and_no_more() -> None:
    absent = own(away(date(2026, 11, 17), THURSDAY))
    assert [absent.capacity(day) for day in WEEK] == [100, 0, 0, 100, 100, 0, 0]


def test_part_time_is_a_share_of_each_day() -> None:
    assert [own(load=50).capacity(day) for day in WEEK] == [50] * 5 + [0, 0]


def test_an_own_week_leaves_out_the_other_days_of_the_teams() -> None:
    assert own(week=frozenset({0, 2, 5})).workdays(WEEK) == [MONDAY, date(2026, 11, 18)]


def test_a_moved_working_day_is_worked_by_those_who_work_the_whole_week() -> None:
    moved = WorkCalendar(working=frozenset({SATURDAY}))
    assert own(team=moved).is_workday(SATURDAY)
    assert own(team=moved, week=frozenset(range(5))).is_workday(SATURDAY)
    assert not own(team=moved, week=frozenset({0, 1})).is_workday(SATURDAY)


@pytest.mark.parametrize(
    ("weeks", "percent"), [(0, 40), (1, 60), (2, 80), (3, 100), (4, 100), (50, 100)]
)
def test_a_newcomer_grows_week_by_week(weeks: int, percent: int) -> None:
    ramped = own(ramp=(40, 60, 80, 100), ramp_from=date(2026, 10, 19))
    assert ramped.capacity(date(2026, 10, 19) + timedelta(weeks=weeks)) == percent


def test_a_ramp_of_a_part_timer_is_a_share_of_their_share() -> None:
    ramped = own(load=50, ramp=(45,), ramp_from=MONDAY)
    assert ramped.capacity(MONDAY) == 23  # 22.5, half up
    assert ramped.capacity(MONDAY + timedelta(weeks=1)) == 50


def test_what_is_dated_leaves_the_days_before_as_they_were() -> None:
    changed = OwnCalendar(TEAM, (Schedule(MONDAY), Schedule(THURSDAY, load=50)))
    assert [changed.capacity(day) for day in WEEK] == [100, 100, 100, 50, 50, 0, 0]


def test_a_team_that_changes_its_week_leaves_the_days_before_as_they_were() -> None:
    team = WorkCalendar(weeks=((THURSDAY, frozenset({0, 1})),))
    assert team.workdays(Period(MONDAY, MONDAY + timedelta(days=14))) == [
        *(MONDAY + timedelta(days=n) for n in (0, 1, 2)),
        *(MONDAY + timedelta(days=n) for n in (7, 8)),
    ]


@pytest.mark.parametrize(
    ("minimum", "capacity", "asked"),
    [(20, 100, 20), (20, 50, 10), (5, 50, 3), (1, 1, 1), (3, 40, 2), (20, 0, 0), (0, 70, 0)],
)
def test_a_minimum_shrinks_rounded_up(minimum: int, capacity: int, asked: int) -> None:
    assert shrunk(minimum, capacity) == asked


def test_counts_shrink_and_money_does_not_unless_the_team_says_so() -> None:
    half = {2: (Schedule(MONDAY, load=50),)}
    minimums = {"calls": 20, "revenue": 100_00}
    assert TeamCapacity(TEAM, half).asked(2, MONDAY, minimums) == {"calls": 10, "revenue": 100_00}
    money_too = TeamCapacity(TEAM, half, choices={"revenue": ((THURSDAY, True),)})
    assert money_too.asked(2, MONDAY, minimums) == {"calls": 10, "revenue": 100_00}
    assert money_too.asked(2, THURSDAY, minimums) == {"calls": 10, "revenue": 50_00}


def test_on_a_day_of_absence_nothing_is_asked_not_even_money() -> None:
    team = TeamCapacity(TEAM, absences={2: (away(MONDAY, THURSDAY),)})
    assert team.asked(2, MONDAY, {"calls": 20, "revenue": 100}) == {}
    assert team.asked(3, MONDAY, {"calls": 20}) == {"calls": 20}
    assert team.asked(3, SATURDAY, {"calls": 20}) == {}


def test_each_relief_is_a_line_with_its_days_and_reason() -> None:
    vacation = away(date(2026, 11, 12), date(2026, 11, 18))
    lines = easings(own(vacation, load=50), Period(MONDAY, date(2026, 11, 28)))
    assert [(it.days, it.percent, it.why, it.absence) for it in lines] == [
        (Period(MONDAY, date(2026, 11, 18)), 100, Why.ABSENCE, vacation),
        (Period(date(2026, 11, 18), date(2026, 11, 28)), 50, Why.PART_TIME, None),
    ]


def test_an_own_week_and_a_ramp_are_reasons_of_their_own() -> None:
    week = frozenset(range(4))
    lines = easings(own(week=week, ramp=(40, 60), ramp_from=date(2026, 11, 9)), WEEK)
    assert [(it.days.start, it.percent, it.why) for it in lines] == [
        (MONDAY, 40, Why.RAMP),
        (date(2026, 11, 20), 100, Why.OWN_WEEK),
    ]


def test_a_past_workday_without_entry_zero_or_absence_is_unknown() -> None:
    absent = own(away(date(2026, 11, 17), date(2026, 11, 18)))
    heard = {MONDAY}
    assert unknown_days(absent, WEEK, heard, stay=Period(MONDAY, date.max)) == [
        date(2026, 11, 18),
        THURSDAY,
        date(2026, 11, 20),
    ]
    assert unknown_days(absent, WEEK, heard, stay=Period(date(2026, 11, 20), date.max)) == [
        date(2026, 11, 20)
    ]


def test_a_week_without_any_workday_ends_no_search() -> None:
    never = OwnCalendar(TEAM, (Schedule(date(2025, 1, 1), frozenset({6})),))
    assert never.next_workday(MONDAY) == MONDAY


schedules = st.builds(
    Schedule,
    since=st.just(date(2026, 1, 1)),
    week=st.none() | st.frozensets(st.integers(0, 6)),
    load=st.integers(1, FULL),
    ramp=st.lists(st.integers(0, FULL), max_size=6).map(tuple),
    ramp_from=st.dates(date(2026, 10, 1), date(2026, 12, 1)),
)
absences = st.builds(
    lambda day, length: away(day, day + timedelta(days=length)),
    st.dates(date(2026, 10, 20), date(2026, 12, 10)),
    st.integers(1, 30),
)
calendars = st.builds(
    lambda schedule, some: OwnCalendar(TEAM, (schedule,), tuple(some)),
    schedules,
    st.lists(absences, max_size=3),
)


@given(calendars)
def test_capacity_never_leaves_0_to_100_percent(calendar: OwnCalendar) -> None:
    assert all(0 <= calendar.capacity(day) <= FULL for day in MONTH)
    assert not any(calendar.capacity(day) for day in MONTH if not TEAM.is_workday(day))


@given(calendars, absences)
def test_another_absence_never_asks_for_more(calendar: OwnCalendar, more: Absence) -> None:
    before = TeamCapacity(TEAM, {2: calendar.schedules}, {2: calendar.absences})
    after = TeamCapacity(TEAM, {2: calendar.schedules}, {2: (*calendar.absences, more)})
    for day in MONTH:
        asked = before.asked(2, day, {"calls": 20})
        assert after.asked(2, day, {"calls": 20}).get("calls", 0) <= asked.get("calls", 0)


@given(calendars)
def test_the_reliefs_of_a_period_leave_just_the_capacity(calendar: OwnCalendar) -> None:
    left = dict.fromkeys(TEAM.workdays(MONTH), FULL)
    for line in easings(calendar, MONTH):
        for day in left.keys() & set(line.days):
            left[day] -= line.percent
    assert left == {day: calendar.capacity(day) for day in left}


@given(st.integers(0, 10**12), st.integers(0, FULL), st.integers(0, FULL))
def test_shrinking_is_monotone_and_rounds_up_by_less_than_one(
    amount: int, less: int, more: int
) -> None:
    less, more = sorted((less, more))
    assert shrunk(amount, less) <= shrunk(amount, more) <= amount
    assert 0 <= shrunk(amount, less) * FULL - amount * less < FULL
