"""Who is in a team: let in, given a role, let go. What they logged stays in every case."""

import sqlite3
from dataclasses import dataclass
from datetime import datetime

from sales.errors import SalesError
from sales.teams import Actor, Member, Person, Role, Roster, Team
from storage import invites, people, settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """One person after a change.

    ``speaks_as`` is their role in the team that their private chat speaks of.
    """

    team: Team
    person: Person
    role: Role | None  # None: not in the team any more
    speaks_as: Role | None
    can_write: bool
    has_changed: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Someone asked to be let in; ``heads`` are told, ``waiting`` is everyone who waits."""

    team: Team
    person: Person
    heads: tuple[Person, ...]
    waiting: tuple[Person, ...]
    is_new: bool
    can_write: bool


def headed_team(db: sqlite3.Connection, actor: Actor, team_id: int) -> Team:
    """The team, if the actor heads it now; raises ``SalesError`` and tells nothing otherwise."""
    found = people.membership(db, team_id, actor.person.id)
    if found is None or found[1] is not Role.HEAD:
        raise SalesError("people.not_head")
    return found[0]


def speaks_as(db: sqlite3.Connection, person_id: int) -> Role | None:
    """The role in the team that the person's private chat speaks of."""
    return next((role for _, role in people.memberships(db, person_id)), None)


def find_people(db: sqlite3.Connection, actor: Actor, said: str) -> list[Person]:
    """Those of the actor's team whom ``said`` can mean; raises ``SalesError`` where none fits."""
    if actor.team is None:
        raise SalesError("people.unknown")
    found = people.roster(db, actor.team.id).meant(said)
    if not found:
        raise SalesError("people.unknown")
    return found


def set_role(
    db: sqlite3.Connection,
    *,
    actor: Actor,
    team_id: int,
    person_id: int,
    role: Role,
    now: datetime,
) -> Changed:
    """Give a member another role; the same role again changes nothing."""
    team = headed_team(db, actor, team_id)
    roster = people.roster(db, team_id)
    member = _member(roster, person_id)
    if role is not Role.HEAD:
        _keep_a_head(roster, member)
    people.set_role(db, team_id, person_id, role, now)
    if member.role is not role:
        settings.next_version(db, team_id, actor.person.id, now)  # their screen shows it
    return _changed(db, team, member, role)


def remove(
    db: sqlite3.Connection, *, actor: Actor, team_id: int, person_id: int, now: datetime
) -> Changed:
    """Let a member go; what they logged stays."""
    team = headed_team(db, actor, team_id)
    roster = people.roster(db, team_id)
    member = _member(roster, person_id)
    _keep_a_head(roster, member)
    people.remove_member(db, team_id, person_id, now)
    settings.next_version(db, team_id, actor.person.id, now)
    return _changed(db, team, member, None)


def member_of(db: sqlite3.Connection, *, actor: Actor, team_id: int, person_id: int) -> Person:
    """One of the people of a team that the actor heads."""
    headed_team(db, actor, team_id)
    return _member(people.roster(db, team_id), person_id).person


def removable(
    db: sqlite3.Connection, *, actor: Actor, team_id: int, person_id: int
) -> tuple[Team, Person]:
    """Whom a confirmation is asked about; refuses whatever ``remove`` would refuse."""
    team = headed_team(db, actor, team_id)
    roster = people.roster(db, team_id)
    member = _member(roster, person_id)
    _keep_a_head(roster, member)
    return team, member.person


def ask_in(db: sqlite3.Connection, *, actor: Actor, team_id: int, now: datetime) -> Asked:
    """Ask to be let into the team of this chat; asking again while waiting changes nothing."""
    team = actor.team
    if team is None or team.id != team_id:
        raise SalesError("join.not_here")
    if actor.role is not None:
        raise SalesError("join.member_already")
    person = actor.person
    known = people.load_known(db, person.id)
    is_new = invites.ask(db, team_id, person.id, now)
    return Asked(
        team=team,
        person=person,
        heads=people.roster(db, team_id).heads_to_tell(but=person.id),
        waiting=tuple(invites.waiting(db, team_id)),
        is_new=is_new,
        can_write=known is not None and known.can_write,
    )


def let_in(
    db: sqlite3.Connection, *, actor: Actor, team_id: int, person_id: int | None, now: datetime
) -> tuple[Changed, ...]:
    """Take one who waits, as a manager, or (None) all of them; empty where nobody waits."""
    team = headed_team(db, actor, team_id)
    chosen = [p for p in invites.waiting(db, team_id) if person_id in {None, p.id}]
    for person in chosen:
        people.add_member(db, team_id, person.id, Role.MANAGER, now)
    roster = people.roster(db, team_id)
    return tuple(_changed(db, team, _member(roster, person.id), Role.MANAGER) for person in chosen)


def turn_down(
    db: sqlite3.Connection, *, actor: Actor, team_id: int, person_id: int
) -> Person | None:
    """Decline one who waits; None where they do not wait any more."""
    headed_team(db, actor, team_id)
    found = [p for p in invites.waiting(db, team_id) if p.id == person_id]
    invites.decline(db, team_id, person_id)
    return found[0] if found else None


def _member(roster: Roster, person_id: int) -> Member:
    for member in roster.members:
        if member.person.id == person_id:
            return member
    raise SalesError("people.unknown")


def _keep_a_head(roster: Roster, member: Member) -> None:
    heads = [it for it in roster.members if it.role is Role.HEAD]
    if heads == [member]:
        raise SalesError("people.last_head")


def _changed(db: sqlite3.Connection, team: Team, member: Member, role: Role | None) -> Changed:
    person = member.person
    return Changed(
        team=team,
        person=person,
        role=role,
        speaks_as=speaks_as(db, person.id),
        can_write=member.can_write,
        has_changed=member.role is not role,
    )
