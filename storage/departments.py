"""Departments: which teams share a board."""

import sqlite3
from datetime import datetime

from sales.departments import Department
from storage import people


def add(db: sqlite3.Connection, name: str, now: datetime) -> int:
    cursor = db.execute(
        "INSERT INTO departments (name, created_at) VALUES (?, ?)", (name, int(now.timestamp()))
    )
    assert cursor.lastrowid is not None
    return cursor.lastrowid


def rename(db: sqlite3.Connection, department_id: int, name: str) -> None:
    db.execute("UPDATE departments SET name = ? WHERE id = ?", (name, department_id))


def join(
    db: sqlite3.Connection, department_id: int, team_id: int, joined_by: int, now: datetime
) -> None:
    """The team is in this department from now on, and in no other."""
    db.execute(
        "INSERT INTO department_teams (team_id, department_id, joined_by, joined_at)"
        " VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET department_id = excluded.department_id,"
        " joined_by = excluded.joined_by, joined_at = excluded.joined_at",
        (team_id, department_id, joined_by, int(now.timestamp())),
    )


def leave(db: sqlite3.Connection, team_id: int) -> None:
    db.execute("DELETE FROM department_teams WHERE team_id = ?", (team_id,))


def load(db: sqlite3.Connection, department_id: int) -> Department | None:
    row = db.execute("SELECT name FROM departments WHERE id = ?", (department_id,)).fetchone()
    if row is None:
        return None
    ids = db.execute(
        "SELECT team_id FROM department_teams WHERE department_id = ? ORDER BY team_id",
        (department_id,),
    ).fetchall()
    teams = (people.load_team(db, it["team_id"]) for it in ids)
    return Department(department_id, row["name"], tuple(it for it in teams if it is not None))


def of_team(db: sqlite3.Connection, team_id: int) -> Department | None:
    row = db.execute(
        "SELECT department_id FROM department_teams WHERE team_id = ?", (team_id,)
    ).fetchone()
    return load(db, row["department_id"]) if row else None
