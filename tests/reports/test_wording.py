"""The reports as people read them, in both languages, kept as a snapshot to be read in review."""

import sqlite3
from datetime import date, timedelta

import pytest
from syrupy.assertion import SnapshotAssertion

from locales.texts import LANGUAGES, texts
from reports.board import build_board, load_board
from reports.digest import build_digest, load_digest
from reports.entries import build_entries, load_entries
from reports.goals import build_goals, load_goals
from reports.own import build_own, load_own
from reports.post import Post
from reports.reminder import build_reminder, load_reminder
from reports.team import build_team_report, load_team_report
from reports.week_results import build_week_results, load_week_results
from sales.entries import Outcome
from sales.teams import Person
from tests.cast import IVAN, MARIA, NOW, OLGA, SALES, TODAY, new_database
from tests.reports.logged import ask, join, log
from tests.telegram_text import check_post

YESTERDAY, MONDAY = date(2026, 11, 18), date(2026, 11, 16)
WEEK = timedelta(days=7)
FRIDAY_EVENING = NOW.replace(day=20, hour=15, minute=30)


def a_usual_week() -> sqlite3.Connection:
    """Ivan does well, Maria sends proposals that nobody takes, Anna has been silent for days."""
    db = new_database()
    db.execute("UPDATE members SET joined_at = 0")
    anna = join(db, Person(10, "Анна Ковалёва"))
    ask(db, "calls", 20)
    ask(db, "meetings", 1)
    log(db, anna, MONDAY - WEEK, "calls", 30)
    log(db, anna, MONDAY - WEEK, "meetings", 4)
    for day in (MONDAY, MONDAY + timedelta(days=1), YESTERDAY, TODAY):
        log(db, IVAN, day, "calls", 22, minutes=60, new=7, outcome=Outcome.INTERESTED)
        log(db, IVAN, day, "meetings")
        log(db, MARIA, day, "calls", 12)
        log(db, MARIA, day, "proposals", amount=120_000_00)
    log(db, IVAN, YESTERDAY, "won", amount=350_000_00, note="Ромашка")
    log(db, MARIA, YESTERDAY, "meetings", by=OLGA)
    return db


def reports(db: sqlite3.Connection, language: str) -> dict[str, Post]:
    words = texts(language)
    return {
        "the board of the week": build_board(load_board(db, SALES, "week", None, NOW), words),
        "the digest": build_digest(load_digest(db, SALES, NOW), words),
        "Ivan's goals": build_goals(load_goals(db, SALES, IVAN.id, NOW), words),
        "Maria's goals": build_goals(load_goals(db, SALES, MARIA.id, NOW), words),
        "the reminder": build_reminder(load_reminder(db, SALES, 10, NOW), words),
        "Ivan's day": build_own(load_own(db, SALES, IVAN, "day", NOW), words),
        "Maria's week": build_own(load_own(db, SALES, MARIA, "week", NOW), words),
        "the team's week": build_team_report(load_team_report(db, SALES, "week", NOW), words),
        "the week's results": build_week_results(
            load_week_results(db, SALES, FRIDAY_EVENING), words
        ),
        "Maria's entries": build_entries(load_entries(db, SALES, MARIA, YESTERDAY), words),
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_reports_of_a_usual_week(language: str, snapshot: SnapshotAssertion) -> None:
    pages = [
        f"== {name}\n{check_post(post)}" for name, post in reports(a_usual_week(), language).items()
    ]

    assert "\n\n".join(pages) == snapshot
