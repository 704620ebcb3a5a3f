"""Past activity from a table: looked through first, then entered whole, or taken back whole."""

import sqlite3
from datetime import date, datetime
from hashlib import sha256
from itertools import groupby
from operator import attrgetter

from sales.entries import NewEntry
from sales.errors import SalesError
from sales.imports import Document, Imported, Intake, Line, Preview, Rows, sort_out
from sales.periods import DAY, local_day
from sales.teams import Actor, Member, Role, Roster
from services.capacities import capacity_of
from services.membership import headed_team
from services.open_months import closed_months_of
from storage import ledger, people
from storage.ledger import Source


def everyone(db: sqlite3.Connection, *, actor: Actor, team_id: int) -> Roster:
    """All who were ever in a team that the actor heads: whose names its tables may hold."""
    headed_team(db, actor, team_id)
    return Roster(tuple(Member(it, Role.MANAGER) for it in people.ever(db, team_id)))


def look_through(
    db: sqlite3.Connection, *, actor: Actor, team_id: int, rows: Rows, now: datetime
) -> Preview:
    """What importing would do now; changes nothing. ``rows``: read with ``everyone``."""
    team = headed_team(db, actor, team_id)
    today = local_day(now, team.timezone)
    standing = _standing(db, team_id, rows.lines)
    capacity = capacity_of(db, team, today)
    closed_until = closed_months_of(db, team, today).end
    months = {_month(what.day) for _, what in standing if what.day < closed_until}
    own = {person_id: capacity.of(person_id) for person_id in capacity.absences}
    intake = sort_out(
        rows,
        standing,
        today=today,
        is_reported=lambda day: day < closed_until and _month(day) in months,
        is_absent=lambda who, day: who in own and own[who].absence_on(day) is not None,
        viewers=_viewers(db, team_id),
    )
    names = people.names(db, team_id)
    return Preview(team=team, intake=intake, names=names, fingerprint=_fingerprint(intake))


def enter(
    db: sqlite3.Connection,
    *,
    actor: Actor,
    team_id: int,
    rows: Rows,
    document: Document,
    fingerprint: str,
    with_doubtful: bool,
    now: datetime,
) -> Imported | Preview:
    """Enter what was shown under ``fingerprint``; where it would not be the same now, show anew."""
    preview = look_through(db, actor=actor, team_id=team_id, rows=rows, now=now)
    lines = preview.intake.chosen(with_doubtful=with_doubtful)
    if preview.fingerprint != fingerprint or not lines:
        return preview
    entered = ledger.of_message(db, document.chat_id, document.message_id)
    revision = max((it.source.revision for it in entered), default=0) + 1
    part, whose = 0, attrgetter("person_id")
    for person_id, of_person in groupby(sorted(lines, key=whose), key=whose):
        source = Source(
            team_id=team_id,
            person_id=person_id,
            entered_by=actor.person.id,
            chat_id=document.chat_id,
            message_id=document.message_id,
            revision=revision,
        )
        entries = [line.what for line in of_person]
        ledger.append(db, source, entries, now, first_part=part)
        part += len(entries)
    return Imported(team=preview.team, document=document, entries=part)


def undo(
    db: sqlite3.Connection, *, actor: Actor, team_id: int, document: Document, now: datetime
) -> Imported:
    """Void what still stands of an import, months closed since included."""
    team = headed_team(db, actor, team_id)
    entries = [
        entry
        for entry in ledger.of_message(db, document.chat_id, document.message_id)
        if entry.voided_at is None and entry.source.team_id == team_id
    ]
    if not entries:
        raise SalesError("receipt.counted_already")
    ledger.void(db, entries, actor.person.id, now)
    return Imported(team=team, document=document, entries=len(entries), is_undone=True)


def _viewers(db: sqlite3.Connection, team_id: int) -> dict[int, str]:
    members = people.roster(db, team_id).members
    return {it.person.id: it.person.name for it in members if it.role is Role.VIEWER}


def _standing(
    db: sqlite3.Connection, team_id: int, lines: tuple[Line, ...]
) -> list[tuple[int, NewEntry]]:
    """What counts in the ledger for the months of the lines, with whose it is."""
    if not lines:
        return []
    first = min(line.what.day for line in lines).replace(day=1)
    end = max(line.what.day for line in lines) + 31 * DAY
    entries = ledger.of_team(db, team_id, first, end)
    return [(it.source.person_id, it.what) for it in entries if it.voided_at is None]


def _fingerprint(intake: Intake) -> str:
    """Tells apart what may come of one document, whose rows are the same by their numbers."""
    sure = [(it.number, it.person_id) for it in intake.sure]
    odd = [(it.number, it.doubt, it.line and it.line.person_id) for it in intake.odd]
    return sha256(repr((sure, odd)).encode()).hexdigest()[:12]


def _month(day: date) -> tuple[int, int]:
    return day.year, day.month
