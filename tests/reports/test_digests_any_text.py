"""Whatever people and teams are called, Telegram takes every digest, talk and piece of news."""

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from locales.texts import LANGUAGES, Texts, texts
from reports.department import build_department, build_department_board, load_department_board
from reports.digest import load_digest
from reports.news import Record, build_celebration, load_day, news_lines
from reports.overview import build_overview
from reports.period_digest import build_period_digest, build_periods_overview, load_period_digest
from reports.post import Post
from reports.talks import (
    build_asked,
    build_praise,
    build_praised,
    build_question,
    build_reasons,
    build_snoozed,
    build_where_to_praise,
)
from sales.departments import Department
from sales.norms import Link, Mean
from sales.talks import SUBJECTS, Act, Held, Reason, Talk, Topic
from sales.teams import Person, Team
from tests.cast import NOW, OLGA, SALES, TODAY
from tests.reports.logged import ask
from tests.reports.test_any_text import NAMES, WORK, Work, database_with
from tests.telegram_text import check_post


def digests(db: sqlite3.Connection, team: Team, words: Texts) -> Iterator[Post]:
    morning = load_digest(db, team, NOW)
    yield build_overview([morning] * 12, words)
    for kind in ("week", "month"):
        past = load_period_digest(db, team, kind, NOW)
        yield build_period_digest(past, words)
        yield build_periods_overview([past] * 12, words)
    found = load_day(db, team, TODAY)
    yield build_celebration(found, words)
    records = tuple(Record(it, "calls", 10**6, 10**5) for it in found.people[:3])
    yield Post(news_lines(records, words, have_all_met=True))
    department = Department(1, team.name, (team,))
    yield build_department(department, (team,), words)
    board = load_department_board(db, department, "week", "points", NOW)
    yield build_department_board(board, words)


def talks(team: Team, person: Person, subject: str, words: Texts) -> Iterator[Post]:
    topic = Topic(team.id, person.id, subject, TODAY)
    talk = Talk(
        person_id=person.id,
        subject=subject,
        opened_on=TODAY,
        act=Act.ASKED,
        link=Link("calls", Mean(1, 5), Mean(80, 40)),
        rests_until=TODAY,
        follow_up_on=TODAY,
    )
    held = Held(team, person, talk, None)
    if subject != "praise":
        yield build_question(held, OLGA, words)
        yield build_asked(held, words)
    yield build_where_to_praise(topic, person, words)
    yield build_reasons(topic, person, words)
    for reason in Reason:
        yield Post(build_snoozed(replace(held, talk=replace(talk, reason=reason)), words))
    for in_chat in (True, False):
        yield build_praise(held, person, words, in_chat=in_chat)
        yield Post(build_praised(held, words, in_chat=in_chat))


@settings(max_examples=15, deadline=timedelta(seconds=20))
@given(
    team_name=NAMES,
    crowd=st.lists(NAMES, min_size=1, max_size=20),
    work=st.lists(WORK, max_size=20),
    asked=st.dictionaries(st.sampled_from(["calls", "won", "revenue"]), st.integers(1, 10**14)),
)
def test_telegram_takes_every_digest(
    team_name: str, crowd: list[str], work: list[Work], asked: dict[str, int]
) -> None:
    db = database_with(team_name, crowd, work)
    db.execute("UPDATE members SET joined_at = 0")
    for metric, minimum in asked.items():
        ask(db, metric, minimum)
    for language in LANGUAGES:
        for post in digests(db, replace(SALES, name=team_name), texts(language)):
            check_post(post)


@given(NAMES, NAMES, st.sampled_from(sorted(SUBJECTS)))
def test_telegram_takes_every_talk(team_name: str, name: str, subject: str) -> None:
    for language in LANGUAGES:
        team, person = replace(SALES, name=team_name), Person(2**52, name)
        for post in talks(team, person, subject, texts(language)):
            check_post(post)
