"""The one way entries change: those of a message are replaced or taken back, as a whole."""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from sales.corrections import check_changeable, oldest_day, replaced_by
from sales.entries import NewEntry
from sales.errors import SalesError
from sales.periods import local_day
from sales.receipts import DayStanding, Logged, LogMessage, State
from sales.teams import Actor, Role, Team
from services.capacities import capacity_of
from storage import ledger, messages, people, targets
from storage.ledger import Entry, Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Permit:
    """In which team one acts, as what, and from which day on one may change things."""

    person_id: int
    team: Team
    role: Role
    oldest: date
    now: datetime


def permit(db: sqlite3.Connection, actor: Actor, team_id: int, now: datetime) -> Permit:
    """What the actor may change in the team a message was logged in, which need not be today's.

    Raises ``SalesError`` where they sell there no more.
    """
    found = next(
        (it for it in people.memberships(db, actor.person.id) if it[0].id == team_id), None
    )
    if found is None or found[1] is Role.VIEWER:
        raise SalesError("receipt.not_yours")
    team, role = found
    today = local_day(now, team.timezone)
    oldest = oldest_day(role, today, capacity_of(db, team, today).calendar)
    return Permit(person_id=actor.person.id, team=team, role=role, oldest=oldest, now=now)


def put(
    db: sqlite3.Connection, permit: Permit, message: LogMessage, entries: Sequence[NewEntry]
) -> Logged:
    """Let the message hold these entries instead of those that stand, which they name."""
    old = standing(db, message)
    _void(db, permit, old)
    places = replaced_by([entry.what for entry in old], entries)
    return _write(db, permit, message, entries, [None if i is None else old[i].id for i in places])


def take_back(db: sqlite3.Connection, permit: Permit, message: LogMessage) -> Logged:
    """Void all that stands of the message."""
    old = standing(db, message)
    _void(db, permit, old)
    undone = replace(message, version=message.version + 1, state=State.UNDONE)
    messages.save(db, undone)
    return outcome(db, permit, undone, tuple(entry.what for entry in old))


def bring_back(db: sqlite3.Connection, permit: Permit, message: LogMessage) -> Logged:
    """Enter anew what was voided last of an undone message."""
    voided = [e for e in ledger.of_message(db, message.chat_id, message.message_id) if e.voided_at]
    newest = max(((e.source.revision, e.voided_at) for e in voided), default=None)
    old = [e for e in voided if (e.source.revision, e.voided_at) == newest]
    entries = tuple(entry.what for entry in old)
    check_changeable(entries, permit.oldest)
    return _write(db, permit, message, entries, [entry.id for entry in old])


def void_one(db: sqlite3.Connection, permit: Permit, entry: Entry) -> None:
    """Void a single entry; its message's receipt grows old by it."""
    _void(db, permit, [entry])
    message = messages.load(db, entry.source.chat_id, entry.source.message_id)
    if message is not None:
        left = standing(db, message)
        state = message.state if left else State.UNDONE
        messages.save(db, replace(message, version=message.version + 1, state=state))


def standing(db: sqlite3.Connection, message: LogMessage) -> list[Entry]:
    """The message's entries that count, in their order."""
    entries = ledger.of_message(db, message.chat_id, message.message_id)
    return [entry for entry in entries if entry.voided_at is None]


def outcome(
    db: sqlite3.Connection, permit: Permit, message: LogMessage, entries: tuple[NewEntry, ...]
) -> Logged:
    team_id, person_id = message.team_id, message.person_id
    person = people.load_person(db, person_id)
    assert person is not None, "entries refer to people"
    capacity = capacity_of(db, permit.team, message.day)
    days = {
        day: DayStanding(
            figures=ledger.day_figures(db, team_id, person_id, day),
            minimums=capacity.asked(
                person_id, day, targets.minimums_of(db, team_id, person_id, day)
            ),
        )
        for day in sorted({entry.day for entry in entries})
    }
    return Logged(message=message, team=permit.team, person=person, entries=entries, days=days)


def _write(
    db: sqlite3.Connection,
    permit: Permit,
    message: LogMessage,
    entries: Sequence[NewEntry],
    corrects: Sequence[int | None],
) -> Logged:
    logged = replace(
        message,
        revision=message.revision + 1,
        version=message.version + 1,
        state=State.LOGGED,
    )
    messages.save(db, logged)
    source = Source(
        team_id=logged.team_id,
        person_id=logged.person_id,
        entered_by=permit.person_id,
        chat_id=logged.chat_id,
        message_id=logged.message_id,
        revision=logged.revision,
    )
    ledger.append(db, source, entries, permit.now, corrects)
    return outcome(db, permit, logged, tuple(entries))


def _void(db: sqlite3.Connection, permit: Permit, entries: Sequence[Entry]) -> None:
    check_changeable([entry.what for entry in entries], permit.oldest)
    ledger.void(db, entries, permit.person_id, permit.now)
