"""Where the figures of a plan come from: its words and reliefs, and what was done of it by then.

A plan moves every day, so it is told as it stood when it was shown, with what has changed since.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from fractions import Fraction

from reports.acknowledged import Acknowledged, load_acknowledged
from reports.explanation import membership_of, stood
from reports.explanation_reliefs import PlanRelief, reliefs_of
from reports.explanation_words import words_of
from reports.plan_facts import (
    TeamStanding,
    load_plan_sources,
    parts_of,
    person_standings,
    planned_people,
    plans_held,
    team_standings,
)
from reports.plan_shares import PlanSources, shares_of, team_shares
from sales.catalog import Figures, value
from sales.claims import TEAM, Claim
from sales.errors import SalesError
from sales.folding import fold, together
from sales.periods import DAY, PERIODS, Period, local_day
from sales.plan_standing import PlanStanding, Shares
from sales.plans import Level, Plan, TeamPlan, asked
from sales.targets import TEAM as TEAM_AIM
from sales.targets import Aim, Kind
from sales.teams import Actor, Role, Team
from storage import ledger, people
from storage.targets import Word, all_words

Spells = tuple[tuple[Period, Fraction], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ExplainedPlan:
    """A plan of one metric as it stood when it was shown.

    ``whole``: what is asked before it is rounded up; ``spells``: what the days passed were asked
    by it, from one change to the next. ``full``: each level as it was said. ``fact_now``: of the
    days shown, as the ledger has them now. ``parts``: of a team's, each person's.
    """

    standing: PlanStanding
    whole: Fraction
    spells: Spells
    full: Mapping[Level, int]
    words: tuple[Word, ...]
    reliefs: tuple[PlanRelief, ...]
    fact_now: int
    team: TeamPlan | None = None
    parts: Mapping[int, PlanStanding]

    @property
    def of_people(self) -> bool:
        """Whether it is the team's for want of one of its own: its people's together."""
        return self.team is not None and self.team.own is None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanExplanation:
    """``plans``: those of the claim's metric, or all; of a person's month the week's too.

    ``sees_all``: the head and, of their own, the person; others see totals, and no reasons why
    somebody is asked for less. ``acknowledged``: of a team's.
    """

    claim: Claim
    team: Team
    names: Mapping[int, str]
    shown_at: datetime
    plans: tuple[ExplainedPlan, ...]
    acknowledged: Acknowledged | None
    sees_all: bool
    is_head: bool
    actor_id: int


def load_plan_explanation(db: sqlite3.Connection, actor: Actor, claim: Claim) -> PlanExplanation:
    """Raises ``SalesError`` where the actor is not in the team, or the person never was."""
    team, role = membership_of(db, actor, claim.team_id)
    names = people.names(db, team.id)
    if claim.shown_at is None or claim.person_id not in {TEAM, *names}:
        raise SalesError("press.old")
    is_own = claim.person_id == actor.person.id and role is not Role.VIEWER
    plans = [it for one in _periods(team, claim) for it in _plans(db, team, claim, one)]
    return PlanExplanation(
        claim=claim,
        team=team,
        names=names,
        shown_at=claim.shown_at,
        plans=tuple(it for it in plans if claim.metric in {"", it.standing.metric}),
        acknowledged=load_acknowledged(db, team, claim.shown_at)
        if claim.person_id == TEAM and not claim.metric
        else None,
        sees_all=role is Role.HEAD or is_own,
        is_head=role is Role.HEAD,
        actor_id=actor.person.id,
    )


def _periods(team: Team, claim: Claim) -> Iterator[Period]:
    """The claim's; and where a person's month was shown, the week with it."""
    yield claim.period
    if claim.shown_at is not None and not claim.metric and claim.person_id != TEAM:
        week = PERIODS["week"](local_day(claim.shown_at, team.timezone))
        if claim.kind == "month":
            yield week


def _plans(
    db: sqlite3.Connection, team: Team, claim: Claim, period: Period
) -> Iterator[ExplainedPlan]:
    """As they were by the words and entries of then; by those of now where none was said then."""
    shown_at = claim.shown_at
    assert shown_at is not None
    kind = claim.about_plan(period).kind
    whose = None if claim.person_id == TEAM else claim.person_id
    now = load_plan_sources(db, team, kind, period.start, shown_at, whose)
    words = all_words(db, team.id, team.timezone)
    by_then = tuple(it.target for it in words if it.set_at <= shown_at)
    then = replace(now, days=_days_by(db, now, shown_at))
    of_then = replace(then, said=by_then)
    found = {
        it.standing.metric: it
        for sources in ((of_then,) if len(by_then) == len(words) else (then, of_then))
        for it in _explained(sources, now, claim.person_id, words)
    }
    yield from found.values()


def _days_by(
    db: sqlite3.Connection, found: PlanSources, at: datetime
) -> dict[int, dict[date, Figures]]:
    """The period's days as the ledger had them at the moment; those before it as they are."""
    days = {}
    for person_id, of_one in found.days.items():
        kept = {day: it for day, it in of_one.items() if day not in found.period}
        for entry in ledger.of_person(db, found.team.id, person_id, found.period):
            if stood(entry, at):
                day = entry.what.day
                kept[day] = together([kept.get(day, {}), fold(entry.what)])
        days[person_id] = kept
    return days


def _explained(
    found: PlanSources, now: PlanSources, person_id: int, words: tuple[Word, ...]
) -> Iterator[ExplainedPlan]:
    if person_id == TEAM:
        yield from _of_team(found, now, words)
    elif person_id in found.stays:
        plans = dict(plans_held(found, person_id))
        for standing in person_standings(found, person_id):
            yield _of_person(found, now, person_id, standing, plans[standing.metric], words)


def _of_person(
    found: PlanSources,
    now: PlanSources,
    person_id: int,
    standing: PlanStanding,
    plans: Mapping[Level, Plan],
    words: tuple[Word, ...],
) -> ExplainedPlan:
    metric, plan = standing.metric, plans[standing.level]
    shares = shares_of(found, person_id, metric)
    return ExplainedPlan(
        standing=standing,
        whole=asked(plan, found.period, shares.full, shares.own),
        spells=_spells(found, plan, shares),
        full=_full(found, plans),
        words=_words(found, person_id, metric, words),
        reliefs=reliefs_of(found, person_id, metric, plan),
        fact_now=_fact_now(now, metric, {person_id}),
        parts={},
    )


def _of_team(
    found: PlanSources, now: PlanSources, words: tuple[Word, ...]
) -> Iterator[ExplainedPlan]:
    of_people = {it: person_standings(found, it) for it in planned_people(found)}
    own = dict(plans_held(found, TEAM_AIM))
    for metric, of_team in team_standings(found, of_people).items():
        parts = parts_of(metric, of_people)
        yield _one_of_team(found, now, of_team, own.get(metric), parts, words)


def _one_of_team(
    found: PlanSources,
    now: PlanSources,
    of_team: TeamStanding,
    own: Mapping[Level, Plan] | None,
    parts: Mapping[int, PlanStanding],
    words: tuple[Word, ...],
) -> ExplainedPlan:
    standing = of_team.standing
    metric = standing.metric
    return ExplainedPlan(
        standing=standing,
        whole=Fraction(standing.asked),
        spells=_spells(found, own[standing.level], team_shares(found, metric)) if own else (),
        full=_full(found, own) if own else standing.levels,
        words=_words(found, TEAM_AIM, metric, words) if own else (),
        reliefs=tuple(_reliefs_of_people(found, parts)),
        fact_now=_fact_now(now, metric, now.days if own else parts),
        team=of_team.plan,
        parts=parts,
    )


def _reliefs_of_people(
    found: PlanSources, parts: Mapping[int, PlanStanding]
) -> Iterator[PlanRelief]:
    for person_id, it in parts.items():
        plan = dict(plans_held(found, person_id))[it.metric][it.level]
        yield from reliefs_of(found, person_id, it.metric, plan)


def _spells(found: PlanSources, plan: Plan, shares: Shares) -> Spells:
    """What the plan asks of the days passed, from one change of it to the next."""
    end = max(found.period.start, min(found.open_day, found.period.end))
    changed = [it.starts_on for it in plan.changes if found.period.start < it.starts_on < end]
    starts = [found.period.start, *changed]
    spells = [Period(*ends) for ends in zip(starts, (*changed, end), strict=True)]
    parts = ((it, asked(plan, it, shares.full, shares.own)) for it in spells)
    return tuple((it, amount) for it, amount in parts if amount)


def _full(found: PlanSources, plans: Mapping[Level, Plan]) -> dict[Level, int]:
    last = found.period.end - DAY
    return {level: plan.amount_on(last) for level, plan in plans.items()}


def _words(
    found: PlanSources, person_id: int, metric: str, words: tuple[Word, ...]
) -> tuple[Word, ...]:
    """The main level's first, then the others'."""
    order = (Kind.PLAN, Kind.MINIMUM, Kind.STRETCH)
    aims = (Aim(person_id, metric, found.kind, kind) for kind in order)
    return tuple(it for aim in aims for it in words_of(words, aim, found.period))


def _fact_now(now: PlanSources, metric: str, who: Iterable[int]) -> int:
    shown = Period(now.period.start, min(now.period.end, now.today + DAY))
    return sum(
        value(metric, figures)
        for person_id in who
        for day, figures in now.days.get(person_id, {}).items()
        if day in shown
    )
