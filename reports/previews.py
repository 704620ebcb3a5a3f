"""How a post of the clock looks now: shown to the head who sets its schedule, to nobody else."""

import sqlite3
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from types import MappingProxyType

from locales.texts import Html, Texts, texts
from reports.board import build_board, load_board
from reports.digest import build_digest, load_digest
from reports.goals import build_goals, load_goals
from reports.news import Record, build_celebration, load_day, news_lines
from reports.period_digest import build_period_digest, load_period_digest
from reports.post import Post
from reports.reminder import build_reminder, load_reminder
from reports.team_plan import KINDS as PLAN_KINDS
from reports.team_plan import build_plan_post, load_team_plan
from reports.week_results import build_week_results, load_week_results
from sales.catalog import Figure
from sales.periods import local_day
from sales.posting import SCHEDULED, Audience
from sales.teams import Person, Team
from storage.settings import load_posting

NOBODY = 0  # Telegram gives nobody this id
Preview = Callable[[sqlite3.Connection, Team, int, datetime, Texts], Post]


def build_preview(
    db: sqlite3.Connection, team: Team, kind: str, person_id: int, now: datetime, words: Texts
) -> Post:
    """The real post as of now, as the person would get it, or in the language of the chat that it
    goes to; its buttons would act, so they go. Of what comes as it happens, a made-up example:
    most of the time nothing has happened.
    """
    is_in_chat = load_posting(db, team.id).plan(kind).audience is Audience.CHAT
    spoken = texts(team.language) if is_in_chat else words
    post = PREVIEWS[kind](db, team, person_id, now, spoken)
    said = words("settings.preview" if kind in SCHEDULED else "settings.preview_example")
    return Post(Html(f"{said}\n\n{post.text}"), post.picture)


def _digest(db: sqlite3.Connection, team: Team, _: int, now: datetime, words: Texts) -> Post:
    return build_digest(load_digest(db, team, now), words)


def _digest_week(db: sqlite3.Connection, team: Team, _: int, now: datetime, words: Texts) -> Post:
    return build_period_digest(load_period_digest(db, team, "week", now), words)


def _digest_month(db: sqlite3.Connection, team: Team, _: int, now: datetime, words: Texts) -> Post:
    return build_period_digest(load_period_digest(db, team, "month", now), words)


def _goals(db: sqlite3.Connection, team: Team, person_id: int, now: datetime, words: Texts) -> Post:
    return build_goals(load_goals(db, team, person_id, now), words)


def _reminder(
    db: sqlite3.Connection, team: Team, person_id: int, now: datetime, words: Texts
) -> Post:
    return build_reminder(load_reminder(db, team, person_id, now), words)


def _board(db: sqlite3.Connection, team: Team, _: int, now: datetime, words: Texts) -> Post:
    return build_board(load_board(db, team, "day", None, now), words)


def _week(db: sqlite3.Connection, team: Team, _: int, now: datetime, words: Texts) -> Post:
    return build_week_results(load_week_results(db, team, now), words)


def _plans(db: sqlite3.Connection, team: Team, _: int, now: datetime, words: Texts) -> Post:
    """Of the month, or where nothing is planned of the week, as the post has it."""
    found = [load_team_plan(db, team, now, kind=kind) for kind in PLAN_KINDS]
    return build_plan_post(next((it for it in found if it.of_team), found[0]), words)


def _celebration(db: sqlite3.Connection, team: Team, _: int, now: datetime, words: Texts) -> Post:
    asked, done = {"calls": 100, "meetings": 10}, {"calls": Figure(104), "meetings": Figure(11)}
    met = replace(
        load_day(db, team, local_day(now, team.timezone)),
        people=(_someone(words),),
        left=(),
        figures={NOBODY: done},
        totals=done,
        asked={NOBODY: asked},
    )
    return build_celebration(met, words)


def _record(_: sqlite3.Connection, __: Team, ___: int, ____: datetime, words: Texts) -> Post:
    """A line of the board."""
    record = Record(_someone(words), "calls", 34, 31)
    return Post(news_lines((record,), words, have_all_met=False))


def _someone(words: Texts) -> Person:
    return Person(NOBODY, words("settings.example_name"))


PREVIEWS: Mapping[str, Preview] = MappingProxyType(
    {
        "digest": _digest,
        "digest_week": _digest_week,
        "digest_month": _digest_month,
        "goals": _goals,
        "reminder": _reminder,
        "board": _board,
        "week": _week,
        "celebration": _celebration,
        "record": _record,
        "plans": _plans,
    }
)
