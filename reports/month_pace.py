"""The month up to yesterday against what its workdays should have brought, person by person."""

import sqlite3
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from math import ceil

from locales.numbers import percent
from locales.texts import Html, Texts
from reports.plan_facts import load_plan_sources, person_standings, planned_people
from reports.team_period import load_team_period
from reports.wording import lines, listed, short_name, short_shown
from sales.attainment import Attainment, attainments
from sales.capacity import TeamCapacity
from sales.periods import Period, local_day, month_period
from sales.teams import Person, Team
from storage.targets import all_targets

SHOWN = 2  # people with their figures
NAMES = 4


@dataclass(frozen=True, slots=True)
class Behind:
    """A person and the metric furthest from what has been asked of it in the month so far."""

    person: Person
    worst: Attainment


@dataclass(frozen=True, slots=True)
class MonthPace:
    """Of those here today: ``behind``, the furthest first, out of ``count`` who are asked."""

    behind: tuple[Behind, ...]
    count: int


def load_month_pace(
    db: sqlite3.Connection, team: Team, now: datetime, capacity: TeamCapacity
) -> MonthPace:
    """By the month's plans, else by the minimums of its days so far.

    Unknown days count as passed: silence must not pay. Nobody before a workday is over.
    """
    today = local_day(now, team.timezone)
    passed = Period(month_period(today).start, today)
    workdays = capacity.calendar.workdays(passed)
    found = load_team_period(db, team, passed, workdays, capacity)
    planned = _planned(db, team, today, now)
    here = [it for it in found.people if capacity.of(it.id).absence_on(today) is None]
    held = {
        it: {one.metric: one for one in attainments(found.of(it.id), found.asked[it.id])}
        | planned.get(it.id, {})
        for it in here
    }
    worst = [Behind(it, min(each.values(), key=_share)) for it, each in held.items() if each]
    behind = sorted((it for it in worst if not it.worst.is_met), key=lambda it: _share(it.worst))
    return MonthPace(tuple(behind), len(worst))


def _planned(
    db: sqlite3.Connection, team: Team, today: date, now: datetime
) -> dict[int, dict[str, Attainment]]:
    """What plans of the month ask of the days so far, by person and metric."""
    if all(it.aim.period != "month" for it in all_targets(db, team.id, team.timezone)):
        return {}
    sources = load_plan_sources(db, team, "month", today, now)
    return {
        person_id: {
            it.metric: Attainment(it.metric, it.progress.completed, ceil(it.due))
            for it in person_standings(sources, person_id)
            if it.due > 0 and not it.is_stretch
        }
        for person_id in planned_people(sources)
    }


def _share(attainment: Attainment) -> float:
    return attainment.fact / attainment.asked


def month_pace_lines(
    pace: MonthPace, texts: Texts, currency: str, elsewhere: Collection[int] = ()
) -> Html:
    """How many keep pace, and who is behind; the furthest with both numbers, but for those of whom
    more is told in another place (``elsewhere``).
    """
    if not pace.count:
        return Html()
    named = [it for it in pace.behind if it.person.id not in elsewhere][:SHOWN]
    others = [short_name(it.person.name) for it in pace.behind if it not in named]
    rest = listed(texts, others, NAMES)
    key = "digest.pace_behind" if pace.behind else "digest.pace"
    return lines(
        texts(key, met=pace.count - len(pace.behind), count=pace.count),
        *(
            texts(
                "digest.behind",
                name=short_name(it.person.name),
                share=percent(it.worst.fact, it.worst.asked, texts.language),
                metric=texts(f"metric.{it.worst.metric}.short"),
                fact=short_shown(it.worst.metric, it.worst.fact, texts, currency),
                asked=short_shown(it.worst.metric, it.worst.asked, texts, currency),
            )
            for it in named
        ),
        texts("digest.more_behind", names=rest) if named and others else rest,
    )
