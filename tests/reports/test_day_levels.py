"""A day's plan and stretch are shown where the day is: the receipt, /today, the goals."""

from sqlite3 import Connection

from locales.texts import plain, texts
from reports.goals import build_goals, load_goals
from reports.own import build_own, load_own
from sales.targets import EACH, Kind
from tests.cast import IVAN, NOW, SALES, TODAY, new_database
from tests.reports.logged import ask, log
from tests.reports.planned import been_here_long, plan

RU = texts("ru")


def asked(db: Connection) -> None:
    been_here_long(db)
    ask(db, "calls", 20)
    plan(db, "calls", 30, period="day", kind=Kind.PLAN)
    plan(db, "calls", 40, IVAN.id, period="day", kind=Kind.STRETCH)
    plan(db, "meetings", 2, EACH, period="day", kind=Kind.PLAN)


def today(db: Connection) -> str:
    return plain(build_own(load_own(db, SALES, IVAN, "day", NOW), RU).text)


def goals(db: Connection) -> str:
    return plain(build_goals(load_goals(db, SALES, IVAN.id, NOW), RU).text)


def test_today_shows_them_and_the_goals_name_them() -> None:
    db = new_database()
    asked(db)
    log(db, IVAN, TODAY, "calls", 35)
    assert "🎯 Звонки 35 ✅ план 30 · вызов 40\n🎯 Встречи 0 · план 2" in today(db)
    told = goals(db)
    assert "Звонки — 20 · план 30 · вызов 40" in told
    assert "Встречи — план 2" in told


def test_a_day_off_asks_for_nothing_more_either() -> None:
    db = new_database()
    asked(db)
    off = "INSERT INTO calendar_days VALUES (?, ?, 0, 1, 0)"
    db.execute(off, (SALES.id, TODAY.isoformat()))
    assert "план 30" not in today(db)
    assert "план 30" not in goals(db)


def test_where_a_day_has_no_levels_nothing_is_added() -> None:
    db = new_database()
    been_here_long(db)
    ask(db, "calls", 20)
    assert "план" not in today(db).lower()
