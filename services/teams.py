"""Teams: founded by the installation's owners, chosen between by those who are in several."""

import sqlite3
from dataclasses import replace
from datetime import datetime

from locales.zones import ZONES
from sales.errors import SalesError
from sales.teams import Actor, Role, Team
from services.membership import headed_team
from storage import people, settings

LONGEST_NAME = 64

MyTeams = tuple[tuple[Team, Role], ...]


def create_team(
    db: sqlite3.Connection, *, actor: Actor, name: str, timezone: str, now: datetime
) -> Team:
    """Found a team: it can be used at once, and its founder heads it."""
    if not actor.is_owner:
        raise SalesError("gate.no_right")
    name = " ".join(name.split())
    if not name:
        raise SalesError("newteam.name_wanted")
    if len(name) > LONGEST_NAME:
        raise SalesError("newteam.name_too_long", most=LONGEST_NAME)
    person = actor.person
    team_id = people.add_team(db, name, timezone, actor.language, person.id, now)
    people.add_member(db, team_id, person.id, Role.HEAD, now)
    people.choose_team(db, person.id, team_id)
    return Team(team_id, name, timezone, actor.language)


def set_first_timezone(
    db: sqlite3.Connection,
    *,
    actor: Actor,
    team_id: int,
    timezone: str,
    founded_in: str,
    now: datetime,
) -> Team:
    """The time zone, where nobody has set another since the team was founded in ``founded_in``."""
    if headed_team(db, actor, team_id).timezone not in {founded_in, timezone}:
        raise SalesError("press.old")
    settings.next_version(db, team_id, actor.person.id, now)
    return set_timezone(db, actor=actor, team_id=team_id, timezone=timezone)


def set_timezone(db: sqlite3.Connection, *, actor: Actor, team_id: int, timezone: str) -> Team:
    """Move the team's clock; its past days stay as they were counted."""
    team = headed_team(db, actor, team_id)
    if timezone not in {*ZONES, team.timezone}:
        raise SalesError("newteam.unknown_zone")
    people.set_timezone(db, team_id, timezone)
    return replace(team, timezone=timezone)


def load_my_teams(db: sqlite3.Connection, actor: Actor) -> MyTeams:
    """The teams the person is in, the one their private chat speaks of first."""
    return tuple(people.memberships(db, actor.person.id))


def switch_team(db: sqlite3.Connection, *, actor: Actor, team_id: int) -> MyTeams:
    """Let the person's private chat speak of another of their teams."""
    if all(team.id != team_id for team, _ in load_my_teams(db, actor)):
        raise SalesError("teams.not_yours")
    people.choose_team(db, actor.person.id, team_id)
    return load_my_teams(db, actor)
