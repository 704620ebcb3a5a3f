"""Targets: what a head has said is asked, of whom, of what, by when; dated, never overwritten."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from hashlib import sha256

from sales import claims
from sales.catalog import CATALOG
from sales.claims import AVG_TALK
from sales.errors import SalesError
from sales.periods import DAY, PERIODS
from sales.plans import Change, Level, Plan

EACH = 0  # in the place of a person: each manager who has none of their own
TEAM = claims.TEAM
FURTHEST_YEARS = 2


class Kind(StrEnum):
    """How a target is meant: one of the levels, or a band to stay within."""

    MINIMUM = Level.MINIMUM
    PLAN = Level.PLAN
    STRETCH = Level.STRETCH
    BAND = "band"


@dataclass(frozen=True, slots=True)
class Aim:
    """``person_id`` may be ``EACH`` or ``TEAM``; ``period`` is a key of ``PERIODS``."""

    person_id: int
    metric: str
    period: str
    kind: Kind


@dataclass(frozen=True, slots=True)
class Amounts:
    """``lower`` is the amount; with an ``upper`` end it is a band."""

    lower: int
    upper: int | None = None


@dataclass(frozen=True, slots=True)
class Target:
    """A head's word from ``starts_on`` on; ``amount`` None: there is to be none.

    ``upper``: the upper end of a band, part of it. ``set_on``: the local day it was said.
    """

    aim: Aim
    starts_on: date
    amount: int | None
    upper: int | None
    set_on: date

    @property
    def asked(self) -> Amounts | None:
        return None if self.amount is None else Amounts(self.amount, self.upper)


@dataclass(frozen=True, slots=True)
class Band:
    """Both ends belong to it."""

    lower: int
    upper: int


def usual_kind(metric: str, period: str) -> Kind:
    """What is meant where no level is said: of a day the least, of more the plan."""
    if metric == AVG_TALK:
        return Kind.BAND
    return Kind.MINIMUM if period == "day" else Kind.PLAN


def of_aim(targets: Iterable[Target], aim: Aim) -> tuple[Target, ...]:
    """Its history, oldest first: before their first own word the one for each holds."""
    found = tuple(targets)
    own = sorted((it for it in found if it.aim == aim), key=lambda it: it.starts_on)
    if aim.person_id in {EACH, TEAM}:
        return tuple(own)
    each = of_aim(found, replace(aim, person_id=EACH))
    before = (it for it in each if not own or it.starts_on < own[0].starts_on)
    return (*before, *own)


def personal(held: Mapping[tuple[int, str], int | None], person_id: int) -> dict[str, int]:
    """The same for one day: out of the last word for each person (``EACH``) and metric, what holds
    for one; their own counts, a removal too.
    """
    own = {metric: it for (person, metric), it in held.items() if person == person_id}
    each = {metric: it for (person, metric), it in held.items() if person == EACH}
    return {metric: it for metric, it in (each | own).items() if it is not None}


def holding(history: Iterable[Target], day: date) -> Target | None:
    """The word that holds on the day; None where none was said, or that there is to be none."""
    said = [it for it in history if it.starts_on <= day]
    return said[-1] if said and said[-1].amount is not None else None


def listing_order(aim: Aim) -> tuple[int, int, int]:
    """As targets are listed: the longest period first, the metrics as in the catalogue."""
    periods, kinds, metrics = [*PERIODS], [*Kind], [*CATALOG, AVG_TALK]
    return -periods.index(aim.period), metrics.index(aim.metric), kinds.index(aim.kind)


def starts_on(history: tuple[Target, ...], period: str, today: date) -> date:
    """From when a word said today holds: a plan that is the first of its period, from its start,
    and a slip put right the same day, from where the slip held; else from today.
    """
    since = PERIODS[period](today).start
    last = next((it for it in reversed(history) if it.starts_on <= today), None)
    if last is not None and last.set_on == today and since <= last.starts_on <= today:
        return last.starts_on
    return today if holding(history, since) is not None else since


def held_on(targets: Iterable[Target], aim: Aim, day: date) -> Amounts | None:
    """What is asked on the day; None: nothing."""
    held = holding(of_aim(targets, aim), day)
    return held.asked if held else None


def ahead(period: str, first: date | None, today: date) -> date | None:
    """When the period around ``first`` begins; None: it is the running one.

    Raises ``SalesError`` for one that is over, or too far ahead to be meant.
    """
    if first is None:
        return None
    found = PERIODS[period](first)
    if found.end <= today:
        raise SalesError("target.past", last=found.end - DAY)
    if found.start.year > today.year + FURTHEST_YEARS:
        raise SalesError("target.too_far", years=FURTHEST_YEARS)
    return found.start if found.start > today else None


def plans_of(targets: Iterable[Target], person_id: int) -> dict[tuple[str, str], dict[Level, Plan]]:
    """All levels that were ever asked of a person (``TEAM``: of the team), by period and metric."""
    plans: dict[tuple[str, str], dict[Level, Plan]] = {}
    said = _by_aim(targets, person_id, _each(person_id))
    for aim in sorted(said, key=lambda it: (it.period, it.metric, it.kind)):
        if aim.kind is not Kind.BAND:
            changes = tuple(Change(it.starts_on, it.amount) for it in of_aim(said[aim], aim))
            of_metric = plans.setdefault((aim.period, aim.metric), {})
            of_metric[Level(aim.kind)] = Plan(aim.period, changes)
    return plans


def band_of(targets: Iterable[Target], person_id: int, metric: str, day: date) -> Band | None:
    """The band that a person's average is to stay within on the day."""
    history = of_aim(targets, Aim(person_id, metric, "day", Kind.BAND))
    held = holding(history, day)
    if held is None or held.amount is None or held.upper is None:
        return None
    return Band(held.amount, held.upper)


def terms(targets: Iterable[Target], person_id: int, month_end: date) -> str:
    """All that is asked of a person by the month's last day: the same words, the same asked."""
    said = {
        (aim.metric, aim.period, aim.kind): (held.amount, held.upper)
        for aim, history in _by_aim(targets, person_id, EACH).items()
        if (held := holding(of_aim(history, aim), month_end)) is not None
    }
    return ";".join(
        ":".join(map(str, (*what, *(it for it in amounts if it is not None))))
        for what, amounts in sorted(said.items())
    )


def to_confirm(targets: Iterable[Target], person_id: int, month_end: date) -> str:
    """The same where a plan of the month or its weeks is among it; what is asked of the days alone
    waits for nobody's yes: "".
    """
    said = tuple(targets)
    has_plan = any(
        period != "day" and any(plan.amount_on(month_end) for plan in levels.values())
        for (period, _), levels in plans_of(said, person_id).items()
    )
    return terms(said, person_id, month_end) if has_plan else ""


def fingerprint(asked: str, month: date) -> str:
    """What tells the terms of a month from any others, short enough for a button."""
    return sha256(f"{month.isoformat()} {asked}".encode()).hexdigest()[:10]


def _by_aim(targets: Iterable[Target], person_id: int, each: int) -> dict[Aim, list[Target]]:
    """What was said to a person, or to ``each`` in their place, by the person's aim."""
    said: dict[Aim, list[Target]] = {}
    for it in targets:
        if it.aim.person_id in {person_id, each}:
            said.setdefault(replace(it.aim, person_id=person_id), []).append(it)
    return said


def _each(person_id: int) -> int:
    return TEAM if person_id == TEAM else EACH
