"""A chat gets no more posts a day than its head allows, and goes without the least valuable."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest

from delivery.drawing import Drawn
from delivery.queue import put
from jobs.budget import allowed
from locales.texts import Html
from sales.posting import Posting
from sales.teams import Role, Team
from storage import due, people
from storage.due import Due
from storage.posts import Address
from tests.cast import IVAN, NOW, OLGA, SALES, TODAY, new_database
from tests.delivery.post_office import TEAM_CHAT, TOMORROW

CHAT, HEAD = Address(TEAM_CHAT), Address(OLGA.id)


@pytest.fixture
def db() -> Iterator[sqlite3.Connection]:
    with closing(new_database()) as db:
        yield db


def post(db: sqlite3.Connection, kind: str, to: Address = CHAT, team: Team = SALES) -> None:
    put(
        db,
        Drawn(Html(kind), None, ()),
        team_id=team.id,
        kind=kind,
        period=TODAY,
        to=[to],
        now=NOW,
        expires_at=TOMORROW,
    )


def owe(db: sqlite3.Connection, *kinds: str) -> None:
    for kind in kinds:
        due.plan(
            db, Due(team_id=SALES.id, kind=kind, day=TODAY, timezone=SALES.timezone, run_at=NOW)
        )


def gets(db: sqlite3.Connection, kind: str, to: Address = CHAT, a_day: int = 4) -> bool:
    return bool(allowed(db, SALES, kind, TODAY, [to], Posting(a_day=a_day)))


def second_team(db: sqlite3.Connection) -> Team:
    team_id = people.add_team(db, "Вторая", SALES.timezone, "ru", OLGA.id, NOW)
    people.add_member(db, team_id, OLGA.id, Role.HEAD, NOW)
    return Team(team_id, "Вторая", SALES.timezone, "ru")


def test_after_its_last_post_of_the_day_a_chat_is_left_alone(db: sqlite3.Connection) -> None:
    assert gets(db, "board", a_day=1)
    post(db, "board")
    assert not gets(db, "week", a_day=1)
    assert gets(db, "week", a_day=2)


def test_the_last_place_is_kept_for_the_weeks_results(db: sqlite3.Connection) -> None:
    owe(db, "board", "week")
    assert not gets(db, "board", a_day=1)
    assert gets(db, "week", a_day=1)


def test_what_other_teams_post_into_the_same_chat_counts(db: sqlite3.Connection) -> None:
    post(db, "board", team=second_team(db))
    assert not gets(db, "board", a_day=1)


def test_one_who_heads_two_teams_gets_the_digests_of_both(db: sqlite3.Connection) -> None:
    other = second_team(db)
    for kind in ("digest", "goals", "reminder", "board"):
        post(db, kind, HEAD, other)
    assert gets(db, "digest", HEAD)


def test_how_many_posts_a_chat_gets_is_nothing_to_private_ones(db: sqlite3.Connection) -> None:
    post(db, "goals", Address(IVAN.id))
    assert gets(db, "reminder", Address(IVAN.id), a_day=1)


def test_yesterdays_posts_take_no_place_today(db: sqlite3.Connection) -> None:
    post(db, "board")
    db.execute("UPDATE deliveries SET period = '2026-11-18'")
    assert gets(db, "board", a_day=1)


def test_what_never_came_takes_no_place(db: sqlite3.Connection) -> None:
    post(db, "board")
    db.execute("UPDATE deliveries SET state = 'expired'")
    assert gets(db, "week", a_day=1)
