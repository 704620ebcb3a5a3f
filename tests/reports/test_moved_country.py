"""A team that takes another country's holidays in the middle of a month: what was stays."""

from reports.plan_facts import load_standings
from services.work_calendar import set_country
from storage import people
from tests.cast import IVAN, NOW, OLGA, SALES, actor, new_database
from tests.reports.planned import been_here_long, plan


def test_the_months_pace_is_what_it_was() -> None:
    db = new_database()
    been_here_long(db)
    plan(db, "calls", 200)
    (before,) = load_standings(db, SALES, IVAN.id, "month", NOW)
    set_country(db, actor=actor(OLGA), team_id=SALES.id, country="KZ", now=NOW)
    moved = people.load_team(db, SALES.id)
    assert moved is not None
    assert moved.country == "KZ"  # where the 4th of November, Russia's day off, is a workday
    (after,) = load_standings(db, moved, IVAN.id, "month", NOW)
    assert after == before
