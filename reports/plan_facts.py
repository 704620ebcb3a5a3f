"""Plans against what was done, read in one snapshot: of one person, of all and of the team."""

import sqlite3
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from fractions import Fraction

from reports.plan_shares import (
    Days,
    PlanSources,
    loads_of,
    member_loads,
    shares_of,
    sum_shares,
    team_loads,
    team_shares,
)
from reports.team_period import capacity_of, roster_in
from sales.catalog import CATALOG, Figures, value
from sales.pace import first_open_day, full_loads, own_loads
from sales.periods import DAY, PERIODS, Period, local_day, month_period
from sales.plan_standing import PlanStanding, past, stand
from sales.plans import Change, Level, Plan, TeamPlan
from sales.targets import TEAM, plans_of, to_confirm
from sales.teams import Role, Team
from sales.work_hours import moment
from storage import targets
from storage.acknowledgements import accepted
from storage.calendars import load_hours
from storage.daily import person_days, team_days
from storage.presence import stays

HISTORY = timedelta(weeks=8)
Plans = Mapping[Level, Plan]


@dataclass(frozen=True, slots=True)
class TeamStanding:
    """The team against ``plan.asked``: its own plan, else the sum of its people's."""

    plan: TeamPlan
    standing: PlanStanding


def load_plan_sources(
    db: sqlite3.Connection,
    team: Team,
    kind: str,
    day: date,
    now: datetime,
    person_id: int | None = None,
) -> PlanSources:
    """The week or month around ``day``; only of one person, where one is given."""
    today = local_day(now, team.timezone)
    period = PERIODS[kind](day)
    reach = Period(period.start - HISTORY, period.end)
    closes = moment(today, load_hours(db, team.id, today).closes, team.timezone)
    capacity, roster = capacity_of(db, team, day), roster_in(db, team, period)
    ids = [it.person.id for it in roster.sellers()] if person_id is None else [person_id]
    return PlanSources(
        team=team,
        kind=kind,
        period=period,
        today=today,
        open_day=first_open_day(today, now, closes),
        capacity=capacity,
        said=targets.all_targets(db, team.id, team.timezone),
        stays=stays(db, team.id, team.timezone),
        full=full_loads(capacity.calendar, reach),
        loads={it: own_loads(capacity.of(it), reach) for it in ids},
        roster=roster,
        days=_of_team(db, team, reach)
        if person_id is None
        else {person_id: person_days(db, team.id, person_id, reach)},
    )


def load_standings(
    db: sqlite3.Connection, team: Team, person_id: int, kind: str, now: datetime
) -> tuple[PlanStanding, ...]:
    """One person's of now; what is done is read only where anything was ever planned."""
    said = targets.all_targets(db, team.id, team.timezone)
    if all(it.aim.period != kind for it in said):
        return ()
    day = local_day(now, team.timezone)
    return person_standings(load_plan_sources(db, team, kind, day, now, person_id), person_id)


def load_is_plan_open(db: sqlite3.Connection, team: Team, person_id: int, day: date) -> bool:
    """Whether a plan of the month or of its weeks waits for the person's yes."""
    month = month_period(day)
    said = targets.all_targets(db, team.id, team.timezone)
    asked = to_confirm(said, person_id, month.end - DAY)
    return bool(asked) and (person_id, asked) not in accepted(db, team.id, month.start)


def planned_people(found: PlanSources) -> list[int]:
    """Whom a plan of the period concerns: managers, and heads with one of their own."""
    with_own = {it.aim.person_id for it in found.said if it.aim.period == found.kind}
    return [
        member.person.id
        for member in found.roster.sellers()
        if (member.role is Role.MANAGER or member.person.id in with_own)
        and any(plans_held(found, member.person.id))
    ]


def person_standings(found: PlanSources, person_id: int) -> tuple[PlanStanding, ...]:
    """In the order of the catalogue."""
    own, days = member_loads(found, person_id), found.days.get(person_id, {})
    standings = (
        stand(
            metric,
            plans,
            found.period,
            facts := _facts(days, metric),
            shares_of(found, person_id, metric),
            found.open_day,
            past(_before(found), facts, own),
        )
        for metric, plans in plans_held(found, person_id)
    )
    return tuple(it for it in standings if it is not None)


def team_standings(
    found: PlanSources, by_person: Mapping[int, tuple[PlanStanding, ...]]
) -> dict[str, TeamStanding]:
    """By metric, in the order of the catalogue; ``by_person``: what was found of each."""
    own = dict(plans_held(found, TEAM))
    standings = {}
    for metric in CATALOG:
        parts = parts_of(metric, by_person)
        standing = _team_standing(found, metric, own.get(metric), parts)
        if standing is not None:
            standings[metric] = standing
    return standings


def parts_of(
    metric: str, by_person: Mapping[int, tuple[PlanStanding, ...]]
) -> dict[int, PlanStanding]:
    """Each person's of one metric, as they make up the team's: a stretch alone only of those who
    have nothing but stretches.
    """
    parts = {
        person_id: it
        for person_id, of_one in by_person.items()
        for it in of_one
        if it.metric == metric
    }
    return {person_id: it for person_id, it in parts.items() if not it.is_stretch} or parts


def _team_standing(
    found: PlanSources,
    metric: str,
    own: Plans | None,
    parts: Mapping[int, PlanStanding],
) -> TeamStanding | None:
    if not own and not parts:
        return None
    of_people = sum(it.asked for it in parts.values())
    facts = team_facts(found, metric, None if own else set(parts))
    loads = team_loads(found) if own else loads_of(found, parts)
    standing = stand(
        metric,
        own or _sum_plan(found, parts),
        found.period,
        facts,
        team_shares(found, metric) if own else sum_shares(found, loads),
        found.open_day,
        past(_before(found), facts, loads),
    )
    if standing is None:
        return None
    if own is None:  # what the days so far ask of each, rather than an even share of the sum
        standing = replace(standing, due=sum((it.due for it in parts.values()), Fraction(0)))
    return TeamStanding(TeamPlan(standing.asked if own else None, of_people), standing)


def _sum_plan(found: PlanSources, parts: Mapping[int, PlanStanding]) -> Plans:
    """Named a plan, unless all of them are of another level."""
    amount = sum(it.asked for it in parts.values()) or None
    levels = {it.level for it in parts.values()}
    level = levels.pop() if len(levels) == 1 else Level.PLAN
    return {level: Plan(found.kind, (Change(found.period.start, amount),))}


def plans_held(found: PlanSources, person_id: int) -> Iterator[tuple[str, Plans]]:
    """Those of the period's kind, by metric, that ask for anything by its end."""
    last = found.period.end - DAY
    plans = plans_of(found.said, person_id)
    for metric in CATALOG:
        held = {
            level: plan
            for level, plan in plans.get((found.kind, metric), {}).items()
            if plan.amount_on(last)
        }
        if held:
            yield metric, held


def main_plan(plans: Plans) -> Plan:
    """The one that counts, of those of a metric that ask for anything."""
    return next(plans[it] for it in (Level.PLAN, Level.MINIMUM, Level.STRETCH) if it in plans)


def _before(found: PlanSources) -> Period:
    """The weeks before, which tell how days differ."""
    return Period(found.period.start - HISTORY, found.period.start)


def team_facts(found: PlanSources, metric: str, people_ids: set[int] | None) -> Counter[date]:
    """By day; of everyone who ever logged, unless only some are asked for."""
    facts: Counter[date] = Counter()
    for person_id, days in found.days.items():
        if people_ids is None or person_id in people_ids:
            facts.update(_facts(days, metric))
    return facts


def _facts(days: Days, metric: str) -> dict[date, int]:
    return {day: value(metric, figures) for day, figures in days.items()}


def _of_team(db: sqlite3.Connection, team: Team, reach: Period) -> dict[int, dict[date, Figures]]:
    found: dict[int, dict[date, Figures]] = {}
    for (day, person_id), figures in team_days(db, team.id, reach).items():
        found.setdefault(person_id, {})[day] = figures
    return found
