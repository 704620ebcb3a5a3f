"""What a report's figures were held against: the minimums, and what people are relieved of."""

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from reports.explanation_reliefs import by_reason
from reports.explanation_words import words_of
from reports.team_period import capacity_of, left_since, people_on_report
from sales.attainment import asked_together
from sales.capacity import Easing, TeamCapacity, easings
from sales.claims import AVG_TALK, TEAM, Claim, Held
from sales.periods import DAY, PERIODS, Period, WorkCalendar, local_day
from sales.targets import EACH, Aim, Band, Kind, band_of, personal
from sales.teams import Team
from storage import targets
from storage.daily import people_with_entries
from storage.presence import stays
from storage.targets import Word, all_words

PLANNED = ("month", "week")


@dataclass(frozen=True, slots=True)
class Relief:
    """How much less is asked of a person in all for one reason, in the unit of the metric."""

    person_id: int
    easings: tuple[Easing, ...]
    less: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """``by_day``, ``by_person``: what was asked. ``plain``: of the claim's metric, before the
    ``reliefs``; what they take off leaves what was asked. ``words``: the history of the minimum, or
    of the ``band`` that holds on the last day shown. ``planned``: the month and the week then, if
    they have plans.
    """

    by_day: Mapping[date, Mapping[str, int]]
    by_person: Mapping[int, Mapping[str, int]]
    plain: Mapping[date, int]
    reliefs: tuple[Relief, ...] = ()
    words: tuple[Word, ...] = ()
    band: Band | None = None
    planned: tuple[Period, ...] = ()


def load_asked(db: sqlite3.Connection, team: Team, claim: Claim) -> Asked:
    """Of a person, or of all who are on the team's reports together."""
    capacity = capacity_of(db, team, claim.period.start)
    said = all_words(db, team.id, team.timezone)
    last = _last_day(team, claim)
    plain: Counter[date] = Counter()
    by_day: dict[date, list[Mapping[str, int]]] = {}
    by_person: dict[int, Mapping[str, int]] = {}
    reliefs: list[Relief] = []
    held = {
        day: targets.minimums(db, team.id, day) for day in _held(team, claim, capacity.calendar)
    }
    for person_id, days in _days_by_person(db, team, claim, held).items():
        minimums = {day: personal(held[day], person_id) for day in days}
        of_one = _of_person(claim, person_id, minimums, capacity)
        plain.update(of_one.plain)
        reliefs += of_one.reliefs
        by_person |= of_one.by_person
        for day, asked in of_one.by_day.items():
            by_day.setdefault(day, []).append(asked)
    whose = EACH if claim.person_id == TEAM else claim.person_id
    return Asked(
        by_day={day: asked_together(by_day[day]) for day in sorted(by_day)},
        by_person=by_person,
        plain={day: plain[day] for day in sorted(plain)},
        reliefs=tuple(reliefs),
        words=_words(said, claim, whose),
        band=band_of((it.target for it in said), whose, AVG_TALK, last),
        planned=tuple(_planned(said, claim, last)),
    )


def _of_person(
    claim: Claim,
    person_id: int,
    minimums: Mapping[date, Mapping[str, int]],
    capacity: TeamCapacity,
) -> Asked:
    plain = {day: it.get(claim.metric, 0) for day, it in minimums.items()}
    by_day = {day: capacity.asked(person_id, day, it) for day, it in minimums.items()}
    reliefs = (
        Relief(person_id, runs, sum(_less(it, plain, by_day, claim.metric) for it in runs))
        for runs in by_reason(easings(capacity.of(person_id), claim.period))
    )
    return Asked(
        by_day=by_day,
        by_person={person_id: asked_together(by_day.values())},
        plain=plain,
        reliefs=tuple(it for it in reliefs if it.less),
    )


def _less(
    easing: Easing,
    plain: Mapping[date, int],
    by_day: Mapping[date, Mapping[str, int]],
    metric: str,
) -> int:
    return sum(plain[day] - by_day[day].get(metric, 0) for day in easing.days if day in plain)


def _days_by_person(
    db: sqlite3.Connection, team: Team, claim: Claim, workdays: Iterable[date]
) -> dict[int, list[date]]:
    """A receipt asks on whatever day it is; a report on the days that they are in the team."""
    if claim.person_id != TEAM and claim.held is Held.EACH:
        return {claim.person_id: list(workdays)}
    of_team = stays(db, team.id, team.timezone)
    ids = [claim.person_id]
    if claim.person_id == TEAM:
        logged = people_with_entries(db, team.id, claim.period)
        sellers = people_on_report(db, team, logged)
        ids = [it.id for it in (*sellers, *left_since(db, team, claim.period, logged))]
    return {it: [day for day in workdays if day in of_team[it]] for it in ids if it in of_team}


def _held(team: Team, claim: Claim, calendar: WorkCalendar) -> list[date]:
    workdays = calendar.workdays(claim.period)
    if claim.held not in {Held.PASSED, Held.MORNING} or claim.shown_at is None:
        return workdays
    return [day for day in workdays if day <= local_day(claim.shown_at, team.timezone)]


def _last_day(team: Team, claim: Claim) -> date:
    """Of the period, as far as it had come when it was shown."""
    last = claim.period.end - DAY
    if claim.shown_at is None:
        return last
    return max(claim.period.start, min(last, local_day(claim.shown_at, team.timezone)))


def _words(said: tuple[Word, ...], claim: Claim, whose: int) -> tuple[Word, ...]:
    kind = Kind.BAND if claim.metric == AVG_TALK else Kind.MINIMUM
    return words_of(said, Aim(whose, claim.metric, "day", kind), claim.period)


def _planned(said: Iterable[Word], claim: Claim, last: date) -> Iterator[Period]:
    """The month and the week around the day, where anything was ever planned for such."""
    if claim.held is Held.EACH:  # a receipt shows no plans
        return
    for kind in PLANNED:
        if any(_concerns(it.target.aim, claim, kind) for it in said):
            yield PERIODS[kind](last)


def _concerns(aim: Aim, claim: Claim, kind: str) -> bool:
    is_theirs = claim.person_id == TEAM or aim.person_id in {EACH, claim.person_id}
    return aim.period == kind and is_theirs and claim.metric in {"", aim.metric}
