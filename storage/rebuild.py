"""The daily figures recomputed from the ledger: they must come out the same."""

import sqlite3
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from sales.catalog import NOTHING, Figure, Figures
from sales.folding import changed_day, fold, together
from sales.weights import Weights, on_day
from storage import ledger
from storage.ledger import Entry
from storage.weights import all_dated

Key = tuple[int, int, str, str]  # team, person, day, daily key


@dataclass(frozen=True, slots=True)
class Difference:
    """A daily figure that was not what the ledger says."""

    key: Key
    kept: Figure
    true: Figure


def differences(db: sqlite3.Connection) -> list[Difference]:
    """Where the daily figures are not what the ledger folds to; none when all is well."""
    kept = {
        (row[0], row[1], row[2], row[3]): Figure(row[4], row[5])
        for row in db.execute("SELECT team_id, person_id, day, metric, count, total FROM daily")
    }
    true = folded(db)
    return [
        Difference(key, kept.get(key, NOTHING), true.get(key, NOTHING))
        for key in sorted(kept.keys() | true.keys())
        if kept.get(key) != true.get(key)
    ]


def rebuild(db: sqlite3.Connection) -> list[Difference]:
    """Replace the daily figures by what the ledger folds to; what differed."""
    found = differences(db)
    for it in found:
        db.execute(
            "DELETE FROM daily WHERE team_id = ? AND person_id = ? AND day = ? AND metric = ?",
            it.key,
        )
        if it.true:
            db.execute("INSERT INTO daily VALUES (?, ?, ?, ?, ?, ?)", (*it.key, *it.true.pair()))
    return found


def folded(db: sqlite3.Connection) -> dict[Key, Figure]:
    """Every daily figure that the ledger's standing entries give."""
    figures: dict[Key, Figure] = {}
    dated = all_dated(db)
    for key, entries in groupby(ledger.all_standing(db), key=_person_day):
        weights = on_day(dated.get(key[0], ()), date.fromisoformat(key[2]))
        for metric, figure in _day(list(entries), weights).items():
            figures[(*key, metric)] = figure
    return figures


def _day(entries: list[Entry], weights: Weights) -> Figures:
    return changed_day({}, together(fold(entry.what) for entry in entries), weights)


def _person_day(entry: Entry) -> tuple[int, int, str]:
    return entry.source.team_id, entry.source.person_id, entry.what.day.isoformat()
