"""What heads have set is on disk the moment it is said: a database opened anew says the same."""

from contextlib import closing
from dataclasses import fields, replace
from pathlib import Path

from reports.settings_facts import SettingsFacts, load_settings
from sales.teams import Team
from services.binding import Spot, bind
from services.settings import CHANGES, Wish, change
from storage import people
from storage.db import connect
from storage.schema import migrate
from tests.cast import IVAN, NOW, OLGA, SALES, TODAY, actor, add_cast

OWNER = replace(actor(OLGA), is_owner=True)
SAID = {
    ("zone", "set"): ("", "Asia/Omsk"),
    ("week", "set"): ("", "5-1"),
    ("hours", "set"): ("", "600-1140"),
    ("country", "set"): ("", "KZ"),
    ("days", "off"): ("", "2026-12-31"),
    ("days", "work"): ("", "2026-12-26"),
    ("days", "clear"): ("", "2026-12-26"),
    ("lang", "set"): ("", "en"),
    ("money", "set"): ("", "KZT"),
    ("quiet", "set"): ("", "1260-540"),
    ("budget", "set"): ("", "6"),
    ("post", "on"): ("goals", "0"),
    ("post", "at"): ("digest", "600"),
    ("post", "days"): ("digest", "0-0"),
    ("post", "weekday"): ("week", "3"),
    ("post", "to"): ("board", "members"),
    ("post", "topic"): ("week", "9"),
    ("post", "home"): ("plans", ""),
    ("metric", "points"): ("calls", "3"),
    ("metric", "cap"): ("calls", "none"),
    ("shrink", "set"): ("", "revenue-1"),
    ("person", "week"): (str(IVAN.id), "4-0"),
    ("person", "load"): (str(IVAN.id), "50"),
    ("person", "ramp"): (str(IVAN.id), "40,60"),
    ("copies", "set"): ("", "on"),
}


def facts_on(path: Path) -> SettingsFacts:
    with closing(connect(path)) as db:
        team = people.load_team(db, SALES.id)
        assert isinstance(team, Team)
        return load_settings(db, team, NOW, is_owner=True)


def test_all_that_can_be_set_is_there_when_the_database_is_opened_again(tmp_path: Path) -> None:
    path = tmp_path / "salesbeat.db"
    spot = Spot(chat_id=-100, thread_id=9, title="Чат продаж", topic_name="Отчёты")
    with closing(connect(path)) as db:
        migrate(db)
        add_cast(db)
    before = facts_on(path)
    assert SAID.keys() == CHANGES.keys()
    with closing(connect(path)) as db:
        bind(db, actor=OWNER, spot=spot, team_id=None, now=NOW)
        for (screen, field), (subject, value) in SAID.items():
            held = load_settings(db, SALES, NOW).version.number
            wish = Wish(
                team_id=SALES.id,
                version=held,
                screen=screen,
                subject=subject,
                field=field,
                value=value,
            )
            assert change(db, actor=OWNER, wish=wish, now=NOW)
        team = people.load_team(db, SALES.id)
        assert team is not None
        said = load_settings(db, team, NOW, is_owner=True)
    again = facts_on(path)
    assert again == said
    same = {it.name for it in fields(again) if getattr(again, it.name) == getattr(before, it.name)}
    assert same == {"now", "members", "expected"}
    assert not again.calendar.is_workday(TODAY.replace(month=12, day=31))
