"""Which report goes to whom, for each kind of post."""

import sqlite3
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from functools import partial
from types import MappingProxyType

from jobs.audience import audience, chat_of, comes, texts_of, to_member
from jobs.celebrations import compose_celebration, with_news
from jobs.digests import compose_digest, compose_digest_month, compose_digest_week
from jobs.due_posts import Composer, Outgoing
from locales.texts import Texts, texts
from reports.amendments import Snapshot, dumped, load_snapshot
from reports.board import build_board, load_board
from reports.goals import build_goals, load_goals, load_team_morning
from reports.post import Post
from reports.reminder import build_reminder, load_reminder, unheard_managers
from reports.team_period import capacity_of
from reports.team_plan import KINDS as PLAN_KINDS
from reports.team_plan import build_plan_post, load_team_plan
from reports.week_results import build_week_results, load_week_results
from sales.periods import DAY, Period, day_period, local_day
from sales.posting import Audience
from sales.teams import Team
from storage.settings import load_posting


def compose_goals(db: sqlite3.Connection, team: Team, now: datetime) -> Iterator[Outgoing]:
    """To each manager (or head too) who works today and can be written to."""
    morning = load_team_morning(db, team, now)
    for member in audience(db, team, "goals"):
        if morning.capacity.of(member.person.id).is_workday(morning.today):
            facts = load_goals(db, team, member.person.id, now, morning)
            yield to_member(member, build_goals(facts, texts_of(member, team)))


def compose_reminder(db: sqlite3.Connection, team: Team, now: datetime) -> Iterator[Outgoing]:
    """To managers (or heads too) of whose day nothing is known."""
    capacity = capacity_of(db, team, local_day(now, team.timezone))
    wanted = load_posting(db, team.id).plan("reminder").audience
    for manager in unheard_managers(db, team, now, capacity, wanted):
        if manager.can_write:
            facts = load_reminder(db, team, manager.person.id, now, capacity)
            yield to_member(manager, build_reminder(facts, texts_of(manager, team)))


def compose_board(db: sqlite3.Connection, team: Team, now: datetime) -> Iterator[Outgoing]:
    """The day's board; on the day that the week's results come, they hold it. An empty one invites
    the chat to begin, and is nobody's in private.
    """
    day = local_day(now, team.timezone)
    if not comes(db, team, "week", day):
        facts = load_board(db, team, "day", None, now)
        to_chat = load_posting(db, team.id).plan("board").audience is Audience.CHAT
        if not (to_chat or facts.leaders or facts.totals):
            return
        build = with_news(db, team, day, partial(build_board, facts))
        shown = load_snapshot(db, team, day_period(day))
        yield from _to_chat_or_members(db, team, "board", build, shown)


def compose_week(db: sqlite3.Connection, team: Team, now: datetime) -> Iterator[Outgoing]:
    """The week's results."""
    facts = load_week_results(db, team, now)
    day = local_day(now, team.timezone)
    so_far = Period(facts.week.period.start, day + DAY)
    build = with_news(db, team, day, partial(build_week_results, facts))
    yield from _to_chat_or_members(db, team, "week", build, load_snapshot(db, team, so_far))


def compose_plans(db: sqlite3.Connection, team: Team, now: datetime) -> Iterator[Outgoing]:
    """The month's plans, or where there are none the week's; nothing where nothing is planned."""
    for kind in PLAN_KINDS:
        facts = load_team_plan(db, team, now, kind=kind)
        if facts.of_team:
            so_far = Period(facts.period.start, local_day(now, team.timezone) + DAY)
            build = partial(build_plan_post, facts)
            shown = load_snapshot(db, team, so_far, facts.of_team)
            yield from _to_chat_or_members(db, team, "plans", build, shown)
            return


COMPOSERS: Mapping[str, Composer] = MappingProxyType(
    {
        "digest": compose_digest,
        "digest_week": compose_digest_week,
        "digest_month": compose_digest_month,
        "goals": compose_goals,
        "reminder": compose_reminder,
        "board": compose_board,
        "week": compose_week,
        "plans": compose_plans,
        "celebration": compose_celebration,
    }
)


def _to_chat_or_members(
    db: sqlite3.Connection, team: Team, kind: str, build: Callable[[Texts], Post], shown: Snapshot
) -> Iterator[Outgoing]:
    """Once into the team's chat, if it has one; or to each in private and in their language."""
    figures = dumped(shown)
    plan = load_posting(db, team.id).plan(kind)
    if plan.audience is Audience.CHAT:
        address = chat_of(db, team, plan)
        if address is not None:
            yield Outgoing(build(texts(team.language)), (address,), figures)
        return
    for member in audience(db, team, kind):
        yield replace(to_member(member, build(texts_of(member, team))), figures=figures)
