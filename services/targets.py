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
) -> TargetSet:
    """Ask for something, or (None) for nothing, of one who sells, of ``EACH`` or of the ``TEAM``.

    It holds from today on, or from the period around ``first``, which may be ahead; the first plan
    of a week or a month for all of it. Nothing is asked for ahead either, unless ``first`` says
    from when on. Raises ``SalesError``.
    """
    team = headed_team(db, actor, team_id)
    person = _seller(db, team_id, aim.person_id)
    check_target(aim, amounts)
    today = local_day(now, team.timezone)
    begins = ahead(aim.period, first, today)
    said = targets.all_targets(db, team_id, team.timezone)
    say = partial(_say, db, team, amounts=amounts, actor=actor, now=now)
    since = []
    for it in _whom(said, aim, begins or today):
        since.append(begins or starts_on(of_aim(said, it), it.period, today))
        say(aim=it, since=since[-1])
        later = {row.starts_on for row in said if row.aim == it and row.starts_on > today}
        for day in later if amounts is None and first is None else ():
            say(aim=it, since=day)
    return TargetSet(
        team=team,
        person=person,
        aims=(aim,),
        now=amounts,
        before=held_on(said, aim, begins or today),
        since=since[0],
        today=today,
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
    of_today = [it for it in said if it.aim in _whom(said, aim, today) and it.starts_on == today]
    is_there = any(it.aim == aim and it.asked == amounts for it in of_today)
    if since != today or aim.period != "day" or not is_there:
        raise SalesError("press.old")
    before = tuple(it for it in said if it.starts_on < today)
    for it in of_today:
        was = held_on(before, it.aim, today)
        _say(db, team, aim=it.aim, amounts=was, actor=actor, now=now, since=today)
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


def _whom(said: tuple[Target, ...], aim: Aim, since: date) -> list[Aim]:
    """The aim; a word for each takes the place of what persons have of their own by then."""
    if aim.person_id != EACH:
        return [aim]
    own = {
        it.aim
        for it in said
        if it.aim.person_id > 0 and replace(it.aim, person_id=EACH) == aim and it.starts_on <= since
    }
    return [aim, *sorted(own, key=lambda it: it.person_id)]


def _seller(db: sqlite3.Connection, team_id: int, person_id: int) -> Person | None:
    if person_id in {EACH, TEAM}:
        return None
    for member in people.roster(db, team_id).members:
        if member.person.id == person_id:
            if member.role is Role.VIEWER:
                raise SalesError("target.viewer", name=member.person.name)
            return member.person
    raise SalesError("people.unknown")
