"""The digests of heads and of those who look on: of the morning, the past week, the past month.

A head gets each team's own, to act on; who looks on at several teams gets them all in one post.
"""

import sqlite3
from collections.abc import Iterator
from datetime import datetime

from jobs.audience import audience, comes, looked_on, texts_of, to_member
from jobs.due_posts import Outgoing
from locales.texts import Texts
from reports.board import Kind
from reports.digest import build_digest, load_digest
from reports.overview import build_overview
from reports.period_digest import (
    PeriodDigestFacts,
    build_period_digest,
    build_periods_overview,
    load_period_digest,
)
from reports.post import Post
from sales.periods import local_day
from sales.teams import Member, Role, Team


def compose_digest(db: sqlite3.Connection, team: Team, now: datetime) -> Iterator[Outgoing]:
    for member in audience(db, team, "digest"):
        words = texts_of(member, team)
        if member.role is Role.HEAD:
            yield to_member(member, build_digest(load_digest(db, team, now), words))
        elif teams := _told_with(db, member, team, "digest", now):
            facts = [load_digest(db, it, now) for it in teams]
            yield to_member(member, build_overview(facts, words))


def compose_digest_week(db: sqlite3.Connection, team: Team, now: datetime) -> Iterator[Outgoing]:
    """On a day that has the month's too, that one is enough."""
    if not comes(db, team, "digest_month", local_day(now, team.timezone)):
        yield from _compose_period(db, team, "digest_week", now)


def compose_digest_month(db: sqlite3.Connection, team: Team, now: datetime) -> Iterator[Outgoing]:
    yield from _compose_period(db, team, "digest_month", now)


def _compose_period(
    db: sqlite3.Connection, team: Team, name: str, now: datetime
) -> Iterator[Outgoing]:
    """The month's tells the week's theme where it comes in place of the week's."""
    kind: Kind = "week" if name == "digest_week" else "month"
    has_theme = comes(db, team, "digest_week", local_day(now, team.timezone))
    for member in audience(db, team, name):
        words = texts_of(member, team)
        if teams := _told_with(db, member, team, name, now):
            facts = [load_period_digest(db, it, kind, now) for it in teams]
            yield to_member(member, _built(facts, words, has_theme=has_theme))


def _told_with(
    db: sqlite3.Connection, member: Member, team: Team, kind: str, now: datetime
) -> tuple[Team, ...]:
    """The teams of which they hear in this team's post; none where another team's tells of it."""
    if member.role is Role.HEAD:
        return (team,)
    posts = looked_on(db, member.person.id, kind, local_day(now, team.timezone))
    return next((teams for teams in posts if teams[0] == team), ())


def _built(facts: list[PeriodDigestFacts], words: Texts, *, has_theme: bool) -> Post:
    if len(facts) > 1:
        return build_periods_overview(facts, words, has_theme=has_theme)
    return build_period_digest(facts[0], words, has_theme=has_theme)
