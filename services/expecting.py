"""People whom a head has picked from the phone's list: in the team once they press Start."""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sales.teams import Actor, Person, Role, Team
from services.invites import Joined
from services.membership import headed_team, heads_to_tell
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
        _join(db, actor.person, team_id, now)
        for team_id in expected.take_expecting_teams(db, actor.person.id)
    )


def _join(db: sqlite3.Connection, person: Person, team_id: int, now: datetime) -> Joined:
    team = people.load_team(db, team_id)
    assert team is not None, "the table refers to teams that exist"
    has_returned = person.id in people.names(db, team_id)
    people.add_member(db, team_id, person.id, Role.MANAGER, now)
    people.choose_team(db, person.id, team_id)
    role = next(role for it, role in people.memberships(db, person.id) if it.id == team_id)
    return Joined(
        team=team,
        role=role,
        heads=heads_to_tell(people.roster(db, team_id), person.id),
        has_returned=has_returned,
        teams=len(people.memberships(db, person.id)),
    )
