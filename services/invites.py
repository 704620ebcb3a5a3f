"""Invite links: made by heads, used once or a few times, each person only once."""

import sqlite3
from dataclasses import dataclass
from datetime import datetime, timedelta

from sales.errors import SalesError
from sales.teams import Actor, Person, Role, Team
from services.membership import headed_team
from storage import invites, people
from storage.invites import Invite

VALID_FOR = timedelta(days=7)
MOST_USES = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Joined:
    """Someone came in; ``heads`` are told."""

    team: Team
    role: Role
    heads: tuple[Person, ...]
    has_returned: bool
    teams: int  # how many they are in now


def create_invite(
    db: sqlite3.Connection,
    *,
    actor: Actor,
    team_id: int,
    role: Role,
    uses: int,
    code: str,
    now: datetime,
) -> tuple[Team, Invite]:
    """Save a link for ``uses`` people; ``code`` must be unguessable."""
    team = headed_team(db, actor, team_id)
    if not 1 <= uses <= MOST_USES:
        raise SalesError("invite.uses", most=MOST_USES)
    invite = Invite(
        code=code, team_id=team_id, role=role, uses_left=uses, expires_at=now + VALID_FOR
    )
    invites.add(db, invite, actor.person.id, now)
    return team, invite


def accept_invite(db: sqlite3.Connection, *, actor: Actor, code: str, now: datetime) -> Joined:
    """Join by a link; one who is a member already keeps their role and the link its use."""
    invite = invites.load(db, code)
    team = people.load_team(db, invite.team_id) if invite else None
    if invite is None or team is None:
        raise SalesError("invite.unknown")
    _check(db, invite, team, actor, now)
    invites.spend(db, code)
    return join(db, person=actor.person, team_id=team.id, role=invite.role, now=now)


def join(
    db: sqlite3.Connection, *, person: Person, team_id: int, role: Role, now: datetime
) -> Joined:
    """Let a person in, whose private chat speaks of the team from now on; whoever is in it
    already keeps their role.
    """
    has_returned = person.id in people.names(db, team_id)
    people.add_member(db, team_id, person.id, role, now)
    people.choose_team(db, person.id, team_id)
    teams = people.memberships(db, person.id)
    team, held = teams[0]
    return Joined(
        team=team,
        role=held,
        heads=people.roster(db, team_id).heads_to_tell(but=person.id),
        has_returned=has_returned,
        teams=len(teams),
    )


def _check(db: sqlite3.Connection, invite: Invite, team: Team, actor: Actor, now: datetime) -> None:
    members = people.roster(db, team.id).members
    if any(member.person.id == actor.person.id for member in members):
        raise SalesError("invite.member_already", team=team.name)
    if now >= invite.expires_at:
        raise SalesError("invite.expired", team=team.name)
    if invite.uses_left == 0:
        raise SalesError("invite.used_up", team=team.name)
