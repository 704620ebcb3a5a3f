"""Talks that a head has over the digest: what comes of each, and whether it helped. Pure."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from types import MappingProxyType

from sales.advice import Kind
from sales.catalog import CATALOG
from sales.errors import SalesError
from sales.norms import LINKS, Link, Mean
from sales.periods import DAY, Period, WorkCalendar
from sales.teams import Person, Team

ACT = "talk"  # of the buttons
FOLLOW_UP = timedelta(weeks=2)
REST = 5  # workdays, of what was asked about or praised and has no link to follow
ANSWERED_FOR = timedelta(days=7)  # a digest's buttons; then its figures are no news any more
SUBJECTS = frozenset({*LINKS, *CATALOG, *Kind} - {Kind.BELOW_NORM, Kind.SHORTFALL})
"""What falls short is spoken of by its metric."""


class Act(StrEnum):
    ASKED = "asked"
    PRAISED = "praised"
    SNOOZED = "snoozed"


class Reason(StrEnum):
    """Why a head lets a talk be, in the order of how long."""

    KNOWN = "known"  # the cause is known and passes by itself
    TALKED = "talked"  # they have talked
    OTHER_WORK = "other_work"  # the person does something else now


RESTS: Mapping[Reason, int] = MappingProxyType(
    {Reason.KNOWN: 5, Reason.TALKED: 10, Reason.OTHER_WORK: 20}
)
"""Workdays."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Talk:
    """``link``: as it stood on the digest's day, of what can be measured.

    ``rests_until``: open end. ``follow_up_on``: when a digest says whether the link has moved.
    """

    person_id: int
    subject: str
    opened_on: date
    act: Act
    reason: Reason | None = None
    link: Link | None = None
    rests_until: date
    follow_up_on: date | None = None


@dataclass(frozen=True, slots=True)
class Topic:
    """Which talk of which team's digest."""

    team_id: int
    person_id: int
    subject: str
    opened_on: date

    def dumped(self, act: str) -> str:
        """For a button: at most 64 bytes."""
        day = f"{self.opened_on.toordinal():x}"
        return f"{ACT}:{act}:{self.team_id}:{self.person_id:x}:{self.subject}:{day}"


def loaded(data: str) -> tuple[str, Topic]:
    """What a button carries: the act and the topic; raises ``SalesError`` for an old one."""
    try:
        _, act, team_id, person_id, subject, day = data.split(":")
        opened_on = date.fromordinal(int(day, 16))
        return act, Topic(int(team_id), int(person_id, 16), subject, opened_on)
    except (ValueError, OverflowError) as error:
        raise SalesError("press.old") from error


def talk_kind(talk: Talk) -> str:
    """What tells the message of a talk from others that wait for the same person."""
    return f"{ACT}.{talk.subject}.{talk.opened_on}"


def read_talk_kind(kind: str) -> tuple[str, date] | None:
    """The subject and the digest's day; None where the kind is of something else."""
    found = re.search(rf"\b{ACT}\.(\w+)\.(\d{{4}}-\d\d-\d\d)\b", kind)
    return (found[1], date.fromisoformat(found[2])) if found else None


@dataclass(frozen=True, slots=True)
class Held:
    """A talk that a head has done something about; ``chat``: id and topic of the team's chat."""

    team: Team
    person: Person
    talk: Talk
    chat: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class Moved:
    """What became of a link since the talk: before and after it."""

    talk: Talk
    before: Mean
    after: Mean

    @property
    def sign(self) -> int:
        """Above 0: for the better."""
        before, after = self.before.value or 0, self.after.value or 0
        return (after > before) - (after < before)


def opened(
    *,
    person_id: int,
    subject: str,
    opened_on: date,
    act: Act,
    reason: Reason | None,
    links: Iterable[Link],
    today: date,
    calendar: WorkCalendar,
) -> Talk:
    """The talk with what follows from it; whether it helped is asked where they have talked."""
    link = next((it for it in links if it.metric == subject and it.now.count), None)
    has_talked = act is Act.ASKED or reason is Reason.TALKED
    follow_up = first_workday(opened_on + FOLLOW_UP, calendar) if link and has_talked else None
    rest = workdays_later(today, RESTS[reason] if reason else REST, calendar)
    return Talk(
        person_id=person_id,
        subject=subject,
        opened_on=opened_on,
        act=act,
        reason=reason,
        link=link,
        rests_until=max(rest, follow_up) if follow_up else rest,
        follow_up_on=follow_up,
    )


def first_workday(day: date, calendar: WorkCalendar) -> date:
    """The first from ``day`` on; ``day`` itself where there is none in a year."""
    ahead = Period(day, day + timedelta(days=366))
    return next((it for it in ahead if calendar.is_workday(it)), day)


def workdays_later(day: date, count: int, calendar: WorkCalendar) -> date:
    """The workday that comes ``count`` workdays after ``day``."""
    for _ in range(count):
        day = first_workday(day + DAY, calendar)
    return day
