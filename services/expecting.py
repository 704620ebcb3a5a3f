"""People whom a head has picked from the phone's list: in the team once they press Start."""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sales.teams import Actor, Person, Role, Team
from services.invites import Joined, join
from services.membership import headed_team
from storage import expected, people


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """``awaited`` have to press Start; the bot may write to those ``within_reach`` first;
    ``members`` are in the team already."""

    team: Team
    awaited: tuple[Person, ...]
    within_reach: tuple[Person, ...]
    members: tuple[Person, ...]


def expect(
    db: sqlite3.Connection,
    *,
    actor: Actor,
    team_id: int,
    picked: Sequence[Person],
    now: datetime,
) -> Expected:
    """Wait for those who were picked; picking them again changes nothing."""
    team = headed_team(db, actor, team_id)
    inside = {member.person.id for member in people.roster(db, team_id).members}
    awaited = tuple(person for person in picked if person.id not in inside)
    for person in awaited:
        expected.expect(db, team_id, person, actor.person.id, now)
    known = [people.load_known(db, person.id) for person in awaited]
    return Expected(
        team=team,
        awaited=awaited,
        within_reach=tuple(it.person for it in known if it is not None and it.can_write),
        members=tuple(person for person in picked if person.id in inside),
    )


def come_in(db: sqlite3.Connection, *, actor: Actor, now: datetime) -> tuple[Joined, ...]:
    """Join every team that expects the actor, as a manager; none: nothing has changed."""
    return tuple(
        join(db, person=actor.person, team_id=team_id, role=Role.MANAGER, now=now)
        for team_id in expected.take_expecting_teams(db, actor.person.id)
    )
