"""The plans' post: on the last workday of the week and of the month, where anything is planned."""

import sqlite3
from datetime import UTC, date, datetime

import pytest

from charts.specs import BulletSpec
from jobs import schedule
from jobs.composers import compose_plans
from sales.periods import WorkCalendar
from sales.posting import usual
from sales.targets import TEAM
from storage.posts import Address
from tests.cast import IVAN, SALES, new_database
from tests.delivery.post_office import TEAM_CHAT, bind
from tests.reports.logged import log
from tests.reports.planned import been_here_long, plan
from tests.telegram_text import check_post

FRIDAY_EVENING = datetime(2026, 11, 20, 15, 35, tzinfo=UTC)
PLANS, WEEKDAYS = usual("plans"), WorkCalendar()


@pytest.fixture
def db() -> sqlite3.Connection:
    db = new_database()
    been_here_long(db)
    bind(db, TEAM_CHAT, 7)
    return db


def test_it_comes_on_fridays_and_on_the_months_last_workday() -> None:
    comes = [date(2026, 11, 20), date(2026, 11, 27), date(2026, 11, 30), date(2026, 12, 4)]
    day = date(2026, 11, 16)
    for expected in comes:
        found = schedule.next_day(PLANS, day, WEEKDAYS)
        assert found == expected
        day = expected


def test_a_holiday_moves_the_months_last_workday() -> None:
    short = WorkCalendar(days_off=frozenset({date(2026, 11, 30)}))
    assert schedule.next_day(PLANS, date(2026, 11, 27), short) == date(2026, 12, 4)


def test_the_months_plans_go_into_the_teams_chat_with_a_picture(db: sqlite3.Connection) -> None:
    plan(db, "won", 10)
    log(db, IVAN, date(2026, 11, 10), "won", 6)
    (outgoing,) = compose_plans(db, SALES, FRIDAY_EVENING)
    assert outgoing.to == (Address(TEAM_CHAT, 7),)
    assert isinstance(outgoing.post.picture, BulletSpec)
    assert "6 из 20" in check_post(outgoing.post)
    assert outgoing.figures is not None


def test_where_only_the_week_is_planned_it_is_the_weeks(db: sqlite3.Connection) -> None:
    plan(db, "meetings", 25, TEAM, period="week")
    (outgoing,) = compose_plans(db, SALES, FRIDAY_EVENING)
    assert "0 из 25" in check_post(outgoing.post)


def test_where_nothing_is_planned_nothing_is_posted(db: sqlite3.Connection) -> None:
    assert list(compose_plans(db, SALES, FRIDAY_EVENING)) == []
