"""What a head asks of people and of the team: set from a day on, and what holds."""

import sqlite3
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import partial

from sales.catalog import CATALOG, Unit
from sales.claims import AVG_TALK
from sales.entries import MAX_AMOUNT, MAX_MINUTES, MAX_QUANTITY
from sales.errors import SalesError
from sales.periods import DAY, PERIODS, local_day
from sales.targets import (
    EACH,
    TEAM,
    Aim,
    Amounts,
    Kind,
    Target,
    ahead,
    held_on,
    listing_order,
    of_aim,
    starts_on,
)
from sales.teams import Actor, Person, Role, Team
from services.membership import headed_team
from storage import people, targets

LARGEST = {Unit.COUNT: MAX_QUANTITY, Unit.MINUTES: MAX_MINUTES, Unit.MONEY: MAX_AMOUNT}
_DAYS = {"day": 1, "week": 7, "month": 31}


@dataclass(frozen=True, slots=True)
class Kept:
    """What one has of their own, which a word for each leaves as it is; None: there is to be none.

    ``is_heads``: a head's, which no word for each is ever to change.
    """

    person: Person
    metric: str
    asked: Amounts | None
    is_heads: bool


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
    today: date
    kept: tuple[Kept, ...] = ()

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
            if (amounts := held_on(self.said, aim, self.today)) is not None
        }
        return dict(sorted(found.items(), key=lambda it: listing_order(it[0])))

    def ahead(self, person_id: int) -> list[Target]:
        """What was said of them themselves, to hold from a day ahead."""
        return [it for it in self._of({person_id}) if it.starts_on > self.today]

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
    with_own: bool = False,
) -> TargetSet:
    """Ask for something, or (None) for nothing, of one who sells, of ``EACH`` or of the ``TEAM``.

    It holds from today on, or from the period around ``first``, which may be ahead; the first plan
    of a week or a month for all of it. Nothing is asked for ahead either, unless ``first`` says
    from when on. A word for each leaves alone who has one of their own; ``with_own``: managers'
    own give way to it. Raises ``SalesError``.
    """
    team = headed_team(db, actor, team_id)
    person = _seller(db, team_id, aim.person_id)
    check_target(aim, amounts)
    today = local_day(now, team.timezone)
    begins = ahead(aim.period, first, today)
    day = begins or today
    said = targets.all_targets(db, team_id, team.timezone)
    own = _own(db, team_id, said, aim, day)
    starts = partial(_starts, said, begins, today, is_final=amounts is None and first is None)
    for it in (aim, *(aim for aim, kept in own if with_own and not kept.is_heads)):
        for since in starts(it):
            _say(db, team, aim=it, amounts=amounts, actor=actor, now=now, since=since)
    return TargetSet(
        team=team,
        person=person,
        aims=(aim,),
        now=amounts,
        before=held_on(said, aim, day),
        since=starts(aim)[0],
        today=today,
        kept=_left(own, amounts, with_own=with_own),
    )


def put_off(
    db: sqlite3.Connection,
    *,
    actor: Actor,
    team_id: int,
    aim: Aim,
    amounts: Amounts | None,
    since: date,
    now: datetime,
) -> TargetSet:
    """Let what was said to hold of each day ``since`` today hold from tomorrow on.

    Today stays as it was until then. Raises ``SalesError`` where it is not what holds today.
    """
    team = headed_team(db, actor, team_id)
    today = local_day(now, team.timezone)
    said = targets.all_targets(db, team_id, team.timezone)
    is_there = any(it.aim == aim and it.starts_on == today and it.asked == amounts for it in said)
    if since != today or aim.period != "day" or not is_there:
        raise SalesError("press.old")
    before = [it for it in said if it.aim == aim and it.starts_on < today]
    if before:
        was = held_on(before, aim, today)
        _say(db, team, aim=aim, amounts=was, actor=actor, now=now, since=today)
    else:  # what holds for each is no word of their own
        targets.unsay(db, team_id, aim, today)
    return set_target(
        db, actor=actor, team_id=team_id, aim=aim, amounts=amounts, now=now, first=today + DAY
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
    said = dict.fromkeys((*facts.held(person_id), *(it.aim for it in facts.ahead(person_id))))
    aims = [aim for aim in said if aim.metric == metric and kind in {None, aim.kind}] or [
        Aim(person_id, metric, "day", kind or Kind.MINIMUM)
    ]
    done = [
        set_target(db, actor=actor, team_id=team_id, aim=aim, amounts=None, now=now) for aim in aims
    ]
    return replace(done[0], aims=tuple(aims), kept=tuple(kept for it in done for kept in it.kept))


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
    *,
    aim: Aim,
    amounts: Amounts | None,
    actor: Actor,
    now: datetime,
    since: date,
) -> None:
    lower, upper = (amounts.lower, amounts.upper) if amounts else (None, None)
    said = Target(aim, since, lower, upper, local_day(now, team.timezone))
    targets.set_target(db, team.id, said, actor.person.id, now)


def _own(
    db: sqlite3.Connection, team_id: int, said: tuple[Target, ...], aim: Aim, day: date
) -> list[tuple[Aim, Kept]]:
    """Who of the team has a word of their own on the day, where ``aim`` is for each."""
    found = []
    for member in people.roster(db, team_id).sellers() if aim.person_id == EACH else ():
        own = replace(aim, person_id=member.person.id)
        words = [it for it in said if it.aim == own and it.starts_on <= day]
        if words:
            is_heads = member.role is Role.HEAD
            found.append((own, Kept(member.person, aim.metric, words[-1].asked, is_heads)))
    return found


def _starts(
    said: tuple[Target, ...], begins: date | None, today: date, aim: Aim, *, is_final: bool
) -> list[date]:
    """From when a word holds; ``is_final``: it takes the place of those said for days ahead too."""
    later = [it.starts_on for it in said if it.aim == aim and it.starts_on > today]
    start = begins or starts_on(of_aim(said, aim), aim.period, today)
    return [start, *(later if is_final else ())]


def _left(
    own: list[tuple[Aim, Kept]], amounts: Amounts | None, *, with_own: bool
) -> tuple[Kept, ...]:
    """Whose own stays, and is another one."""
    kept = (it for _, it in own if it.is_heads or not with_own)
    return tuple(it for it in kept if it.asked != amounts)


def _seller(db: sqlite3.Connection, team_id: int, person_id: int) -> Person | None:
    if person_id in {EACH, TEAM}:
        return None
    for member in people.roster(db, team_id).members:
        if member.person.id == person_id:
            if member.role is Role.VIEWER:
                raise SalesError("target.viewer", name=member.person.name)
            return member.person
    raise SalesError("people.unknown")
