"""What a head asks of people and of the team: set from a day on, and what holds."""

import sqlite3
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import partial

from sales.catalog import CATALOG, Unit
from sales.claims import AVG_TALK
from sales.entries import MAX_AMOUNT, MAX_MINUTES, MAX_QUANTITY
from sales.errors import SalesError
from sales.periods import PERIODS, local_day
from sales.targets import EACH, TEAM, Aim, Kind, Target, holding, of_aim, starts_on
from sales.teams import Actor, Person, Role, Team
from services.membership import headed_team
from storage import people, targets

LARGEST = {Unit.COUNT: MAX_QUANTITY, Unit.MINUTES: MAX_MINUTES, Unit.MONEY: MAX_AMOUNT}
_DAYS = {"day": 1, "week": 7, "month": 31}


@dataclass(frozen=True, slots=True)
class Amounts:
    """``lower`` is the amount; with an ``upper`` end it is a band."""

    lower: int
    upper: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetSet:
    """What holds from ``since`` on, and what held before (None: nothing).

    ``person`` is None for each of them and for the team; ``aims``: more than one where all of a
    metric was removed.
    """

    team: Team
    person: Person | None
    aims: tuple[Aim, ...]
    now: Amounts | None
    before: Amounts | None
    since: date

    @property
    def aim(self) -> Aim:
        return self.aims[0]


@dataclass(frozen=True, slots=True)
class TargetsFacts:
    """Who can have targets, and every word ever said of them."""

    team: Team
    sellers: tuple[Person, ...]
    said: tuple[Target, ...]
    today: date

    def held(self, person_id: int) -> dict[Aim, Amounts]:
        """What holds today for a person, for each, or for the team."""
        group = TEAM if person_id == TEAM else EACH
        found = {
            aim: amounts
            for aim in (replace(it.aim, person_id=person_id) for it in self._of({person_id, group}))
            if (amounts := _held(self.said, aim, self.today)) is not None
        }
        return dict(sorted(found.items(), key=lambda it: _order(it[0])))

    def _of(self, people: set[int]) -> list[Target]:
        return [it for it in self.said if it.aim.person_id in people]


def set_target(
    db: sqlite3.Connection,
    *,
    actor: Actor,
    team_id: int,
    aim: Aim,
    amounts: Amounts | None,
    now: datetime,
    first: date | None = None,
) -> TargetSet:
    """Ask for something, or (None) for nothing, of one who sells, of ``EACH`` or of the ``TEAM``.

    It holds from today on, or from a day ``first`` ahead; the first plan of a week or a month for
    all of it.
    """
    team = headed_team(db, actor, team_id)
    person = _seller(db, team_id, aim.person_id)
    check_target(aim, amounts)
    today = local_day(now, team.timezone)
    said = targets.all_targets(db, team_id, team.timezone)
    say = partial(_say, db, team, said, amounts=amounts, actor=actor, now=now, first=first)
    since = [say(aim=it) for it in _whom(said, aim, today)]
    return TargetSet(
        team=team,
        person=person,
        aims=(aim,),
        now=amounts,
        before=_held(said, aim, today),
        since=since[0],
    )


def remove_targets(
    db: sqlite3.Connection,
    *,
    actor: Actor,
    team_id: int,
    person_id: int,
    metric: str,
    kind: Kind | None,
    now: datetime,
) -> TargetSet:
    """Ask for nothing of the metric any more, in any period; of one ``kind``, where it is said."""
    facts = load_targets(db, actor=actor, team_id=team_id, now=now)
    aims = [
        aim for aim in facts.held(person_id) if aim.metric == metric and kind in {None, aim.kind}
    ] or [Aim(person_id, metric, "day", kind or Kind.MINIMUM)]
    done = [
        set_target(db, actor=actor, team_id=team_id, aim=aim, amounts=None, now=now) for aim in aims
    ]
    return replace(done[0], aims=tuple(aims))


def load_targets(
    db: sqlite3.Connection, *, actor: Actor, team_id: int, now: datetime
) -> TargetsFacts:
    """What holds today in a team that the actor heads."""
    team = headed_team(db, actor, team_id)
    said = targets.all_targets(db, team_id, team.timezone)
    sellers = tuple(member.person for member in people.roster(db, team_id).sellers())
    return TargetsFacts(team, sellers, said, local_day(now, team.timezone))


def check_target(aim: Aim, amounts: Amounts | None) -> None:
    """Refuse what cannot be asked; raises ``SalesError``."""
    is_band = aim.metric == AVG_TALK
    is_known = is_band or aim.metric in CATALOG
    if not is_known or aim.period not in PERIODS or is_band is not (aim.kind is Kind.BAND):
        raise SalesError("target.how")
    if is_band and (aim.period != "day" or aim.person_id == TEAM):
        raise SalesError("target.band_how")
    if aim.person_id == TEAM and aim.period == "day":
        raise SalesError("target.team_day")
    if amounts is None:
        return
    if amounts.lower < 1:
        raise SalesError("target.zero")
    if is_band and not amounts.lower < (amounts.upper or 0) <= MAX_MINUTES:
        raise SalesError("target.band_how")
    if not is_band and amounts.lower > largest(aim.metric, aim.period):
        raise SalesError("target.too_big")


def largest(metric: str, period: str) -> int:
    unit = CATALOG[metric].unit
    return LARGEST[unit] * (1 if unit is Unit.MONEY else _DAYS[period])


def _say(
    db: sqlite3.Connection,
    team: Team,
    said: tuple[Target, ...],
    *,
    aim: Aim,
    amounts: Amounts | None,
    actor: Actor,
    now: datetime,
    first: date | None,
) -> date:
    today = local_day(now, team.timezone)
    since = starts_on(of_aim(said, aim), aim.period, today)
    if first is not None and first > today:
        since = first
    lower, upper = (amounts.lower, amounts.upper) if amounts else (None, None)
    targets.set_target(db, team.id, Target(aim, since, lower, upper, today), actor.person.id, now)
    return since


def _whom(said: tuple[Target, ...], aim: Aim, today: date) -> list[Aim]:
    """The aim; a word for each takes the place of what persons have of their own."""
    if aim.person_id != EACH:
        return [aim]
    own = {
        it.aim
        for it in said
        if it.aim.person_id > 0 and replace(it.aim, person_id=EACH) == aim and it.starts_on <= today
    }
    return [aim, *sorted(own, key=lambda it: it.person_id)]


def _held(said: tuple[Target, ...], aim: Aim, today: date) -> Amounts | None:
    held = holding(of_aim(said, aim), today)
    return None if held is None or held.amount is None else Amounts(held.amount, held.upper)


def _order(aim: Aim) -> tuple[int, int, int]:
    """As they are listed: the longest period first, the metrics as in the catalogue."""
    periods, kinds, metrics = [*_DAYS], [*Kind], [*CATALOG, AVG_TALK]
    return -periods.index(aim.period), metrics.index(aim.metric), kinds.index(aim.kind)


def _seller(db: sqlite3.Connection, team_id: int, person_id: int) -> Person | None:
    if person_id in {EACH, TEAM}:
        return None
    for member in people.roster(db, team_id).members:
        if member.person.id == person_id:
            if member.role is Role.VIEWER:
                raise SalesError("target.viewer", name=member.person.name)
            return member.person
    raise SalesError("people.unknown")
