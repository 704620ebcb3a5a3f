"""What has changed of a post since it was posted: corrected, or entered late."""

import json
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from locales.texts import Html, Texts
from reports.figures import named, shown
from reports.post import Post
from reports.wording import MAIN_METRICS, lines, listed, metric_name, short_name
from sales.catalog import CATALOG, POINTS, Unit, value
from sales.explanation import worth
from sales.periods import DAY, Period
from sales.teams import Team
from storage import ledger, people
from storage.daily import team_days

METRICS = (*MAIN_METRICS, "revenue", POINTS)  # of a board
TOLD = (*CATALOG, POINTS)
NAMES = 4

Snapshot = Mapping[tuple[date, int, str], int]
"""What a post showed, by day, person and metric; what is 0 is not in it."""

Changes = Mapping[int, Mapping[str, int]]
"""By how much each person's metrics differ from what was posted."""

Counts = defaultdict[int, Counter[str]]


def load_snapshot(
    db: sqlite3.Connection, team: Team, days: Period, metrics: Iterable[str] = METRICS
) -> Snapshot:
    """The figures that a post shows: of these days and metrics."""
    shown = tuple(metrics)
    return {
        (day, person_id, metric): number
        for (day, person_id), figures in team_days(db, team.id, days).items()
        for metric in shown
        if (number := value(metric, figures))
    }


def dumped(snapshot: Snapshot) -> str:
    """As JSON; the same figures give the same text."""
    rows = sorted((day.isoformat(), *rest, it) for (day, *rest), it in snapshot.items())
    return json.dumps(rows, separators=(",", ":"))


def loaded(figures: str) -> Snapshot:
    return {
        (date.fromisoformat(day), person_id, metric): it
        for day, person_id, metric, it in json.loads(figures)
    }


@dataclass(frozen=True, slots=True)
class Amendments:
    """``corrected`` and ``late``: what was voided or replaced, and what was entered afterwards."""

    team: Team
    names: Mapping[int, str]
    corrected: Changes
    late: Changes


def load_amendments(
    db: sqlite3.Connection, team: Team, posted: Snapshot, now: Snapshot, posted_at: datetime
) -> Amendments:
    """The differences between two snapshots of the same days and metrics."""
    whole = _differences(posted, now)
    entered = _late(db, team, {day for day, *_ in now}, posted_at)
    late = {
        person_id: {metric: it for metric, it in of_one.items() if whole[person_id][metric]}
        for person_id, of_one in entered.items()
    }
    return Amendments(
        team=team,
        names=people.names(db, team.id),
        corrected=_less(whole, late),
        late=late,
    )


def _differences(posted: Snapshot, now: Snapshot) -> Counts:
    found: Counts = defaultdict(Counter)
    for key in posted.keys() | now.keys():
        _, person_id, metric = key
        found[person_id][metric] += now.get(key, 0) - posted.get(key, 0)
    return found


def _late(db: sqlite3.Connection, team: Team, days: set[date], posted_at: datetime) -> Changes:
    """What stands that was entered after the post and replaces nothing; points are not of it."""
    found: Counts = defaultdict(Counter)
    if not days:
        return found
    span = Period(min(days), max(days) + DAY)
    for person_id in people.names(db, team.id):
        for entry in ledger.of_person(db, team.id, person_id, span):
            is_late = entry.logged_at > posted_at and entry.corrects is None
            if is_late and entry.voided_at is None:
                for metric in CATALOG:
                    found[person_id][metric] += worth(metric, entry.what)
    return found


def _less(whole: Changes, part: Changes) -> Changes:
    """The differences that are left; points only of those of whom nothing else is told."""
    left = {}
    for person_id, changes in whole.items():
        of_part = part.get(person_id, {})
        rest = {metric: it - of_part.get(metric, 0) for metric, it in changes.items()}
        points = rest.pop(POINTS, 0)
        if points and not any(rest.values()) and not any(of_part.values()):
            rest[POINTS] = points
        left[person_id] = rest
    return left


def amended(post: Post, found: Amendments, texts: Texts) -> Post:
    """The post as it reads now, with what has changed since it was posted."""
    told = lines(
        _line("amended.corrected", found.corrected, found, texts),
        _line("amended.late", found.late, found, texts),
    )
    return replace(post, text=lines(post.text, told))


def _line(key: str, changes: Changes, found: Amendments, texts: Texts) -> Html:
    people_changed = [
        texts(
            "amended.person", name=short_name(found.names[person_id]), changes=Html(", ".join(told))
        )
        for person_id, of_person in sorted(changes.items())
        if (told := [_change(it, of_person[it], found, texts) for it in TOLD if of_person.get(it)])
    ]
    if not people_changed:
        return Html()
    return texts(key, people=listed(texts, people_changed, NAMES))


def _change(metric: str, number: int, found: Amendments, texts: Texts) -> Html:
    """+2 звонка; выручка −350 000 ₽."""
    sign = "+" if number > 0 else "−"
    if metric in CATALOG and CATALOG[metric].unit is not Unit.COUNT:
        amount = shown(metric, abs(number), texts, found.team.currency)
        return Html(f"{metric_name(texts, metric).lower()} {sign}{amount}")
    return Html(f"{sign}{named(metric, abs(number), texts, found.team.currency)}")
