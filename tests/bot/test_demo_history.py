"""The demo's eight weeks: entered through the ledger, alike each time, as uneven as people are."""

import itertools
import sqlite3
from collections import Counter
from datetime import date, timedelta

import pytest

from bot.demo_history import evening_before, first_day, working_day, write_history
from bot.demo_team import (
    ACCEPTED,
    AWAY,
    CLOSER,
    FADING,
    HEAD,
    NEWCOMER,
    PLAYERS,
    SILENT,
    STAR,
    TIMEZONE,
    WEEKS,
    Player,
)
from locales.calendars import work_calendar
from reports.closed_month import load_closed_month
from sales.capacity import TeamCapacity
from sales.catalog import NOTHING, POINTS
from sales.periods import DAY, Period
from sales.targets import terms
from sales.teams import Role
from services.binding import Spot
from storage import due, ledger, people
from storage.acknowledgements import accepted
from storage.calendars import load_calendar, load_capacity, own_days
from storage.daily import person_days, team_figures
from storage.db import connect
from storage.people import load_team
from storage.rebuild import differences
from storage.schema import migrate
from storage.targets import all_targets

MONDAY = date(2026, 11, 23)
TEAM_ID = 1
CHAT = Spot(chat_id=-100, thread_id=0, title="Отдел продаж")


def history(day: date = MONDAY) -> sqlite3.Connection:
    db = connect(":memory:")
    migrate(db)
    write_history(db, day, CHAT, itertools.count(1).__next__)
    return db


@pytest.fixture(scope="module")
def db() -> sqlite3.Connection:
    return history()


def weeks(first: int, last: int) -> Period:
    """From so many weeks ago up to so many."""
    return Period(MONDAY - timedelta(weeks=first), MONDAY - timedelta(weeks=last))


def count(db: sqlite3.Connection, player: Player, metric: str, period: Period) -> int:
    figures = team_figures(db, TEAM_ID, period).get(player.person.id, {})
    return figures.get(metric, NOTHING).count


def capacity(db: sqlite3.Connection) -> TeamCapacity:
    team = load_team(db, TEAM_ID)
    assert team is not None
    return load_capacity(db, TEAM_ID, load_calendar(db, team, MONDAY, work_calendar))


def days_logged(db: sqlite3.Connection, player: Player) -> int:
    return len(person_days(db, TEAM_ID, player.person.id, weeks(WEEKS, 0)))


@pytest.mark.parametrize(
    "day", [MONDAY, date(2027, 1, 11), date(2027, 3, 1), date(2028, 2, 29), date(2027, 5, 12)]
)
def test_the_daily_figures_equal_the_ledger_whenever_it_is_opened(day: date) -> None:
    db = history(day)
    assert differences(db) == []
    assert len(list(ledger.all_standing(db))) > 1_000


def test_every_manager_and_no_one_else_has_logged(db: sqlite3.Connection) -> None:
    managers = {it.person.id for it in PLAYERS if it.role is Role.MANAGER}
    assert len(managers) == 7
    assert set(team_figures(db, TEAM_ID, weeks(WEEKS, 0))) == managers


def test_nothing_is_logged_on_days_off_or_on_the_opening_day(db: sqlite3.Connection) -> None:
    days = {entry.what.day for entry in ledger.all_standing(db)}
    assert {day.weekday() for day in days} == set(range(5))
    assert date(2026, 11, 4) not in days  # a holiday on a Wednesday
    assert max(days) == date(2026, 11, 20)


def test_entries_come_from_messages_of_the_private_chats_each_with_its_own_id(
    db: sqlite3.Connection,
) -> None:
    entries = ledger.of_team(db, TEAM_ID, weeks(WEEKS, 0).start, MONDAY)
    assert all(it.source.chat_id == it.source.person_id for it in entries)
    places = {(it.source.message_id, it.source.chat_id) for it in entries}
    assert max(Counter(message_id for message_id, _ in places).values()) == 1


def test_slips_were_corrected_and_taken_back(db: sqlite3.Connection) -> None:
    entries = ledger.of_team(db, TEAM_ID, weeks(WEEKS, 0).start, MONDAY)
    assert any(it.corrects for it in entries)
    corrected = {it.corrects for it in entries}
    assert any(it.voided_at and it.id not in corrected for it in entries)


def test_the_same_day_gives_the_same_history() -> None:
    first, second = (list(ledger.all_standing(history())) for _ in range(2))
    assert first == second


def test_people_differ(db: sqlite3.Connection) -> None:
    whole, late, early = weeks(WEEKS, 0), weeks(2, 0), weeks(5, 3)
    assert max(PLAYERS, key=lambda it: count(db, it, POINTS, whole)) == STAR
    assert count(db, NEWCOMER, POINTS, late) > 1.5 * count(db, NEWCOMER, POINTS, early)
    assert count(db, NEWCOMER, POINTS, weeks(WEEKS, 6)) == 0
    assert count(db, FADING, "calls", late) < count(db, FADING, "calls", weeks(WEEKS, 6))
    assert 0 < days_logged(db, SILENT) < days_logged(db, STAR) / 2


def test_the_head_leads_a_team_that_can_be_written_to(db: sqlite3.Connection) -> None:
    members = people.roster(db, TEAM_ID).members
    assert all(member.can_write for member in members)
    assert [it.person for it in members if it.role is Role.HEAD] == [HEAD.person]


def test_one_is_away_and_has_logged_nothing_since(db: sqlite3.Connection) -> None:
    own = capacity(db).of(AWAY.person.id)
    assert all(own.absence_on(MONDAY - ago * DAY) for ago in range(4))
    logged = person_days(db, TEAM_ID, AWAY.person.id, weeks(WEEKS, 0))
    assert max(logged) < MONDAY - 3 * DAY
    assert all(it.person_id != AWAY.person.id for it in first_day(MONDAY))


def test_a_part_timer_and_a_newcomer_are_asked_for_less(db: sqlite3.Connection) -> None:
    newcomer = capacity(db).of(NEWCOMER.person.id)
    first, last = date(2026, 10, 19), date(2026, 11, 20)
    assert (newcomer.capacity(first), newcomer.capacity(last)) == (40, 80)
    assert newcomer.is_ramping(MONDAY)
    assert capacity(db).of(CLOSER.person.id).capacity(MONDAY) == 50
    assert capacity(db).of(STAR.person.id).capacity(MONDAY) == 100


def test_the_team_has_a_day_off_of_its_own_ahead(db: sqlite3.Connection) -> None:
    assert own_days(db, TEAM_ID) == {date(2026, 12, 4): False}


def test_some_have_confirmed_the_plans_that_hold(db: sqlite3.Connection) -> None:
    month = date(2026, 11, 1)
    said = all_targets(db, TEAM_ID, TIMEZONE)
    confirmed = {
        person_id
        for person_id, asked in accepted(db, TEAM_ID, month)
        if asked == terms(said, person_id, date(2026, 11, 30))
    }
    assert confirmed == {it.person.id for it in ACCEPTED}


def test_the_board_of_the_evening_before_is_still_ahead(db: sqlite3.Connection) -> None:
    planned = {it.kind: it for it in due.all_due(db)}
    assert planned["board"].run_at == evening_before(MONDAY)
    assert planned["digest"].day == planned["goals"].day == planned["reminder"].day == MONDAY


@pytest.mark.parametrize(
    ("today", "opened"),
    [
        (date(2026, 11, 23), date(2026, 11, 23)),  # Monday: today
        (date(2026, 11, 19), date(2026, 11, 19)),  # Thursday: today
        (date(2026, 11, 20), date(2026, 11, 23)),  # Friday: its tomorrow brings nothing
        (date(2026, 11, 21), date(2026, 11, 23)),  # Saturday
        (date(2026, 11, 3), date(2026, 11, 5)),  # the day before a holiday
        (date(2027, 1, 1), date(2027, 1, 11)),  # the New Year's holidays
    ],
)
def test_it_opens_on_a_workday_with_another_after_it(today: date, opened: date) -> None:
    assert working_day(today) == opened


def test_months_close_on_their_third_workday_as_they_do_in_a_team(db: sqlite3.Connection) -> None:
    team = load_team(db, TEAM_ID)
    assert team is not None
    for month, third in (
        (date(2026, 9, 1), date(2026, 10, 5)),
        (date(2026, 10, 1), date(2026, 11, 5)),
    ):
        closed = load_closed_month(db, team, month)
        assert closed is not None
        assert (closed.closed_on, closed.amended) == (third, ())
