"""Binding a team to the chat or topic where its posts go, one team a place."""

import sqlite3
from dataclasses import dataclass
from datetime import datetime

from sales.errors import SalesError
from sales.teams import Actor, Role, Team
from storage import binding, people, settings, topics
from storage.binding import Binding


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A chat, or one topic of it."""

    chat_id: int
    thread_id: int
    title: str
    topic_name: str | None = None  # where Telegram has said it


@dataclass(frozen=True, slots=True, kw_only=True)
class Bound:
    """The team's posts go here now. ``moved_from``: where they went before, if elsewhere;
    ``instead_of`` the team whose posts came here before."""

    team: Team
    moved_from: Spot | None = None
    instead_of: Team | None = None


@dataclass(frozen=True, slots=True)
class WhichTeam:
    """The actor heads several teams and has to say which is meant."""

    teams: tuple[Team, ...]


def bind(
    db: sqlite3.Connection, *, actor: Actor, spot: Spot, team_id: int | None, now: datetime
) -> Bound | WhichTeam:
    """Bind one of the teams that the actor heads; raises ``SalesError`` where they head none.

    ``team_id`` None: the one they head, or a question which. A place that is bound to a team of
    somebody else stays theirs.
    """
    teams = people.memberships(db, actor.person.id)
    headed = [team for team, role in teams if role is Role.HEAD]
    holder = binding.held_by(db, spot.chat_id, spot.thread_id)
    if holder is not None and all(team.id != holder for team in headed):
        raise SalesError("people.not_head")
    if spot.topic_name is not None:
        topics.note_created(db, spot.chat_id, spot.thread_id, spot.topic_name)
    if team_id is None and len(headed) > 1:
        return WhichTeam(tuple(headed))
    chosen = next((team for team in headed if team_id in {None, team.id}), None)
    if chosen is None:
        raise SalesError("people.not_head")
    return _bind(db, chosen, spot, actor, now)


def _bind(db: sqlite3.Connection, team: Team, spot: Spot, actor: Actor, now: datetime) -> Bound:
    before = binding.at(db, spot.chat_id, spot.thread_id)
    elsewhere = binding.of_team(db, team.id)
    new = Binding(team.id, spot.chat_id, spot.thread_id, spot.title)
    binding.save(db, new, actor.person.id, now)
    binding.clear_topic(db, spot.chat_id, spot.thread_id, but_for=team.id)
    settings.next_version(db, team.id, actor.person.id, now)
    has_moved = elsewhere is not None and elsewhere != before
    replaced = before is not None and before.team_id != team.id
    return Bound(
        team=team,
        moved_from=_spot(db, elsewhere) if elsewhere and has_moved else None,
        instead_of=people.load_team(db, before.team_id) if before and replaced else None,
    )


def _spot(db: sqlite3.Connection, bound: Binding) -> Spot:
    names = topics.names(db, bound.chat_id)
    return Spot(
        chat_id=bound.chat_id,
        thread_id=bound.thread_id,
        title=bound.title,
        topic_name=names.get(bound.thread_id),
    )
