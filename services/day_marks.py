"""Saying that a day is complete with zero, and voiding single entries."""

import sqlite3
from datetime import date, datetime

from sales.errors import SalesError
from sales.periods import local_day
from sales.receipts import Voided, ZeroSaid
from sales.teams import Actor
from services.entering import permit, void_one
from storage import daily, ledger, people


def say_zero(
    db: sqlite3.Connection, actor: Actor, sent_at: datetime, now: datetime, day: date | None = None
) -> ZeroSaid:
    """Of the ``day``, by default the one it was said on; within the limits of entering work."""
    assert actor.team is not None, "the gate lets only members say zero"
    today = local_day(sent_at, actor.team.timezone)
    day = day or today
    if day > today:
        raise SalesError("refusal.zero_ahead", day=day)
    permit(db, actor, actor.team.id, now, said_on=today).days.check_new(day)
    daily.say_zero(db, actor.team.id, actor.person.id, day, now)
    return ZeroSaid(day, ledger.day_figures(db, actor.team.id, actor.person.id, day))


def void_entry(db: sqlite3.Connection, actor: Actor, entry_id: int, now: datetime) -> Voided:
    """Void an own entry, a head any of the team's; what one may not void does not exist for one."""
    assert actor.team is not None, "the gate lets only members void"
    rights = permit(db, actor, actor.team.id, now)
    entry = ledger.by_id(db, actor.team.id, entry_id)
    if entry is None or not (actor.is_head or entry.source.person_id == actor.person.id):
        unknown = "void.unknown_in_team" if actor.is_head else "void.unknown"
        raise SalesError(unknown, id=str(entry_id))
    if entry.voided_at is not None:
        raise SalesError("void.already", id=str(entry_id))
    left = void_one(db, rights, entry)
    person = people.load_person(db, entry.source.person_id)
    assert person is not None, "entries refer to people"
    is_for_other = person.id != actor.person.id
    return Voided(
        team=rights.team,
        person=person,
        entry_id=entry.id,
        entry=entry.what,
        left=left,
        is_for_other=is_for_other,
        closed_on=rights.days.closed_on(entry.what.day),
    )
