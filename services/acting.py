"""Who acts: a person in a place, with the team and the role they have there."""

import sqlite3
from datetime import datetime

from sales.teams import Actor, Person, Place, Role, Team
from storage import binding, people


def load_actor(
    db: sqlite3.Connection,
    seen: Person,
    *,
    chat_id: int,
    thread_id: int,
    team_id: int | None = None,
    default_language: str,
    owners: frozenset[int],
) -> tuple[Actor, bool]:
    """The actor, and whether what is saved of the person is what Telegram says now.

    ``seen`` carries the language of their app. A private chat has the person's own id.
    ``team_id``: of the button pressed; in private the actor speaks of that team, if they are in it.
    """
    known, teams = people.known_with_teams(db, seen.id)
    is_private = chat_id == seen.id
    if not is_private:
        team, role, place = _in_group(db, teams, chat_id, thread_id)
    else:
        (team, role), place = _in_private(teams, team_id), Place.PRIVATE
    own = (known.person.language if known else "") or seen.language or default_language
    actor = Actor(
        person=Person(seen.id, seen.name, seen.username, own),
        language=team.language if team is not None and place is Place.BOUND else own,
        place=place,
        team=team,
        role=role,
        teams=len(teams),
        is_owner=seen.id in owners,
    )
    is_current = (
        known is not None
        and (known.person.name, known.person.username) == (seen.name, seen.username)
        and (known.can_write or not is_private)
    )
    return actor, is_current


def remember(db: sqlite3.Connection, person: Person, *, is_private: bool, now: datetime) -> None:
    """Save who they say they are; having written in private, they may be written to."""
    people.see_person(db, person.id, person.name, person.username, person.language)
    if is_private:
        people.mark_started(db, person.id, now)


def _in_private(
    teams: list[tuple[Team, Role]], team_id: int | None
) -> tuple[Team | None, Role | None]:
    """The team that the button is of, else the one they speak of; no role in one they have left."""
    own: tuple[Team | None, Role | None] = teams[0] if teams else (None, None)
    if team_id is None:
        return own
    return next((it for it in teams if it[0].id == team_id), (own[0], None))


def _in_group(
    db: sqlite3.Connection, teams: list[tuple[Team, Role]], chat_id: int, thread_id: int
) -> tuple[Team | None, Role | None, Place]:
    """In a bound chat its team, whatever the button says; elsewhere one's own."""
    team_id = binding.spoken_of(db, chat_id, thread_id)
    bound = people.load_team(db, team_id) if team_id is not None else None
    if bound is None:
        own: tuple[Team | None, Role | None] = teams[0] if teams else (None, None)
        return *own, Place.STRANGE
    role = next((role for team, role in teams if team.id == bound.id), None)
    return bound, role, Place.BOUND
