"""Minimums of the day: what a head typed, and setting one from today on."""

import re
import sqlite3
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from locales.lexicon import load_lexicon
from locales.report_words import metric_named
from sales.catalog import CATALOG, Unit
from sales.entries import MAX_AMOUNT, MAX_MINUTES, MAX_QUANTITY
from sales.errors import SalesError
from sales.periods import local_day
from sales.teams import Actor, Person, Role, Team
from sales.words import Kind
from services.membership import headed_team
from storage import people, targets
from storage.targets import EACH

LARGEST = {Unit.COUNT: MAX_QUANTITY, Unit.MINUTES: MAX_MINUTES, Unit.MONEY: MAX_AMOUNT}

_EACH = {"all", "everyone", "everybody", "все", "всем", "всех", "каждый", "каждому"}
_WHOLE_TEAM = {"team", "команда", "команде", "команды"}
_NONE = {"нет", "убрать", "снять", "без", "no", "none", "off", "remove"}
_DAY = {"day", "daily", "день", "дня", "ежедневно"}
_LONGER = {"week", "weekly", "неделя", "неделю", "month", "monthly", "месяц", "band"}
_LINKS = {"в", "на", "per", "a", "за", "=", "—", "-"}
_AMOUNT = re.compile(
    r"(?P<number>(?:\d{1,3}(?:\s\d{3})+|\d+)(?:[.,]\d{1,2})?)"
    r"\s*(?P<unit>[^\W\d_]+)?\.?\s*₽?(?:/\S+)?"
)
_LONGEST_NAME = 4  # words in a metric's name


@dataclass(frozen=True, slots=True)
class Wanted:
    """What was typed: ``whom`` is a name, or "" for each manager; ``minimum`` None: none."""

    whom: str
    metric: str
    minimum: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MinimumSet:
    """What holds from today on, and what held before (None: nothing); ``person`` None: each."""

    team: Team
    person: Person | None
    metric: str
    minimum: int | None
    before: int | None


@dataclass(frozen=True, slots=True)
class MinimumsFacts:
    """Who can have minimums, and what holds today by person (``EACH``: for all) and metric."""

    team: Team
    sellers: tuple[Person, ...]
    held: dict[tuple[int, str], int | None]

    def of(self, person_id: int) -> dict[str, int]:
        return targets.personal(self.held, person_id)


def read_target(said: str) -> Wanted:
    """``Иван calls 20 day``, in counts, minutes or minor units; raises ``SalesError``."""
    words = said.replace("\u00a0", " ").replace("\u202f", " ").split()
    for start in range(1, len(words)):
        for end in range(min(len(words), start + _LONGEST_NAME), start, -1):
            metric = metric_named(" ".join(words[start:end]))
            if metric is not None:
                return _wanted(words[:start], metric, words[end:])
    raise SalesError("target.how")


def _wanted(whom: list[str], metric: str, rest: list[str]) -> Wanted:
    name = " ".join(whom).casefold()
    if metric not in CATALOG:
        raise SalesError("target.how")
    if name in _WHOLE_TEAM or _LONGER & {word.casefold() for word in rest}:
        raise SalesError("target.only_day")
    told = [word for word in rest if word.casefold() not in _DAY | _LINKS]
    minimum = _minimum(metric, " ".join(told).casefold())
    return Wanted("" if name in _EACH else " ".join(whom), metric, minimum)


def _minimum(metric: str, said: str) -> int | None:
    if said in _NONE:
        return None
    found = _AMOUNT.fullmatch(said)
    if found is None:
        raise SalesError("target.how")
    number = Decimal("".join(found["number"].split()).replace(",", "."))
    amount = number * _unit(CATALOG[metric].unit, found["unit"] or "")
    if amount != amount.to_integral_value():
        raise SalesError("target.how")
    return int(amount)


def _unit(unit: Unit, word: str) -> int:
    """How many minutes or minor units one of ``word`` is."""
    meaning = load_lexicon().meanings.get(word)
    kind = meaning.kind if meaning else None
    value = int(meaning.value) if meaning and kind in {Kind.MULTIPLIER, Kind.MINUTE} else 1
    if unit is Unit.MONEY and kind is Kind.SHORT_M:
        return 1_000_000 * 100
    if unit is Unit.MONEY and (kind in {Kind.MULTIPLIER, Kind.CURRENCY} or not word):
        return value * 100
    if unit is Unit.MINUTES and (kind in {Kind.MINUTE, Kind.SHORT_M} or not word):
        return value
    if unit is Unit.COUNT and not word:
        return 1
    raise SalesError("target.how")


def set_minimum(
    db: sqlite3.Connection,
    *,
    actor: Actor,
    team_id: int,
    person_id: int,
    metric: str,
    minimum: int | None,
    now: datetime,
) -> MinimumSet:
    """Set a minimum of the day from today on, for one who sells or (``EACH``) for all of them."""
    team = headed_team(db, actor, team_id)
    person = _seller(db, team_id, person_id)
    _check(metric, minimum)
    today = local_day(now, team.timezone)
    before = targets.minimums(db, team_id, today)
    targets.set_minimum(
        db,
        team_id=team_id,
        person_id=person_id,
        metric=metric,
        minimum=minimum,
        starts_on=today,
        set_by=actor.person.id,
        now=now,
    )
    held = targets.personal(before, person_id).get(metric)
    return MinimumSet(team=team, person=person, metric=metric, minimum=minimum, before=held)


def load_minimums(
    db: sqlite3.Connection, *, actor: Actor, team_id: int, now: datetime
) -> MinimumsFacts:
    """What holds today in a team that the actor heads."""
    team = headed_team(db, actor, team_id)
    held = targets.minimums(db, team_id, local_day(now, team.timezone))
    sellers = tuple(member.person for member in people.roster(db, team_id).sellers())
    return MinimumsFacts(team, sellers, held)


def _check(metric: str, minimum: int | None) -> None:
    if metric not in CATALOG:
        raise SalesError("target.how")
    if minimum is None:
        return
    if minimum < 1:
        raise SalesError("target.zero")
    if minimum > LARGEST[CATALOG[metric].unit]:
        raise SalesError("target.too_big")


def _seller(db: sqlite3.Connection, team_id: int, person_id: int) -> Person | None:
    if person_id == EACH:
        return None
    for member in people.roster(db, team_id).members:
        if member.person.id == person_id:
            if member.role is Role.VIEWER:
                raise SalesError("target.viewer", name=member.person.name)
            return member.person
    raise SalesError("people.unknown")
