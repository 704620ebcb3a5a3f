"""The ledger, and the daily figures that are kept beside it in the same transaction."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import groupby
from operator import itemgetter

from sales.catalog import Figure, Figures
from sales.entries import NewEntry, Origin, Outcome
from sales.folding import changed_day, fold, taken_back, together
from sales.periods import DAY, Period
from sales.weights import on_day
from storage.daily import person_days
from storage.weights import load_dated

_WHAT = "day, metric, quantity, minutes, amount, new, outcome, origin, next_step, inbound, note"
_COLUMNS = (
    "id, team_id, person_id, logged_at, entered_by, chat_id, message_id, revision,"
    f" corrects, voided_at, voided_by, {_WHAT}"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where entries come from: one revision of one message, about one person of one team."""

    team_id: int
    person_id: int
    entered_by: int
    chat_id: int
    message_id: int
    revision: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An entry as it stands in the ledger."""

    id: int
    source: Source
    logged_at: datetime
    what: NewEntry
    corrects: int | None
    voided_at: datetime | None
    voided_by: int | None


def append(
    db: sqlite3.Connection,
    source: Source,
    entries: Sequence[NewEntry],
    now: datetime,
    corrects: Sequence[int | None] = (),
    first_part: int = 0,
) -> dict[date, Figures]:
    """Write the entries in their order, numbered from ``first_part``, and add them to their days.

    The figures of these days as they are then. Raises ``sqlite3.IntegrityError`` where this
    revision of the message is in the ledger already.
    """
    replaced = corrects or (None,) * len(entries)
    db.executemany(
        "INSERT INTO entries (team_id, person_id, entered_by, chat_id, message_id, revision,"
        f" part, corrects, logged_at, {_WHAT})"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?,  ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (*_source_row(source), part, old, int(now.timestamp()), *_what_row(entry))
            for part, (entry, old) in enumerate(zip(entries, replaced, strict=True), first_part)
        ],
    )
    changes = {
        day: together(map(fold, of_day))
        for day, of_day in groupby(sorted(entries, key=_day), key=_day)
    }
    return _change_days(db, source.team_id, source.person_id, changes)


def void(db: sqlite3.Connection, entries: Iterable[Entry], by: int, now: datetime) -> None:
    """Take entries back from their days; those voided before must not be among them."""
    voided = sorted(entries, key=lambda it: (_person(it), _entry_day(it)))
    db.executemany(
        "UPDATE entries SET voided_at = ?, voided_by = ? WHERE id = ?",
        [(int(now.timestamp()), by, entry.id) for entry in voided],
    )
    for (team_id, person_id), of_person in groupby(voided, key=_person):
        changes = {
            day: taken_back(together(fold(entry.what) for entry in of_day))
            for day, of_day in groupby(of_person, key=_entry_day)
        }
        _change_days(db, team_id, person_id, changes)


def _change_days(
    db: sqlite3.Connection, team_id: int, person_id: int, changes: Mapping[date, Figures]
) -> dict[date, Figures]:
    """Add to a person's days, keeping their points true and no empty rows; the days then.

    All at once: an import changes years of days while everybody's logging waits.
    """
    if not changes:
        return {}
    held = person_days(db, team_id, person_id, Period(min(changes), max(changes) + DAY))
    dated = load_dated(db, team_id)
    after = {
        day: changed_day(held.get(day, {}), change, on_day(dated, day))
        for day, change in changes.items()
    }
    _write_days(db, (team_id, person_id), held, after)
    return after


def _write_days(
    db: sqlite3.Connection,
    whose: tuple[int, int],
    before: Mapping[date, Figures],
    after: Mapping[date, Figures],
) -> None:
    """Only what has changed."""
    new, gone = [], []
    for day, figures in after.items():
        key, held = (*whose, day.isoformat()), before.get(day, {})
        new += [(*key, it, *figures[it].pair()) for it in figures if held.get(it) != figures[it]]
        gone += [(*key, it) for it in held if it not in figures]
    db.executemany(
        "INSERT INTO daily (team_id, person_id, day, metric, count, total)"
        " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (team_id, person_id, day, metric)"
        " DO UPDATE SET count = excluded.count, total = excluded.total",
        new,
    )
    db.executemany(
        "DELETE FROM daily WHERE team_id = ? AND person_id = ? AND day = ? AND metric = ?", gone
    )


def recount_points(db: sqlite3.Connection, team_id: int, since: date) -> None:
    """Derive the points of a team's days from ``since`` on anew: their weights have changed."""
    days = db.execute(
        "SELECT DISTINCT person_id, day FROM daily WHERE team_id = ? AND day >= ? ORDER BY 1",
        (team_id, since.isoformat()),
    ).fetchall()
    for person_id, of_person in groupby(days, key=itemgetter(0)):
        changes: dict[date, Figures] = {date.fromisoformat(day): {} for _, day in of_person}
        _change_days(db, team_id, person_id, changes)


def day_figures(db: sqlite3.Connection, team_id: int, person_id: int, day: date) -> Figures:
    """A person's figures of one day, by daily key."""
    rows = db.execute(
        "SELECT metric, count, total FROM daily WHERE team_id = ? AND person_id = ? AND day = ?",
        (team_id, person_id, day.isoformat()),
    )
    return {metric: Figure(count, total) for metric, count, total in rows}


def of_message(db: sqlite3.Connection, chat_id: int, message_id: int) -> list[Entry]:
    """All entries of a message, voided ones too, oldest first."""
    return _select(db, "chat_id = ? AND message_id = ? ORDER BY id", chat_id, message_id)


def by_id(db: sqlite3.Connection, team_id: int, entry_id: int) -> Entry | None:
    """An entry of this team; another team's does not exist for it."""
    return next(iter(_select(db, "id = ? AND team_id = ?", entry_id, team_id)), None)


def of_day(db: sqlite3.Connection, team_id: int, person_id: int, day: date) -> list[Entry]:
    """All entries that count (or counted) for a person's day, oldest first."""
    where = "team_id = ? AND person_id = ? AND day = ? ORDER BY id"
    return _select(db, where, team_id, person_id, day.isoformat())


def of_person(db: sqlite3.Connection, team_id: int, person_id: int, days: Period) -> list[Entry]:
    """All entries that count (or counted) for a person's days, by day, then oldest first."""
    where = "team_id = ? AND person_id = ? AND day >= ? AND day < ? ORDER BY day, id"
    return _select(db, where, team_id, person_id, days.start.isoformat(), days.end.isoformat())


def of_team(db: sqlite3.Connection, team_id: int, start: date, end: date) -> list[Entry]:
    """The team's ledger for the days [start, end), voided entries too, by id."""
    where = "team_id = ? AND day >= ? AND day < ? ORDER BY id"
    return _select(db, where, team_id, start.isoformat(), end.isoformat())


def last_id(db: sqlite3.Connection) -> int:
    return int(db.execute("SELECT coalesce(max(id), 0) FROM entries").fetchone()[0])


def teams_between(db: sqlite3.Connection, after: int, upto: int) -> set[int]:
    """The teams in which something was logged by these ids; ``upto`` is one of them."""
    rows = db.execute(
        "SELECT DISTINCT team_id FROM entries WHERE id > ? AND id <= ?", (after, upto)
    )
    return {row[0] for row in rows}


def all_standing(db: sqlite3.Connection) -> Iterator[Entry]:
    """Every entry that counts, by team, person and day; read as it is consumed."""
    rows = db.execute(
        f"SELECT {_COLUMNS} FROM entries WHERE voided_at IS NULL ORDER BY team_id, person_id, day"
    )
    return map(_entry, rows)


def _select(db: sqlite3.Connection, where: str, *values: object) -> list[Entry]:
    return [
        _entry(row) for row in db.execute(f"SELECT {_COLUMNS} FROM entries WHERE {where}", values)
    ]


def _entry(row: sqlite3.Row) -> Entry:
    return Entry(
        id=row["id"],
        source=Source(
            team_id=row["team_id"],
            person_id=row["person_id"],
            entered_by=row["entered_by"],
            chat_id=row["chat_id"],
            message_id=row["message_id"],
            revision=row["revision"],
        ),
        logged_at=datetime.fromtimestamp(row["logged_at"], UTC),
        what=_what(row),
        corrects=row["corrects"],
        voided_at=datetime.fromtimestamp(row["voided_at"], UTC) if row["voided_at"] else None,
        voided_by=row["voided_by"],
    )


def _what(row: sqlite3.Row) -> NewEntry:
    return NewEntry(
        metric=row["metric"],
        day=date.fromisoformat(row["day"]),
        quantity=row["quantity"],
        minutes=row["minutes"],
        amount=row["amount"],
        new=row["new"],
        outcome=Outcome(row["outcome"]) if row["outcome"] else None,
        origin=Origin(row["origin"]) if row["origin"] else None,
        next_step=date.fromisoformat(row["next_step"]) if row["next_step"] else None,
        inbound=bool(row["inbound"]),
        note=row["note"],
    )


def _what_row(entry: NewEntry) -> tuple[object, ...]:
    return (
        entry.day.isoformat(),
        entry.metric,
        entry.quantity,
        entry.minutes,
        entry.amount,
        entry.new,
        entry.outcome,
        entry.origin,
        entry.next_step.isoformat() if entry.next_step else None,
        int(entry.inbound),
        entry.note,
    )


def _source_row(source: Source) -> tuple[int, ...]:
    return (
        source.team_id,
        source.person_id,
        source.entered_by,
        source.chat_id,
        source.message_id,
        source.revision,
    )


def _day(entry: NewEntry) -> date:
    return entry.day


def _person(entry: Entry) -> tuple[int, int]:
    return entry.source.team_id, entry.source.person_id


def _entry_day(entry: Entry) -> date:
    return entry.what.day
