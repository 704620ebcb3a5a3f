"""A month that is closed: the figures to keep, and what is otherwise since."""

import sqlite3
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from locales.texts import Html, Texts
from reports.figures import shown
from reports.plan_facts import (
    load_plan_sources,
    person_standings,
    planned_people,
    team_standings,
)
from reports.presence import load_unknown_days
from reports.team_period import TeamPeriod, capacity_of, load_team_period
from reports.wording import lines, listed, metric_name, short_name
from sales.attainment import asked_together
from sales.catalog import CATALOG, POINTS, value
from sales.periods import local_day, month_period
from sales.targets import TEAM
from sales.teams import Team
from storage import closed_months, people
from storage.closed_months import UNKNOWN, ClosedFigure

MOST_AMENDED = 6
Keys = Mapping[tuple[int, str], int]
"""By person, or ``TEAM``, and metric."""


class What(StrEnum):
    """Which of the figures that are kept."""

    FACT = "fact"
    PLAN = "plan"
    ASKED = "asked"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Amended:
    """What a figure was when the month was closed, and what it is now."""

    name: str
    metric: str
    what: What
    closed: int
    now: int


@dataclass(frozen=True, slots=True)
class ClosedMonth:
    """``amended``: by person, in the order of the catalogue, points after it, unknown days last."""

    closed_on: date
    amended: tuple[Amended, ...]


def figures_to_close(
    db: sqlite3.Connection, team: Team, month: date, now: datetime
) -> list[ClosedFigure]:
    """All that the month's reports show: facts, minimums, plans, unknown days, by person; and the
    team's. What is nothing for a person has no row.
    """
    period, capacity = month_period(month), capacity_of(db, team, month)
    workdays = capacity.calendar.workdays(period)
    found = load_team_period(db, team, period, workdays, capacity)
    unknown = load_unknown_days(db, team, found.everyone, workdays, capacity)
    plans, facts, asked = _plans(db, team, month, now), _facts(found), _asked(found)
    keys = {key for kept in (facts, asked, plans) for key, it in kept.items() if it}
    keys |= {(TEAM, metric) for metric in (*CATALOG, POINTS)}
    figures = [
        ClosedFigure(*key, facts.get(key, 0), plans.get(key), asked.get(key, 0)) for key in keys
    ]
    figures += [ClosedFigure(it, UNKNOWN, len(days), None, 0) for it, days in unknown.items()]
    return sorted(figures, key=lambda it: (it.person_id, it.metric))


def _plans(
    db: sqlite3.Connection, team: Team, month: date, now: datetime
) -> dict[tuple[int, str], int]:
    sources = load_plan_sources(db, team, "month", month, now)
    of_people = {it: person_standings(sources, it) for it in planned_people(sources)}
    plans = {
        (person_id, it.metric): it.asked
        for person_id, standings in of_people.items()
        for it in standings
    }
    of_team = team_standings(sources, of_people).items()
    return plans | {(TEAM, metric): it.standing.asked for metric, it in of_team}


def _facts(found: TeamPeriod) -> dict[tuple[int, str], int]:
    return {
        (person_id, metric): value(metric, figures)
        for person_id, figures in {**found.figures, TEAM: found.totals}.items()
        for metric in (*CATALOG, POINTS)
    }


def _asked(found: TeamPeriod) -> dict[tuple[int, str], int]:
    whole = {**found.asked, TEAM: asked_together(found.asked.values())}
    return {
        (person_id, metric): it
        for person_id, asked in whole.items()
        for metric, it in asked.items()
    }


def load_closed_month(db: sqlite3.Connection, team: Team, month: date) -> ClosedMonth | None:
    """None while it is open."""
    closed_at = closed_months.closed_at(db, team.id, month)
    if closed_at is None:
        return None
    kept = closed_months.figures(db, team.id, month)
    now = figures_to_close(db, team, month, closed_at)
    amended = _amended(kept, now, people.names(db, team.id))
    return ClosedMonth(local_day(closed_at, team.timezone), tuple(amended))


def _amended(
    kept: Collection[ClosedFigure], now: Collection[ClosedFigure], names: Mapping[int, str]
) -> Iterator[Amended]:
    """Of persons: the team's follow from theirs."""
    are_minimums_kept = any(it.asked is not None for it in kept)
    ids = sorted({it.person_id for it in (*kept, *now)} - {TEAM})
    figures: tuple[tuple[What, Callable[[ClosedFigure], int | None]], ...] = (
        (What.FACT, lambda it: it.fact),
        (What.PLAN, lambda it: it.plan),
        (What.ASKED, lambda it: it.asked),
    )
    held = [
        (what, _by_key(kept, of), _by_key(now, of))
        for what, of in figures
        if what is not What.ASKED or are_minimums_kept
    ]
    for person_id in ids:
        for metric in (*CATALOG, POINTS, *((UNKNOWN,) if are_minimums_kept else ())):
            key, name = (person_id, metric), names.get(person_id, "")
            for what, closed, current in held:
                before, after = closed.get(key, 0), current.get(key, 0)
                if before != after:
                    told = What.UNKNOWN if metric == UNKNOWN else what
                    yield Amended(name, metric, told, before, after)


def _by_key(figures: Collection[ClosedFigure], of: Callable[[ClosedFigure], int | None]) -> Keys:
    return {(it.person_id, it.metric): of(it) or 0 for it in figures}


def closed_lines(
    month: ClosedMonth | None,
    texts: Texts,
    currency: str,
    metrics: Collection[str] = CATALOG,
    whats: Collection[What] = (What.FACT,),
) -> Html:
    """🔒 Месяц закрыт 03.12, and below it what is otherwise since, of what the report shows."""
    if month is None:
        return Html()
    told = [
        _line(it, texts, currency)
        for it in month.amended
        if it.what in whats and it.metric in {*metrics, UNKNOWN}
    ]
    return lines(
        texts("plan.closed", day=month.closed_on),
        texts("plan.amended", changes=listed(texts, told, MOST_AMENDED)) if told else "",
    )


def _line(it: Amended, texts: Texts, currency: str) -> Html:
    return texts(
        f"plan.amended_{it.what}",
        name=short_name(it.name),
        metric=metric_name(texts, it.metric),
        closed=shown(it.metric, it.closed, texts, currency),
        now=shown(it.metric, it.now, texts, currency),
    )
