"""Absences: the days a person is away, who has to agree, and what of them is new."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from sales.errors import SalesError
from sales.periods import DAY, Period
from sales.teams import Person, Team

YEAR = timedelta(days=366)
LONGEST_NOTE = 100  # characters


class AbsenceKind(StrEnum):
    VACATION = "vacation"
    SICK = "sick"
    TRIP = "trip"
    DAY_OFF = "day_off"
    OTHER = "other"


class AbsenceState(StrEnum):
    STANDING = "standing"
    WAITING = "waiting"  # for a head: the days are past
    DECLINED = "declined"
    CANCELLED = "cancelled"  # taken back, or ended early


@dataclass(frozen=True, slots=True)
class AbsenceSaid:
    """What was typed: the days, and why."""

    days: Period
    kind: AbsenceKind = AbsenceKind.OTHER
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Absence:
    id: int
    person_id: int
    days: Period
    kind: AbsenceKind
    note: str
    entered_by: int
    state: AbsenceState

    @property
    def last_day(self) -> date:
        return self.days.end - DAY

    @property
    def is_open(self) -> bool:
        """Neither declined nor taken back."""
        return self.state in {AbsenceState.STANDING, AbsenceState.WAITING}


@dataclass(frozen=True, slots=True, kw_only=True)
class AbsenceEntered:
    """What was new of the days said: it holds in all ``teams`` of the person. ``heads`` are told,
    each as a head of that team, and the person of what a head entered.
    """

    team: Team
    teams: tuple[Team, ...]
    person: Person
    absences: tuple[Absence, ...]
    back_on: date  # the first own workday after them
    today: date
    heads: tuple[tuple[Person, Team], ...]
    is_own: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class AbsenceChanged:
    """One absence after a decision, or its end; ``kept``: the days so far of one that ended.

    ``team``: whose head did it, or where the person did. ``heads`` of theirs are told, each as a
    head of that team.
    """

    team: Team
    person: Person
    absence: Absence
    is_own: bool
    kept: Absence | None = None
    heads: tuple[tuple[Person, Team], ...] = ()


@dataclass(frozen=True, slots=True)
class AbsenceList:
    """A person's open absences; for heads those that are over and can be taken back, and those of
    the team that wait for a yes.
    """

    team: Team
    today: date
    open: tuple[Absence, ...]
    past: tuple[Absence, ...]
    waiting: tuple[tuple[Person, Absence], ...]


def check_days(days: Period, today: date, oldest: date) -> None:
    """Refuse what is no absence, is longer or further ahead than a year, or in a closed month."""
    if days.end <= days.start:
        raise SalesError("absence.reversed")
    if days.end - days.start > YEAR or days.start > today + YEAR:
        raise SalesError("absence.too_long")
    if days.start < oldest:
        raise SalesError("absence.too_old", oldest=oldest)


def uncovered(
    days: Period, known: Iterable[Absence], is_workday: Callable[[date], bool]
) -> list[Period]:
    """The parts of ``days`` that no open absence covers yet, in order.

    A weekend left over beside a known absence is no part: nobody is away on it.
    """
    parts = [days]
    for absence in known:
        if absence.is_open:
            parts = [left for part in parts for left in _without(part, absence.days)]
    if parts == [days]:
        return parts
    return [part for part in parts if any(is_workday(day) for day in part)]


def _without(days: Period, taken: Period) -> list[Period]:
    before = Period(days.start, min(days.end, taken.start))
    after = Period(max(days.start, taken.end), days.end)
    if taken.end <= days.start or days.end <= taken.start:
        return [days]
    return [it for it in (before, after) if it.start < it.end]


def states(
    parts: Sequence[Period], today: date, *, by_head: bool
) -> list[tuple[Period, AbsenceState]]:
    """Each part with the state it begins in: one's own days before ``today`` wait for a head."""
    found = []
    for part in parts:
        for days, is_past in (
            (Period(part.start, min(part.end, today)), True),
            (Period(max(part.start, today), part.end), False),
        ):
            waits = is_past and not by_head
            if days.start < days.end:
                found.append((days, AbsenceState.WAITING if waits else AbsenceState.STANDING))
    return found


def kept_days(days: Period, today: date) -> Period | None:
    """What stays of an absence that ends now: the days before ``today``, if there are any."""
    return Period(days.start, min(days.end, today)) if days.start < today else None
