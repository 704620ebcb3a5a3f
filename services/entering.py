"""The one way entries change: those of a message are replaced or taken back, as a whole."""

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import partial

from sales.catalog import Figures
from sales.corrections import DayLimits, day_limits, replaced_by
from sales.entries import NewEntry
from sales.errors import SalesError
from sales.periods import local_day
from sales.plans import DayLevels
from sales.receipts import DayStanding, Logged, LogMessage, State
from sales.teams import Actor, Person, Role, Team
from services.capacities import capacity_of
from services.open_months import closed_months_of
from storage import ledger, messages, people, targets
from storage.ledger import Entry, Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Permit:
    """In which team one acts, as what, and how far back one may enter and change things."""

    person: Person
    team: Team
    role: Role
    days: DayLimits
    now: datetime


def permit(
    db: sqlite3.Connection,
    actor: Actor,
    team_id: int,
    now: datetime,
    *,
    said_on: date | None = None,
) -> Permit:
    """What the actor may change in the team a message was logged in, which need not be today's.

    ``said_on``: the day of a new message, which counts as it was sent however late it is read.
    Raises ``SalesError`` where they sell there no more.
    """
    found = people.membership(db, team_id, actor.person.id)
    if found is None or found[1] is Role.VIEWER:
        raise SalesError("receipt.not_yours")
    team, role = found
    today = said_on or local_day(now, team.timezone)
    days = day_limits(role, today, partial(closed_months_of, db, team, today))
    return Permit(person=actor.person, team=team, role=role, days=days, now=now)


def put(
    db: sqlite3.Connection, permit: Permit, message: LogMessage, entries: Sequence[NewEntry]
) -> Logged:
    """Let the message hold these entries instead of those that stand, which they name."""
    old = standing(db, message)
    check(permit, old, entries)
    _void(db, permit, old)
    places = replaced_by([entry.what for entry in old], entries)
    return _write(db, permit, message, entries, [None if i is None else old[i].id for i in places])


def check(permit: Permit, old: Sequence[Entry], entries: Sequence[NewEntry]) -> None:
    """Refuse (``SalesError``) to let the entries take the place of the ``old`` ones."""
    replaced = [entry.what for entry in old]
    permit.days.check_changeable(replaced)
    permit.days.check_enterable(entries, instead_of=replaced)


def take_back(db: sqlite3.Connection, permit: Permit, message: LogMessage) -> Logged:
    """Void all that stands of the message."""
    old = standing(db, message)
    _void(db, permit, old)
    undone = replace(message, version=message.version + 1, state=State.UNDONE)
    messages.save(db, undone)
    return _as_it_stands(db, permit, undone, tuple(entry.what for entry in old))


def bring_back(db: sqlite3.Connection, permit: Permit, message: LogMessage) -> Logged:
    """Enter anew what was voided last of an undone message."""
    voided = [e for e in ledger.of_message(db, message.chat_id, message.message_id) if e.voided_at]
    newest = max(((e.source.revision, e.voided_at) for e in voided), default=None)
    old = [e for e in voided if (e.source.revision, e.voided_at) == newest]
    entries = tuple(entry.what for entry in old)
    permit.days.check_changeable(entries)
    return _write(db, permit, message, entries, [entry.id for entry in old])


def void_one(db: sqlite3.Connection, permit: Permit, entry: Entry) -> Logged | None:
    """Void a single entry; what its message's receipt says now (None: it has no message)."""
    _void(db, permit, [entry])
    message = messages.load(db, entry.source.chat_id, entry.source.message_id)
    if message is None:
        return None
    left = standing(db, message)
    state = message.state if left else State.UNDONE
    changed = replace(message, version=message.version + 1, state=state)
    messages.save(db, changed)
    return _as_it_stands(db, permit, changed, tuple(it.what for it in left or [entry]))


def standing(db: sqlite3.Connection, message: LogMessage) -> list[Entry]:
    """The message's entries that count, in their order."""
    if not message.revision:
        return []  # it never had any
    entries = ledger.of_message(db, message.chat_id, message.message_id)
    return [entry for entry in entries if entry.voided_at is None]


def _as_it_stands(
    db: sqlite3.Connection, permit: Permit, message: LogMessage, entries: tuple[NewEntry, ...]
) -> Logged:
    figures = {
        day: ledger.day_figures(db, message.team_id, message.person_id, day)
        for day in sorted({entry.day for entry in entries})
    }
    return outcome(db, permit, message, entries, figures)


def outcome(
    db: sqlite3.Connection,
    permit: Permit,
    message: LogMessage,
    entries: tuple[NewEntry, ...],
    figures: Mapping[date, Figures],
) -> Logged:
    """What became of the message; ``figures``: of the days of its entries, after the change."""
    person = permit.person
    if message.person_id != person.id:
        known = people.load_person(db, message.person_id)
        assert known is not None, "entries refer to people"
        person = known
    days = {
        day: DayStanding(
            of_day,
            _asked(db, permit.team, message, day),
            _levels(db, permit.team, message, day),
        )
        for day, of_day in figures.items()
    }
    return Logged(message=message, team=permit.team, person=person, entries=entries, days=days)


def _asked(db: sqlite3.Connection, team: Team, message: LogMessage, day: date) -> dict[str, int]:
    """What the day's minimums ask of the person."""
    minimums = targets.minimums_of(db, message.team_id, message.person_id, day)
    if not minimums:
        return {}
    return capacity_of(db, team, message.day).asked(message.person_id, day, minimums)


def _levels(db: sqlite3.Connection, team: Team, message: LogMessage, day: date) -> DayLevels:
    """What the day asks beyond its minimums."""
    levels = targets.levels_of(db, message.team_id, message.person_id, day)
    if not levels:
        return {}
    capacity = capacity_of(db, team, message.day)
    return {it: capacity.asked(message.person_id, day, levels[it]) for it in levels}


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
        entered_by=permit.person.id,
        chat_id=logged.chat_id,
        message_id=logged.message_id,
        revision=logged.revision,
    )
    figures = ledger.append(db, source, entries, permit.now, corrects)
    return outcome(db, permit, logged, tuple(entries), figures)


def _void(db: sqlite3.Connection, permit: Permit, entries: Sequence[Entry]) -> None:
    if entries:
        permit.days.check_changeable(entry.what for entry in entries)
        ledger.void(db, entries, permit.person.id, permit.now)
