"""Where the figures of a report come from: people, entries, minimums, and what has changed since.

What adds up: the worth of the entries that stand, less what the caps of the days take off, is the
figure (of points; other metrics have no caps).
"""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from reports.explanation_asked import Asked, load_asked
from reports.explanation_morning import Morning, load_morning
from sales.attainment import Attainment, asked_together, attainments_together
from sales.catalog import POINTS, Figures, value
from sales.claims import AVG_TALK, EXPLAINED, TEAM, Claim
from sales.errors import SalesError
from sales.explanation import Cut, cuts, rests_on, worth
from sales.folding import together
from sales.periods import month_period
from sales.teams import Actor, Role, Team
from sales.weights import Weights, on_day
from storage import closed_months, ledger, people
from storage.daily import team_figures
from storage.ledger import Entry
from storage.weights import load_dated

DailyWeights = Mapping[date, Weights]


@dataclass(frozen=True, slots=True)
class Share:
    """What an entry brings to the figure: nothing, once it is voided."""

    entry: Entry
    worth: int


@dataclass(frozen=True, slots=True)
class Closed:
    """When a month was closed, and what the figure was then."""

    at: datetime
    fact: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ExplanationFacts:
    """The claim with what it rests on; ``by_person`` and ``names`` hold those who have left too.

    ``asked``: of the person, or of all together. ``ledger``: the entries of the claim's
    metric, by person and day, empty where ``sees_entries`` is not given. ``then``: the
    figure as the ledger stood when it was shown. ``weights``: of points, by day of the period.
    ``closed``: what the figure was when its month was closed.
    """

    claim: Claim
    team: Team
    names: Mapping[int, str]
    by_person: Mapping[int, Figures]
    asked: Asked
    ledger: tuple[Entry, ...]
    then: int
    weights: DailyWeights
    morning: Morning
    closed: Closed | None
    sees_entries: bool
    actor_id: int
    is_head: bool

    @property
    def figures(self) -> Figures:
        """Of the person, or of all."""
        return together(self.by_person.values())

    @property
    def people(self) -> list[int]:
        """Who has a share in the figure of the claim's metric, the largest first."""
        metric = "talk_minutes" if self.claim.metric == AVG_TALK else self.claim.metric
        shares = {who: value(metric, of_one) for who, of_one in self.by_person.items()}
        return sorted((it for it in shares if shares[it]), key=lambda it: (-shares[it], it))

    @property
    def asked_in_all(self) -> dict[str, int]:
        return asked_together(self.asked.by_day.values())

    @property
    def attainment(self) -> Attainment | None:
        """Of the claim's metric; None where nothing was asked of it."""
        found = attainments_together(self.by_person, self.asked.by_person)
        return next((it for it in found if it.metric == self.claim.metric), None)

    @property
    def lines(self) -> tuple[Share | Cut, ...]:
        """What adds up to the figure, day by day."""
        return tuple(_lines(self.ledger, self.claim.metric, self.weights))

    @property
    def changes(self) -> tuple[Entry, ...]:
        """The entries logged or voided since the figure was shown, but for those that were both."""
        shown_at = self.claim.shown_at
        if shown_at is None:
            return ()
        return tuple(it for it in self.ledger if stood(it, shown_at) != (it.voided_at is None))


def load_explanation(db: sqlite3.Connection, actor: Actor, claim: Claim) -> ExplanationFacts:
    """Raises ``SalesError`` where the actor is not in the team, or the person never was."""
    team, role = membership_of(db, actor, claim.team_id)
    names = people.names(db, team.id)
    if claim.person_id not in {TEAM, *names}:
        raise SalesError("press.old")
    everyone = sorted(names) if claim.person_id == TEAM else [claim.person_id]
    figures = team_figures(db, team.id, claim.period)
    dated = load_dated(db, team.id)
    weights = {day: on_day(dated, day) for day in claim.period}
    entries = [it for who in everyone for it in _entries(db, claim, who, weights)]
    is_own = claim.person_id == actor.person.id and role is not Role.VIEWER
    sees_entries = role is Role.HEAD or is_own
    return ExplanationFacts(
        claim=claim,
        team=team,
        names=names,
        by_person={who: figures[who] for who in everyone if who in figures},
        asked=load_asked(db, team, claim),
        ledger=tuple(entries) if sees_entries else (),
        then=_then(entries, claim, weights),
        weights=weights,
        morning=load_morning(db, team, claim, is_head=role is Role.HEAD),
        closed=_closed(db, claim),
        sees_entries=sees_entries,
        actor_id=actor.person.id if role is not Role.VIEWER else TEAM,
        is_head=role is Role.HEAD,
    )


def _closed(db: sqlite3.Connection, claim: Claim) -> Closed | None:
    """Of a whole month that is closed."""
    month = claim.period.start
    closed_at = closed_months.closed_at(db, claim.team_id, month)
    if claim.period != month_period(month) or closed_at is None or claim.metric in {"", AVG_TALK}:
        return None
    kept = closed_months.figures(db, claim.team_id, month)
    facts = {(it.person_id, it.metric): it.fact for it in kept}
    return Closed(closed_at, facts.get((claim.person_id, claim.metric), 0))


def membership_of(db: sqlite3.Connection, actor: Actor, team_id: int) -> tuple[Team, Role]:
    found = people.membership(db, team_id, actor.person.id)
    if found is None:  # under the board of a department, each team has a button
        raise SalesError("why.another_team")
    return found


def _entries(
    db: sqlite3.Connection, claim: Claim, person_id: int, weights: DailyWeights
) -> Iterator[Entry]:
    wanted = (claim.metric,) if claim.metric else EXPLAINED
    for entry in ledger.of_person(db, claim.team_id, person_id, claim.period):
        if any(rests_on(metric, entry.what, weights[entry.what.day]) for metric in wanted):
            yield entry


def stood(entry: Entry, at: datetime) -> bool:
    """Whether the entry counted at that moment."""
    return entry.logged_at <= at and (entry.voided_at is None or entry.voided_at > at)


def _then(entries: Iterable[Entry], claim: Claim, weights: DailyWeights) -> int:
    """The figure as the ledger stood when it was shown; the entries come by person and day."""
    if not claim.metric or claim.shown_at is None:
        return 0
    then = [it for it in entries if stood(it, claim.shown_at)]
    over = sum(it.points for it in _cuts(then, weights)) if claim.metric == POINTS else 0
    return sum(worth(claim.metric, it.what, weights[it.what.day]) for it in then) - over


def _lines(entries: Sequence[Entry], metric: str, weights: DailyWeights) -> Iterator[Share | Cut]:
    for _, of_day in groupby(entries, key=_person_day):
        day = list(of_day)
        for entry in day:
            brought = worth(metric, entry.what, weights[entry.what.day])
            yield Share(entry, 0 if entry.voided_at else brought)
        if metric == POINTS:
            yield from _cuts((it for it in day if it.voided_at is None), weights)


def _cuts(standing: Iterable[Entry], weights: DailyWeights) -> Iterator[Cut]:
    for (_, day), entries in groupby(standing, key=_person_day):
        yield from cuts(day, (it.what for it in entries), weights[day])


def _person_day(entry: Entry) -> tuple[int, date]:
    return entry.source.person_id, entry.what.day
