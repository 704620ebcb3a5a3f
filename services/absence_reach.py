"""Whom an absence reaches: the teams of the person, their heads, the months they have closed."""

import sqlite3
from datetime import date, datetime

from sales.periods import local_day
from sales.teams import Actor, Person, Role, Team
from services.open_months import closed_months_of
from storage import people


def teams_sold_for(db: sqlite3.Connection, person_id: int) -> list[tuple[Team, Role]]:
    """There is nothing to be relieved of elsewhere."""
    found = people.memberships(db, person_id)
    return [(team, role) for team, role in found if role is not Role.VIEWER]


def answers_to_nobody(db: sqlite3.Connection, person_id: int) -> bool:
    """Whether one heads all the teams one sells for."""
    roles = {role for _, role in teams_sold_for(db, person_id)}
    return roles == {Role.HEAD}


def open_since(db: sqlite3.Connection, team: Team, person_id: int, now: datetime) -> date:
    """The first day of which a person's absence may change: no team of theirs, nor ``team``, has
    closed its month.
    """
    teams = {team, *(it for it, _ in teams_sold_for(db, person_id))}
    return max(closed_months_of(db, it, local_day(now, it.timezone)).end for it in teams)


def heads_to_tell(
    db: sqlite3.Connection, actor: Actor, person_id: int
) -> tuple[tuple[Person, Team], ...]:
    """The heads of the person's teams, each once. In a team of which the actor is a head, only an
    own absence is news to the others.
    """
    told: dict[Person, Team] = {}
    for team, _ in teams_sold_for(db, person_id):
        heads = people.roster(db, team.id).heads_to_tell(but=actor.person.id)
        held = people.membership(db, team.id, actor.person.id)
        if actor.person.id == person_id or held is None or held[1] is not Role.HEAD:
            told |= {head: team for head in heads if head not in told}
    return tuple((head, team) for head, team in told.items() if head.id != person_id)
