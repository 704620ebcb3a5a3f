"""Whatever people are called and however much they do, Telegram takes every report as it is."""

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import TypeAlias

from hypothesis import given, settings
from hypothesis import strategies as st

from locales.texts import LANGUAGES, Texts, texts
from reports.board import KINDS, board_alert, build_board, load_board
from reports.digest import build_digest, load_digest
from reports.entries import build_entries, load_entries
from reports.goals import build_goals, load_goals
from reports.own import build_own, load_own
from reports.post import Post
from reports.reminder import build_reminder, load_reminder
from reports.team import build_team_report, load_team_report
from reports.week_results import build_week_results, load_week_results
from sales.catalog import CATALOG
from sales.teams import Person, Team
from storage import people
from storage.db import connect
from storage.schema import migrate
from tests.cast import NOW, OLGA, SALES, TODAY
from tests.reports.logged import ask, join, log
from tests.telegram_text import check_post

AWKWARD = (
    "<b>&\"'",
    "\u202eאבג",
    "مدير المبيعات",
    "\u200b\u200d",
    "👨‍👩‍👧" * 8,
    "Ж" * 64,
    "a\u0301" * 32,
    "&lt;",
)
MOST_LINES = 32  # with all eleven metrics asked
Work: TypeAlias = tuple[str, int, int, int]
NAMES = st.one_of(st.sampled_from(AWKWARD), st.text(min_size=1, max_size=64))
LOGGED = ("calls", "conversations", "emails", "first_meetings", "presentations", "proposals", "won")
WORK = st.tuples(
    st.sampled_from(LOGGED),
    st.integers(1, 500),
    st.integers(1, 10**14),
    st.integers(0, 9),
)


def database_with(team_name: str, crowd: list[str], work: list[Work]) -> sqlite3.Connection:
    """A team of managers of these names, among whom the work goes round."""
    db = connect(":memory:")
    migrate(db)
    people.see_person(db, OLGA.id, team_name, "", "ru")
    people.add_team(db, team_name, SALES.timezone, "ru", OLGA.id, NOW)
    managers = [join(db, Person(10 + at, name)) for at, name in enumerate(crowd)]
    for at, (metric, quantity, amount, back) in enumerate(work):
        has_money = metric in {"proposals", "won"}
        money = amount if has_money else None
        day = TODAY - timedelta(days=back)
        log(db, managers[at % len(managers)], day, metric, quantity, amount=money, note=team_name)
    return db


def posts(db: sqlite3.Connection, team: Team, person: Person, words: Texts) -> Iterator[Post]:
    """Every report there is."""
    for kind in KINDS:
        yield build_board(load_board(db, team, kind, None, NOW), words)
        yield build_board(load_board(db, team, kind, "revenue", NOW), words)
        yield build_team_report(load_team_report(db, team, kind, NOW), words)
        yield build_own(load_own(db, team, person, kind, NOW), words, names_team=True)
    yield build_digest(load_digest(db, team, NOW), words)
    yield build_goals(load_goals(db, team, person.id, NOW), words)
    yield build_reminder(load_reminder(db, team, person.id, NOW), words)
    yield build_week_results(load_week_results(db, team, NOW), words)
    yield build_entries(load_entries(db, team, person, TODAY), words)


@settings(max_examples=25, deadline=None)
@given(
    team_name=NAMES,
    crowd=st.lists(NAMES, min_size=1, max_size=40),
    work=st.lists(WORK, max_size=30),
    asked=st.dictionaries(st.sampled_from(sorted(CATALOG)), st.integers(1, 10**14)),
)
def test_telegram_takes_every_report_whatever_is_in_it(
    team_name: str, crowd: list[str], work: list[Work], asked: dict[str, int]
) -> None:
    db = database_with(team_name, crowd, work)
    for metric, minimum in asked.items():
        ask(db, metric, minimum)
    team, person = replace(SALES, name=team_name), Person(10, crowd[0])

    for language in LANGUAGES:
        for post in posts(db, team, person, texts(language)):
            assert len(check_post(post).splitlines()) <= MOST_LINES
        alert = board_alert(load_board(db, team, "week", None, NOW), person.id, texts(language))
        assert len(alert) <= 200


def test_forty_people_with_the_longest_names_fit_a_caption() -> None:
    crowd = [f"{at} " + "Щ" * 61 for at in range(40)]
    db = database_with("Ы" * 64, crowd, [("won", 500, 10**14, 0)] * 40)
    for metric in CATALOG:
        ask(db, metric, 10**14)
    db.execute("UPDATE members SET joined_at = 0")
    team, person = replace(SALES, name="Ы" * 64), Person(10, crowd[0])

    for language in LANGUAGES:
        for post in posts(db, team, person, texts(language)):
            check_post(post)
