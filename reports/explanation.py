"""Where the figures of a report come from: people, entries, minimums, and what has changed since.

What adds up: the worth of the entries that stand, less what the caps of the days take off, is the
figure (of points; other metrics have no caps).
"""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from reports.team_period import asked_of, asked_on, capacity_of, people_on_report
from sales.attainment import asked_together
from sales.catalog import POINTS, Figures, value
from sales.claims import AVG_TALK, EXPLAINED, TEAM, Claim, Held
from sales.errors import SalesError
from sales.explanation import Cut, cuts, rests_on, worth
from sales.folding import together
from sales.periods import WorkCalendar, local_day
from sales.teams import Actor, Role, Team
from storage import ledger, people
from storage.daily import people_with_entries, team_figures
from storage.ledger import Entry

Asked = Mapping[date, Mapping[str, int]]


@dataclass(frozen=True, slots=True)
class Share:
    """What an entry brings to the figure: nothing, once it is voided."""

    entry: Entry
    worth: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ExplanationFacts:
    """The claim with what it rests on; ``by_person`` and ``names`` hold those who have left too.

    ``asked``: of the person (or of all together) by day. ``ledger``: the entries of the claim's
    metric, by person and day, empty where ``sees_entries`` is not given. ``then``: the
    figure as the ledger stood when it was shown.
    """

    claim: Claim
    team: Team
    names: Mapping[int, str]
    by_person: Mapping[int, Figures]
    asked: Asked
    ledger: tuple[Entry, ...]
    then: int
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
        return asked_together(self.asked.values())

    @property
    def lines(self) -> tuple[Share | Cut, ...]:
        """What adds up to the figure, day by day."""
        return tuple(_lines(self.ledger, self.claim.metric))

    @property
    def changes(self) -> tuple[Entry, ...]:
        """The entries logged or voided since the figure was shown, but for those that were both."""
        shown_at = self.claim.shown_at
        if shown_at is None:
            return ()
        return tuple(it for it in self.ledger if stood(it, shown_at) != (it.voided_at is None))


def load_explanation(db: sqlite3.Connection, actor: Actor, claim: Claim) -> ExplanationFacts:
    """Raises ``SalesError`` where the actor is not in the team, or the person never was."""
    team, role = _membership(db, actor, claim.team_id)
    names = people.names(db, team.id)
    if claim.person_id not in {TEAM, *names}:
        raise SalesError("press.old")
    everyone = sorted(names) if claim.person_id == TEAM else [claim.person_id]
    figures = team_figures(db, team.id, claim.period)
    entries = [it for who in everyone for it in _entries(db, claim, who)]
    is_own = claim.person_id == actor.person.id and role is not Role.VIEWER
    sees_entries = role is Role.HEAD or is_own
    return ExplanationFacts(
        claim=claim,
        team=team,
        names=names,
        by_person={who: figures[who] for who in everyone if who in figures},
        asked=_asked(db, team, claim),
        ledger=tuple(entries) if sees_entries else (),
        then=figure_at(entries, claim.metric, claim.shown_at) if claim.shown_at else 0,
        sees_entries=sees_entries,
        actor_id=actor.person.id if role is not Role.VIEWER else TEAM,
        is_head=role is Role.HEAD,
    )


def _membership(db: sqlite3.Connection, actor: Actor, team_id: int) -> tuple[Team, Role]:
    for team, role in people.memberships(db, actor.person.id):
        if team.id == team_id:
            return team, role
    raise SalesError("press.old")


def _entries(db: sqlite3.Connection, claim: Claim, person_id: int) -> Iterator[Entry]:
    wanted = (claim.metric,) if claim.metric else EXPLAINED
    for entry in ledger.of_person(db, claim.team_id, person_id, claim.period):
        if any(rests_on(metric, entry.what) for metric in wanted):
            yield entry


def _asked(db: sqlite3.Connection, team: Team, claim: Claim) -> Asked:
    """The minimums that the report held the figures against."""
    capacity = capacity_of(db, team, claim.period.start)
    if claim.held is Held.EACH:
        who = claim.person_id
        return {day: asked_on(db, team, who, day, capacity) for day in claim.period}
    if claim.person_id == TEAM:
        sellers = people_on_report(db, team, people_with_entries(db, team.id, claim.period))
    else:
        members = people.roster(db, team.id).sellers()
        sellers = tuple(it.person for it in members if it.person.id == claim.person_id)
    return {
        day: asked_together(asked_of(db, team, sellers, [day], capacity).values())
        for day in _held_days(team, claim, capacity.calendar)
    }


def _held_days(team: Team, claim: Claim, calendar: WorkCalendar) -> list[date]:
    workdays = calendar.workdays(claim.period)
    if claim.held is Held.WHOLE or claim.shown_at is None:
        return workdays
    shown_on = local_day(claim.shown_at, team.timezone)
    return [day for day in workdays if day <= shown_on]


def stood(entry: Entry, at: datetime) -> bool:
    """Whether the entry counted at that moment."""
    return entry.logged_at <= at and (entry.voided_at is None or entry.voided_at > at)


def figure_at(entries: Iterable[Entry], metric: str, at: datetime) -> int:
    """The figure as the ledger stood at a moment; the entries come by person and day."""
    if not metric:
        return 0
    then = [it for it in entries if stood(it, at)]
    over = sum(it.points for it in _cuts(then)) if metric == POINTS else 0
    return sum(worth(metric, it.what) for it in then) - over


def _lines(entries: Sequence[Entry], metric: str) -> Iterator[Share | Cut]:
    for _, of_day in groupby(entries, key=_person_day):
        day = list(of_day)
        for entry in day:
            yield Share(entry, 0 if entry.voided_at else worth(metric, entry.what))
        if metric == POINTS:
            yield from _cuts(it for it in day if it.voided_at is None)


def _cuts(standing: Iterable[Entry]) -> Iterator[Cut]:
    for (_, day), entries in groupby(standing, key=_person_day):
        yield from cuts(day, (it.what for it in entries))


def _person_day(entry: Entry) -> tuple[int, date]:
    return entry.source.person_id, entry.what.day
