"""When a team's posts come and who gets them: its own word over what is usual. Pure.

Times are minutes since the team's local midnight.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum
from types import MappingProxyType
from zoneinfo import ZoneInfo

from sales.periods import DAY, WorkCalendar, month_period, week_period
from sales.teams import Role
from sales.work_hours import MIDNIGHT, moment

EVERY_DAY = frozenset(range(7))
USUAL_A_DAY = 4  # posts


class Audience(StrEnum):
    HEADS = "heads"
    OVERSEERS = "overseers"  # heads and viewers
    MANAGERS = "managers"
    SELLERS = "sellers"  # managers and heads
    CHAT = "chat"  # the team's chat
    MEMBERS = "members"  # everyone of the team, each in private


class Comes(StrEnum):
    """On which days a kind of post comes."""

    WORKDAYS = "workdays"
    WEEK_START = "week_start"  # the week's first workday, or the first from a weekday on
    WEEK_END = "week_end"  # the week's last workday, or the last up to a weekday
    MONTH_START = "month_start"  # the month's first workday
    ENDS = "ends"  # as WEEK_END, and the last workday of the month
    HAPPENING = "happening"  # when there is something to tell: no day and no hour of its own


WEEKDAYS: Mapping[Comes, tuple[int, ...]] = MappingProxyType(
    {
        Comes.WEEK_START: (0, 1, 2, 3, 4),
        Comes.WEEK_END: (6, 2, 3, 4, 5),
        Comes.ENDS: (6, 2, 3, 4, 5),
    }
)
"""Where a post comes once a week: the weekdays that may be chosen, the usual one first."""


@dataclass(frozen=True, slots=True)
class PostKind:
    """``at``: its usual time; ``patience``: for how many minutes a late one is still of use.

    ``audiences``: who may get it, the usual one first. ``value``: which posts a chat goes without
    first, where it may not get them all (``sales.noise``). ``in_board``: it comes as a line of the
    board and never by itself.
    """

    at: int
    patience: int
    audiences: tuple[Audience, ...]
    comes: Comes = Comes.WORKDAYS
    value: int = 50
    in_board: bool = False


ROLES: Mapping[Audience, frozenset[Role]] = MappingProxyType(
    {
        Audience.HEADS: frozenset({Role.HEAD}),
        Audience.OVERSEERS: frozenset({Role.HEAD, Role.VIEWER}),
        Audience.MANAGERS: frozenset({Role.MANAGER}),
        Audience.SELLERS: frozenset({Role.HEAD, Role.MANAGER}),
        Audience.MEMBERS: frozenset(Role),
    }
)
"""Who gets what comes in private."""

_TO_HEADS = (Audience.OVERSEERS, Audience.HEADS)
_TO_MANAGERS = (Audience.MANAGERS, Audience.SELLERS)
_TO_CHAT = (Audience.CHAT, Audience.MEMBERS)

KINDS: Mapping[str, PostKind] = MappingProxyType(
    {
        "digest": PostKind(9 * 60, 180, _TO_HEADS, value=90),
        "digest_week": PostKind(9 * 60 + 10, 170, _TO_HEADS, Comes.WEEK_START, value=80),
        "digest_month": PostKind(9 * 60 + 10, 170, _TO_HEADS, Comes.MONTH_START, value=85),
        "goals": PostKind(9 * 60 + 5, 175, _TO_MANAGERS, value=70),
        "reminder": PostKind(17 * 60 + 30, 30, _TO_MANAGERS, value=40),
        "board": PostKind(18 * 60 + 30, 210, _TO_CHAT, value=60),
        "week": PostKind(18 * 60 + 30, 210, _TO_CHAT, Comes.WEEK_END, value=80),
        "plans": PostKind(18 * 60 + 35, 205, _TO_CHAT, Comes.ENDS, value=75),
        "celebration": PostKind(12 * 60, 0, (Audience.CHAT,), Comes.HAPPENING, value=50),
        "record": PostKind(12 * 60, 0, (Audience.CHAT,), Comes.HAPPENING, 10, in_board=True),
    }
)

SCHEDULED = tuple(kind for kind, it in KINDS.items() if it.comes is not Comes.HAPPENING)


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic of a chat; it means nothing once the team's posts go to another chat."""

    chat_id: int
    thread_id: int


@dataclass(frozen=True, slots=True)
class PostPlan:
    """One kind of post as a team wants it; ``topic`` None: wherever ``/bind`` was said."""

    kind: str
    at: int
    audience: Audience
    is_on: bool = True
    days: frozenset[int] = EVERY_DAY  # of the workdays only these weekdays; 0 is Monday
    topic: Topic | None = None

    @property
    def weekday(self) -> int | None:
        """The weekday of a post that comes once a week: the end or the start of its ``days``."""
        comes = KINDS[self.kind].comes
        if comes not in WEEKDAYS:
            return None
        return min(self.days) if comes is Comes.WEEK_START else max(self.days)

    def on_weekday(self, weekday: int) -> "PostPlan":
        """A post that comes once a week, moved to the weekday, or the workday nearest to it in the
        week: before it at the week's end, after it at its start.
        """
        starts = KINDS[self.kind].comes is Comes.WEEK_START
        return replace(self, days=frozenset(range(weekday, 7) if starts else range(weekday + 1)))

    def comes_on(self, day: date, calendar: WorkCalendar) -> bool:
        if not calendar.is_workday(day):
            return False
        week, month = (calendar.workdays(it(day)) for it in (week_period, month_period))
        wanted = [it for it in week if it.weekday() in self.days]
        first, last = (wanted or week[-1:])[0], (wanted or week[:1])[-1]
        days = {
            Comes.WORKDAYS: day in wanted,
            Comes.WEEK_START: day == first,
            Comes.WEEK_END: day == last,
            Comes.MONTH_START: day == month[0],
            Comes.ENDS: day in {last, month[-1]},
        }
        return days.get(KINDS[self.kind].comes, False)


def usual(kind: str) -> PostPlan:
    """As it comes until a head says otherwise."""
    return PostPlan(kind, KINDS[kind].at, KINDS[kind].audiences[0])


@dataclass(frozen=True, slots=True)
class QuietHours:
    """From ``start`` up to ``end``, over midnight where ``end`` is earlier; the same: none."""

    start: int = 22 * 60
    end: int = 8 * 60

    def __contains__(self, at: int) -> bool:
        if self.start <= self.end:
            return self.start <= at < self.end
        return at >= self.start or at < self.end


def heard_at(quiet: QuietHours, now: datetime, timezone: str) -> datetime:
    """``now``, or when the quiet hours end that it falls into."""
    local = now.astimezone(ZoneInfo(timezone))
    minutes = local.hour * 60 + local.minute
    if minutes not in quiet:
        return now
    is_evening = minutes >= quiet.end
    return moment(local.date() + is_evening * DAY, quiet.end, timezone)


@dataclass(frozen=True, slots=True)
class Window:
    """Comes at ``at``; late, it is still of use before ``until``, the same day."""

    at: int
    until: int


def window(plan: PostPlan, quiet: QuietHours) -> Window | None:
    """When it may come: at its time, or when the quiet hours end if that is not too late."""
    latest = min(plan.at + KINDS[plan.kind].patience, MIDNIGHT)
    at = quiet.end if plan.at in quiet else plan.at
    if not plan.at <= at < latest:
        return None
    is_quiet_later = quiet.start != quiet.end and quiet.start > at
    return Window(at, min(latest, quiet.start) if is_quiet_later else latest)


@dataclass(frozen=True, slots=True)
class Posting:
    """All that a team has said about its posts; ``a_day``: how many its chat takes at most."""

    plans: Mapping[str, PostPlan] = field(default_factory=dict)
    quiet: QuietHours = QuietHours()
    a_day: int = USUAL_A_DAY

    def plan(self, kind: str) -> PostPlan:
        return self.plans.get(kind) or usual(kind)

    def window(self, kind: str) -> Window | None:
        return window(self.plan(kind), self.quiet)
