"""A month that is closed: the figures to keep, and what has been corrected since."""

import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from locales.texts import Html, Texts
from reports.figures import shown
from reports.team_plan import load_team_plan
from reports.wording import lines, listed, metric_name, short_name
from sales.catalog import CATALOG, POINTS, value
from sales.folding import together
from sales.periods import local_day, month_period
from sales.targets import TEAM
from sales.teams import Team
from storage import closed_months, people
from storage.closed_months import ClosedFigure
from storage.daily import team_figures

MOST_AMENDED = 6


@dataclass(frozen=True, slots=True)
class Amended:
    """What a figure was when the month was closed, and what it is now."""

    name: str
    metric: str
    closed: int
    now: int


@dataclass(frozen=True, slots=True)
class ClosedMonth:
    """``amended``: by person, in the order of the catalogue."""

    closed_on: date
    amended: tuple[Amended, ...]


def figures_to_close(
    db: sqlite3.Connection, team: Team, month: date, now: datetime
) -> list[ClosedFigure]:
    """Of each person what there is or was planned, and everything of the team."""
    plan = load_team_plan(db, team, now, day=month)
    plans = {
        (person_id, it.metric): it.asked
        for person_id, standings in plan.of_people.items()
        for it in standings
    }
    of_team = {(TEAM, metric): it.standing.asked for metric, it in plan.of_team.items()}
    facts = _facts(db, team, month)
    keys = {key for key, fact in facts.items() if fact} | plans.keys()
    keys |= {(TEAM, metric) for metric in (*CATALOG, POINTS)}
    return [
        ClosedFigure(*key, facts.get(key, 0), (plans | of_team).get(key)) for key in sorted(keys)
    ]


def load_closed_month(db: sqlite3.Connection, team: Team, month: date) -> ClosedMonth | None:
    """None while it is open."""
    closed_at = closed_months.closed_at(db, team.id, month)
    if closed_at is None:
        return None
    closed = {
        (it.person_id, it.metric): it.fact for it in closed_months.figures(db, team.id, month)
    }
    facts = _facts(db, team, month)
    amended = _amended(closed, facts, people.names(db, team.id))
    return ClosedMonth(local_day(closed_at, team.timezone), tuple(amended))


def closed_lines(
    month: ClosedMonth | None, texts: Texts, currency: str, by: str | None = None
) -> Html:
    """🔒 Месяц закрыт 03.12, and below it what has changed since; of one metric, ``by`` it."""
    if month is None:
        return Html()
    told = [
        texts(
            "plan.amended_one",
            name=short_name(it.name),
            metric=metric_name(texts, it.metric),
            closed=shown(it.metric, it.closed, texts, currency),
            now=shown(it.metric, it.now, texts, currency),
        )
        for it in month.amended
        if by in {None, it.metric}
    ]
    return lines(
        texts("plan.closed", day=month.closed_on),
        texts("plan.amended", changes=listed(texts, told, MOST_AMENDED)) if told else "",
    )


def _facts(db: sqlite3.Connection, team: Team, month: date) -> dict[tuple[int, str], int]:
    """By person, and of the team, and metric."""
    found = team_figures(db, team.id, month_period(month))
    whole = {**found, TEAM: together(found.values())}
    return {
        (person_id, metric): value(metric, figures)
        for person_id, figures in whole.items()
        for metric in (*CATALOG, POINTS)
    }


def _amended(
    closed: Mapping[tuple[int, str], int],
    facts: Mapping[tuple[int, str], int],
    names: Mapping[int, str],
) -> Iterator[Amended]:
    """Of persons: the team's follow from theirs; points follow from the rest."""
    ids = sorted({person_id for person_id, _ in (*closed, *facts) if person_id != TEAM})
    for person_id in ids:
        for metric in CATALOG:
            before, now = closed.get((person_id, metric), 0), facts.get((person_id, metric), 0)
            if before != now:
                yield Amended(names.get(person_id, ""), metric, before, now)
