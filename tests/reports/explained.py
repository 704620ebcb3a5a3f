"""A month with all that figures may rest on, and what the ledger says of it."""

import sqlite3
from collections import deque
from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from locales.texts import Texts
from reports.explanation import load_explanation
from reports.explanation_plan import load_plan_explanation
from reports.explanation_plan_text import build_plan_explanation
from reports.explanation_text import build_explanation
from reports.post import Post
from sales.catalog import CATALOG, Figures
from sales.claims import ACT, EXPLAINED, Claim, loaded
from sales.folding import together
from sales.targets import TEAM, Kind
from sales.teams import Person
from storage.rebuild import folded
from tests.cast import IVAN, MARIA, OLGA, SALES, actor, new_database
from tests.reports.logged import ask, log
from tests.reports.planned import been_here_long, plan
from tests.reports.test_absent import away, half_time

FRIDAY = datetime(2026, 11, 13, 9, tzinfo=UTC)  # noon; 8 of 20 workdays are over
NINE = time(6, tzinfo=UTC)
CHANGED_ON = date(2026, 11, 10)


def lived() -> sqlite3.Connection:
    """Ten weeks of work up to Friday noon; Иван works half days and will be away; plans of each
    metric for the month and the week, some changed in the middle, some of the team's own.
    """
    db = new_database()
    been_here_long(db)
    half_time(db, IVAN)
    away(db, IVAN, date(2026, 11, 16), date(2026, 11, 18))
    _ask_all(db)
    for back in range(70):
        day = FRIDAY.date() - timedelta(days=back)
        if day.weekday() < 5:
            _work(db, IVAN, day, 2 + back % 3)
            _work(db, MARIA, day, 3 + back % 4)
    return db


def _ask_all(db: sqlite3.Connection) -> None:
    for number, metric in enumerate(CATALOG, 1):
        ask(db, metric, 10 * number)
        plan(db, metric, 400 * number)
        plan(db, metric, 500 * number, IVAN.id, since=CHANGED_ON)
        plan(db, metric, 90 * number, period="week")
    plan(db, "calls", 300, kind=Kind.MINIMUM)
    plan(db, "calls", 600, kind=Kind.STRETCH)
    plan(db, "won", 900, TEAM)
    plan(db, "avg_talk", 4, period="day", kind=Kind.BAND, upper=7)
    db.execute("UPDATE targets SET set_at = 0 WHERE starts_on < ?", (CHANGED_ON.isoformat(),))
    noon = int(datetime.combine(CHANGED_ON, NINE).timestamp())
    db.execute("UPDATE targets SET set_at = ? WHERE starts_on >= ?", (noon, CHANGED_ON.isoformat()))


def _work(db: sqlite3.Connection, who: Person, day: date, size: int) -> None:
    at = datetime.combine(day, NINE)
    log(db, who, day, "calls", 4 * size, at=at, minutes=9 * size, new=size)
    log(db, who, day, "won", 1, at=at, amount=10_000_000 * size)
    for metric in ("conversations", "emails", "meetings", "first_meetings"):
        log(db, who, day, metric, size, at=at)
    for metric in ("presentations", "proposals"):
        log(db, who, day, metric, size - 1, at=at)


def recomputed(db: sqlite3.Connection, claim: Claim) -> Figures:
    """What the ledger folds to in the claim's days, of the person or of all."""
    return together(
        {metric: figure}
        for (team_id, person_id, day, metric), figure in folded(db).items()
        if team_id == SALES.id and claim.person_id in {TEAM, person_id}
        if date.fromisoformat(day) in claim.period
    )


def claims_of(post: Post, shown_at: datetime = FRIDAY) -> list[Claim]:
    """What the buttons of a post ask about, as the handler completes them."""
    data = [button.data for row in post.buttons for button in row]
    found = [loaded(it) for it in data if it.startswith(f"{ACT}:")]
    return [it if it.shown_at else replace(it, shown_at=shown_at) for it in found]


def explained(
    db: sqlite3.Connection,
    claim: Claim,
    words: Texts,
    by: Person = OLGA,
    *,
    is_public: bool = False,
) -> Post:
    if claim.is_plan:
        plans = load_plan_explanation(db, actor(by), claim)
        return build_plan_explanation(plans, words, is_public=is_public)
    return build_explanation(load_explanation(db, actor(by), claim), words, is_public=is_public)


def everything_from(
    db: sqlite3.Connection,
    post: Post,
    words: Texts,
    by: Person = OLGA,
    metrics: Collection[str] = EXPLAINED,
) -> Iterator[tuple[Claim, Post]]:
    """All that the buttons of a report, and of the answers to them, lead to, the nearest first."""
    waiting, seen = deque(claims_of(post)), set[Claim]()
    while waiting:
        claim = waiting.popleft()
        if claim not in seen and claim.metric in {"", *metrics}:
            seen.add(claim)
            answer = explained(db, claim, words, by)
            waiting += claims_of(answer)
            yield claim, answer
