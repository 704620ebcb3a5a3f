"""Which report goes to whom, for each kind of post that the clock owes a team."""

import sqlite3
from collections.abc import Iterator, Mapping
from datetime import datetime
from types import MappingProxyType

from jobs.due_posts import Composer, Outgoing
from locales.calendars import work_calendar
from locales.texts import Texts, texts
from reports.board import build_board, load_board
from reports.digest import build_digest, load_digest
from reports.goals import build_goals, load_goals
from reports.post import Post
from reports.reminder import build_reminder, load_reminder, unheard_managers
from reports.week_results import build_week_results, load_week_results
from sales.periods import local_day
from sales.teams import Member, Role, Team
from storage import binding, people
from storage.posts import Address


def compose_digest(db: sqlite3.Connection, team: Team, now: datetime) -> Iterator[Outgoing]:
    """To each head who can be written to."""
    facts = load_digest(db, team, now)
    for head in _members(db, team, Role.HEAD):
        yield _to(head, build_digest(facts, _texts(head, team)))


def compose_goals(db: sqlite3.Connection, team: Team, now: datetime) -> Iterator[Outgoing]:
    """To each manager who can be written to."""
    for manager in _members(db, team, Role.MANAGER):
        facts = load_goals(db, team, manager.person.id, now)
        yield _to(manager, build_goals(facts, _texts(manager, team)))


def compose_reminder(db: sqlite3.Connection, team: Team, now: datetime) -> Iterator[Outgoing]:
    """To managers of whose day nothing is known."""
    for manager in unheard_managers(db, team, now):
        if manager.can_write:
            facts = load_reminder(db, team, manager.person.id, now)
            yield _to(manager, build_reminder(facts, _texts(manager, team)))


def compose_board(db: sqlite3.Connection, team: Team, now: datetime) -> Iterator[Outgoing]:
    """To the team's chat, if it has one: the day's board, at the week's end the week's with it."""
    bound = binding.of_team(db, team.id)
    if bound is not None:
        yield Outgoing(_board(db, team, now), (Address(bound.chat_id, bound.thread_id),))


COMPOSERS: Mapping[str, Composer] = MappingProxyType(
    {
        "digest": compose_digest,
        "goals": compose_goals,
        "reminder": compose_reminder,
        "board": compose_board,
    }
)


def _board(db: sqlite3.Connection, team: Team, now: datetime) -> Post:
    day = local_day(now, team.timezone)
    if work_calendar(team.country, day).is_last_workday_of_week(day):
        return build_week_results(load_week_results(db, team, now), texts(team.language))
    return build_board(load_board(db, team, "day", None, now), texts(team.language))


def _members(db: sqlite3.Connection, team: Team, role: Role) -> list[Member]:
    return [
        member
        for member in people.roster(db, team.id).members
        if member.role is role and member.can_write
    ]


def _to(member: Member, post: Post) -> Outgoing:
    return Outgoing(post, (Address(member.person.id),))


def _texts(member: Member, team: Team) -> Texts:
    return texts(member.person.language or team.language)
