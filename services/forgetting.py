"""Leaving without a trace of who one was: by one's own wish, or as a head lets somebody go.

The sums stay, as those of a "former manager"; coming back means starting anew.
"""

import re
import sqlite3
from dataclasses import dataclass
from datetime import datetime

from locales.declension import forms
from locales.texts import plain, texts
from sales.errors import SalesError
from sales.teams import Actor, Person, Role, Team
from services.membership import Changed, remove
from storage import forgetting, people
from storage.forgetting import Called


@dataclass(frozen=True, slots=True, kw_only=True)
class Left:
    """A team that one was in, whose ``heads`` are told; ``name`` is what their work goes by."""

    team: Team
    name: str
    heads: tuple[Person, ...]


def check_may_leave(db: sqlite3.Connection, *, actor: Actor) -> None:
    """Refuse (``SalesError``) where a team with others in it would be left without a head."""
    for team, _ in people.memberships(db, actor.person.id):
        members = people.roster(db, team.id).members
        heads = [member.person.id for member in members if member.role is Role.HEAD]
        if heads == [actor.person.id] and len(members) > 1:
            raise SalesError("people.last_head")


def forget(
    db: sqlite3.Connection, *, actor: Actor, update_id: int, now: datetime
) -> tuple[Left, ...]:
    """Erase the person in every team they were ever in, and all that is kept of them.

    ``update_id``: of the update that asks for it, which names them too.
    """
    check_may_leave(db, actor=actor)
    person = actor.person
    known = people.load_person(db, person.id) or person
    called = _called(known, person)
    current = {team.id for team, _ in people.memberships(db, person.id)}
    left = []
    for team_id in forgetting.teams_ever(db, person.id):
        one = _leave(db, called, team_id, now)
        left += [one] if team_id in current else []
    forgetting.erase_person(db, called, update_id)
    return tuple(left)


def part(
    db: sqlite3.Connection, *, actor: Actor, team_id: int, person_id: int, now: datetime
) -> tuple[Changed, str]:
    """Let a member go, their figures going by the name that is returned; they may come back new."""
    changed = remove(db, actor=actor, team_id=team_id, person_id=person_id, now=now)
    name = _former(db, changed.team)
    forgetting.hand_over(db, person_id, team_id, name)
    return changed, name


def _called(known: Person, person: Person) -> Called:
    """By what they were called when last heard of, and are now."""
    names = (known.name, person.name)
    links = [rf"(?:@|t\.me/){re.escape(it)}" for it in (known.username, person.username) if it]
    return Called(person.id, names, "|".join((forms(" ".join(names)), *links)))


def _leave(db: sqlite3.Connection, called: Called, team_id: int, now: datetime) -> Left:
    team = people.load_team(db, team_id)
    assert team is not None, "members refer to teams"
    people.remove_member(db, team_id, called.id, now)
    name = _former(db, team)
    nameless = forgetting.hand_over(db, called.id, team_id, name)
    forgetting.erase_words(db, nameless, team_id, called, name)
    forgetting.erase_posts(db, nameless, team_id, called, name)
    heads = people.roster(db, team_id).heads_to_tell(but=called.id)
    return Left(team=team, name=name, heads=heads)


def _former(db: sqlite3.Connection, team: Team) -> str:
    """«Бывший менеджер 2», in the team's language."""
    n = forgetting.former(db, team.id) + 1
    return plain(texts(team.language)("forget.former", n=n))
