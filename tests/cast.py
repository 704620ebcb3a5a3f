"""The fixed cast of the tests: one team, the same four people, the same Thursday noon."""

import sqlite3
from datetime import UTC, date, datetime

from sales.teams import Actor, Person, Place, Role, Team
from storage import people
from storage.db import connect
from storage.schema import migrate

NOW = datetime(2026, 11, 19, 9, 0, tzinfo=UTC)  # Thursday, noon in Moscow
TODAY = date(2026, 11, 19)

OLGA = Person(1, "Ольга Орлова", "orlova", "ru")
IVAN = Person(2, "Иван Петров", "ivan", "ru")
MARIA = Person(3, "Мария Смирнова", "", "ru")
VIKTOR = Person(4, "Виктор Носов", "viktor", "ru")
CAST = {OLGA: Role.HEAD, IVAN: Role.MANAGER, MARIA: Role.MANAGER, VIKTOR: Role.VIEWER}

SALES = Team(1, "Продажи", "Europe/Moscow", "ru")


def actor(person: Person, place: Place = Place.PRIVATE) -> Actor:
    """One of the cast, acting in the team."""
    return Actor(person, person.language, place, SALES, CAST[person], teams=1)


def new_database() -> sqlite3.Connection:
    """An in-memory database with the cast in their team."""
    db = connect(":memory:")
    migrate(db)
    add_cast(db)
    return db


def add_cast(db: sqlite3.Connection) -> None:
    """The cast in their team; everyone has pressed Start."""
    for person in CAST:
        people.see_person(db, person.id, person.name, person.username, person.language)
        people.mark_started(db, person.id, NOW)
    team_id = people.add_team(db, SALES.name, SALES.timezone, SALES.language, OLGA.id, NOW)
    for person, role in CAST.items():
        people.add_member(db, team_id, person.id, role, NOW)
