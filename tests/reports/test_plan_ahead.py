"""A month ahead: what is planned of it, by metric and level, and whether it is confirmed."""

import sqlite3
from datetime import date

import pytest

from locales.texts import texts
from reports.own_plan import build_own_plan, load_own_plan
from reports.plan_ahead import build_own_ahead, build_team_ahead, load_own_ahead, load_team_ahead
from reports.post import Post
from sales.errors import SalesError
from sales.targets import TEAM, Kind
from services.acknowledging import accept
from tests.cast import IVAN, NOW, SALES, actor, new_database
from tests.reports.planned import been_here_long, plan
from tests.reports.test_absent import away
from tests.telegram_text import check_post

RU = texts("ru")
DECEMBER = date(2026, 12, 1)


@pytest.fixture
def db() -> sqlite3.Connection:
    """300 calls, or better 350, are asked of Иван in the 22 workdays of December."""
    db = new_database()
    been_here_long(db)
    plan(db, "calls", 300, IVAN.id, since=DECEMBER)
    plan(db, "calls", 350, IVAN.id, since=DECEMBER, kind=Kind.STRETCH)
    return db


def own(db: sqlite3.Connection, *, is_own: bool = True) -> Post:
    facts = load_own_ahead(db, SALES, IVAN, NOW, day=DECEMBER)
    return build_own_ahead(facts, RU, is_own=is_own)


def of_team(db: sqlite3.Connection) -> str:
    return check_post(build_team_ahead(load_team_ahead(db, SALES, NOW, day=DECEMBER), RU))


def test_each_level_is_told_and_what_a_workday_is_to_bring(db: sqlite3.Connection) -> None:
    plan(db, "meetings", 5, IVAN.id, period="week")
    plan(db, "emails", 4, IVAN.id, period="day", kind=Kind.MINIMUM)
    told = check_post(own(db))
    assert "декабрь 2026" in told
    assert "Звонки: план 300 · вызов 350 · 14 в день, дней: 22" in told
    assert "Встречи в неделю: план 5" in told
    assert "Минимум на день: 4 письма" in told


def test_an_absence_ahead_takes_off_what_it_takes_off_in_its_month(db: sqlite3.Connection) -> None:
    away(db, IVAN, date(2026, 12, 1), date(2026, 12, 12))
    assert "план 178" in check_post(own(db)).replace("\u00a0", "")


def test_what_is_new_is_confirmed_here_and_only_by_whom_it_is_asked(db: sqlite3.Connection) -> None:
    assert own(db, is_own=False).buttons == ()
    ((button,),) = own(db).buttons
    shown = button.data.rpartition(":")[2]
    accept(db, actor=actor(IVAN), team_id=SALES.id, shown=shown, now=NOW)
    assert own(db).buttons == ()
    assert "подтверждён" in check_post(own(db))
    with pytest.raises(SalesError, match=r"plan\.accepted_already"):
        accept(db, actor=actor(IVAN), team_id=SALES.id, shown=shown, now=NOW)


def test_a_plan_that_only_goes_on_is_not_asked_anew() -> None:
    db = new_database()
    plan(db, "calls", 300, IVAN.id)
    assert "план 300" in check_post(own(db))
    assert own(db).buttons == ()


def test_the_head_sees_who_is_planned_what_and_who_has_confirmed(db: sqlite3.Connection) -> None:
    plan(db, "won", 9, TEAM, since=DECEMBER)
    told = of_team(db)
    assert "Продажи: план 9" in told
    assert "Иван Петров: Звонки план 300 · вызов 350" in told
    assert "Мария" not in told
    assert "подтвердили: 0 из 1" in told


def test_a_month_without_plans_says_so() -> None:
    assert "планов нет" in of_team(new_database())
    assert "ничего не задано" in check_post(own(new_database()))


def test_what_is_asked_of_the_days_alone_waits_for_no_yes() -> None:
    db = new_database()
    been_here_long(db)
    plan(db, "calls", 20, IVAN.id, period="day", kind=Kind.MINIMUM)
    plan(db, "calls", 25, IVAN.id, period="day")
    plan(db, "calls", 40, IVAN.id, period="day", kind=Kind.STRETCH)
    post = build_own_plan(load_own_plan(db, SALES, IVAN, NOW), RU)
    told = check_post(post)
    assert "Минимум на день: 20 звонков" in told
    assert "Сверх минимума дня: Звонки план 25 · вызов 40" in told
    assert "одтверд" not in told
    assert not any("yes" in it.data for row in post.buttons for it in row)
