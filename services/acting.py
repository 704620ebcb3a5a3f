"""Who acts: a person in a place, with the team and the role they have there."""

import sqlite3
from datetime import datetime

from sales.teams import Actor, Person, Place, Role, Team
from storage import people


def load_actor(
    db: sqlite3.Connection,
    seen: Person,
    *,
    chat_id: int,
    thread_id: int,
    default_language: str,
    owners: frozenset[int],
) -> tuple[Actor, bool]:
    """The actor, and whether what is saved of the person is what Telegram says now.

    ``seen`` carries the language of their app. A private chat has the person's own id.
    """
    known, teams = people.known_with_teams(db, seen.id)
    is_private = chat_id == seen.id
    team, role, place = _where(db, teams, chat_id, thread_id, is_private=is_private)
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


def _where(
    db: sqlite3.Connection,
    teams: list[tuple[Team, Role]],
    chat_id: int,
    thread_id: int,
    *,
    is_private: bool,
) -> tuple[Team | None, Role | None, Place]:
    """In private the team one speaks of; in a bound chat its team; elsewhere one's own."""
    own: tuple[Team | None, Role | None] = teams[0] if teams else (None, None)
    if is_private:
        return *own, Place.PRIVATE
    bound = people.bound_team(db, chat_id, thread_id)
    if bound is None:
        return *own, Place.STRANGE
    role = next((role for team, role in teams if team.id == bound.id), None)
    return bound, role, Place.BOUND
