"""What a report's figures were held against: the minimums, and what people are relieved of."""

import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from reports.team_period import asked_of, asked_on, capacity_of, people_on_report
from sales.attainment import asked_together
from sales.capacity import Easing, TeamCapacity, easings
from sales.claims import TEAM, Claim, Held
from sales.periods import WorkCalendar, local_day
from sales.teams import Team
from storage.daily import people_with_entries
from storage.presence import first_days
from storage.targets import minimums_of


@dataclass(frozen=True, slots=True)
class Relief:
    """How much less is asked in all for one reason, in the unit of the metric."""

    easing: Easing
    less: int


@dataclass(frozen=True, slots=True)
class Asked:
    """``by_day``: what was asked. ``plain``: of the claim's metric, before the ``reliefs``; what
    they take off leaves what was asked. Of a team its people's are summed with reliefs and all.
    """

    by_day: Mapping[date, Mapping[str, int]]
    plain: Mapping[date, int]
    reliefs: tuple[Relief, ...] = ()


def load_asked(db: sqlite3.Connection, team: Team, claim: Claim) -> Asked:
    capacity = capacity_of(db, team, claim.period.start)
    if claim.person_id == TEAM:
        return _of_team(db, team, claim, capacity)
    who, days = claim.person_id, _days_of_person(db, team, claim, capacity.calendar)
    plain = {day: minimums_of(db, team.id, who, day).get(claim.metric, 0) for day in days}
    by_day = {day: asked_on(db, team, who, day, capacity) for day in days}
    reliefs = (
        Relief(
            easing,
            sum(plain[it] - by_day[it].get(claim.metric, 0) for it in easing.days if it in plain),
        )
        for easing in easings(capacity.of(who), claim.period)
    )
    return Asked(by_day, plain, tuple(it for it in reliefs if it.less))


def _of_team(db: sqlite3.Connection, team: Team, claim: Claim, capacity: TeamCapacity) -> Asked:
    sellers = people_on_report(db, team, people_with_entries(db, team.id, claim.period))
    by_day = {
        day: asked_together(asked_of(db, team, sellers, [day], capacity).values())
        for day in _held(team, claim, capacity.calendar.workdays(claim.period))
    }
    return Asked(by_day, {day: asked.get(claim.metric, 0) for day, asked in by_day.items()})


def _days_of_person(
    db: sqlite3.Connection, team: Team, claim: Claim, calendar: WorkCalendar
) -> list[date]:
    """A receipt asks on whatever day it is; a report from the day they are in the team."""
    workdays = calendar.workdays(claim.period)
    if claim.held is Held.EACH:
        return workdays
    since = first_days(db, team.id, team.timezone).get(claim.person_id)
    return [day for day in _held(team, claim, workdays) if since is not None and day >= since]


def _held(team: Team, claim: Claim, workdays: Iterable[date]) -> list[date]:
    if claim.held is Held.WHOLE or claim.shown_at is None:
        return list(workdays)
    shown_on = local_day(claim.shown_at, team.timezone)
    return [day for day in workdays if day <= shown_on]
