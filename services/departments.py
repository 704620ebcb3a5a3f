"""Grouping teams into a department: only by one who heads every team that it concerns."""

import sqlite3
from dataclasses import dataclass
from datetime import datetime

from sales.departments import LONGEST_NAME, Department
from sales.errors import SalesError
from sales.teams import Actor, Role, Team
from storage import departments, people


@dataclass(frozen=True, slots=True)
class Grouped:
    """The department, and the teams of the head that could be in it."""

    department: Department
    headed: tuple[Team, ...]


def group(db: sqlite3.Connection, *, actor: Actor, name: str, now: datetime) -> Grouped:
    """Make all the actor's teams one department of this name, or rename the one they are.

    No name: the department as it is. A team moves from another department of its head's. Raises
    ``SalesError`` for one who heads fewer than two teams.
    """
    headed, name = _headed(db, actor), " ".join(name.split())
    if len(name) > LONGEST_NAME:
        raise SalesError("newteam.name_too_long", most=LONGEST_NAME)
    department = next((it for it in _departments(db, headed) if _is_own(it, headed)), None)
    if not name and department is None:
        raise SalesError("department.how")
    if name and len(headed) < 2:
        raise SalesError("department.too_few")
    if not name:
        assert department is not None
        return Grouped(department, headed)
    return Grouped(_grouped(db, actor, department, headed, name, now), headed)


def toggle(
    db: sqlite3.Connection, *, actor: Actor, department_id: int, team_id: int, now: datetime
) -> Grouped:
    """Take a team out, or in: no team comes in but by one who heads all that would see it."""
    headed = _headed(db, actor)
    department = departments.load(db, department_id)
    if department is None or all(team.id != team_id for team in headed):
        raise SalesError("press.old")
    if department.holds(team_id):
        departments.leave(db, team_id)
    elif _is_own(department, headed):
        departments.join(db, department_id, team_id, actor.person.id, now)
    else:
        raise SalesError("department.not_all")
    found = departments.load(db, department_id)
    assert found is not None, "departments stay"
    return Grouped(found, headed)


def department_of(db: sqlite3.Connection, *, actor: Actor) -> Department:
    """The department of the team that the actor is in; raises ``SalesError`` where it has none."""
    found = departments.of_team(db, actor.team.id) if actor.team and actor.role else None
    if found is None:
        raise SalesError("department.none")
    return found


def _grouped(
    db: sqlite3.Connection,
    actor: Actor,
    department: Department | None,
    headed: tuple[Team, ...],
    name: str,
    now: datetime,
) -> Department:
    """A department that is there is renamed, and keeps the teams that it has."""
    if department is not None:
        departments.rename(db, department.id, name)
        return Department(department.id, name, department.teams)
    department_id = departments.add(db, name, now)
    for team in headed:
        departments.join(db, department_id, team.id, actor.person.id, now)
    return Department(department_id, name, headed)


def _headed(db: sqlite3.Connection, actor: Actor) -> tuple[Team, ...]:
    found = people.memberships(db, actor.person.id)
    return tuple(sorted((it for it, role in found if role is Role.HEAD), key=lambda it: it.id))


def _departments(db: sqlite3.Connection, teams: tuple[Team, ...]) -> list[Department]:
    found = (departments.of_team(db, team.id) for team in teams)
    return [it for it in found if it is not None]


def _is_own(department: Department, headed: tuple[Team, ...]) -> bool:
    return {it.id for it in department.teams} <= {it.id for it in headed}
