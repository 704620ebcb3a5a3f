"""Whom to tell that a head has changed what is asked of them, and what they may say yes to."""

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar

from sales.periods import DAY, Period, local_day, month_period
from sales.target_changes import TargetChange, target_changes
from sales.targets import Target, fingerprint, to_confirm
from sales.teams import Actor, Member, Person, Role, Team
from services.membership import headed_team
from storage import acknowledgements, people, targets

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class ToAccept:
    """A month's terms, to be confirmed anew; ``shown`` tells them from others."""

    month: date  # its first day
    shown: str
    is_ahead: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetNotice:
    """All that one act has changed for one person on the day ``today``, and in which months."""

    today: date
    team: Team
    person: Person
    changes: tuple[TargetChange, ...]
    to_accept: tuple[ToAccept, ...]
    names_team: bool


def noticed(
    db: sqlite3.Connection,
    work: Callable[[sqlite3.Connection], T],
    *,
    actor: Actor,
    team_id: int,
    now: datetime,
) -> tuple[T, tuple[TargetNotice, ...]]:
    """Do the work, and find whom of those the bot may write to it concerns.

    A word for each concerns managers, and heads with targets of their own.
    """
    team = headed_team(db, actor, team_id)
    before = targets.all_targets(db, team_id, team.timezone)
    outcome = work(db)
    after = targets.all_targets(db, team_id, team.timezone)
    with_own = {it.aim.person_id for it in after}
    concerned = (
        member.person
        for member in people.roster(db, team_id).sellers()
        if _may_hear(member, actor)
        and (member.role is Role.MANAGER or member.person.id in with_own)
    )
    found = (_notice(db, team, it, before, after, now) for it in concerned)
    return outcome, tuple(it for it in found if it.changes)


def _may_hear(member: Member, actor: Actor) -> bool:
    return member.can_write and member.person.id != actor.person.id


def _notice(
    db: sqlite3.Connection,
    team: Team,
    person: Person,
    before: tuple[Target, ...],
    after: tuple[Target, ...],
    now: datetime,
) -> TargetNotice:
    today = local_day(now, team.timezone)
    changes = target_changes(before, after, person.id, today)
    months = sorted({month_period(max(today, it.since)).start for it in changes})
    told = ((it, _to_accept(db, team, person, after, month_period(it))) for it in months)
    return TargetNotice(
        today=today,
        team=team,
        person=person,
        changes=changes,
        to_accept=tuple(ToAccept(it, shown, it > today) for it, shown in told if shown),
        names_team=len(people.memberships(db, person.id)) > 1,
    )


def _to_accept(
    db: sqlite3.Connection, team: Team, person: Person, said: tuple[Target, ...], month: Period
) -> str:
    """Of terms with a plan, which were not confirmed before; else ""."""
    asked = to_confirm(said, person.id, month.end - DAY)
    known = acknowledgements.accepted(db, team.id, month.start)
    return fingerprint(asked, month.start) if asked and (person.id, asked) not in known else ""
