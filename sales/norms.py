"""A person's own norm: what their known workdays of the last eight weeks brought, link by link.

Silence is not zero: days of which nothing is known are in no average.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from sales.catalog import CATALOG, NOTHING, Figure, Figures, Unit, value
from sales.claims import AVG_TALK
from sales.periods import Period, WorkCalendar

NORM = timedelta(weeks=8)
RECENT_WORKDAYS = 5
VOLUMES = tuple(it.id for it in CATALOG.values() if it.unit is not Unit.MONEY)
"""Money comes in lumps: its link is the sales themselves."""
LINKS = (*VOLUMES, AVG_TALK)

FEWEST_DAYS = 10  # known ones, for a norm
FEWEST_CALLS = 20  # that state a duration, for a norm of them
FEWEST_RECENT = 2
LEAST_EXPECTED = 5
GRAIN = 10  # minutes on the line vary together about as much as one of anything else does


@dataclass(frozen=True, slots=True)
class Mean:
    """``total`` over ``count`` days or, of the average talk, over calls; of none, no value."""

    total: int = 0
    count: int = 0

    @property
    def value(self) -> Fraction | None:
        return Fraction(self.total, self.count) if self.count else None


@dataclass(frozen=True, slots=True)
class Link:
    """One link of a person's chain of work: what it brings ``now``, and what it usually does."""

    metric: str
    now: Mean
    norm: Mean

    @property
    def share(self) -> Fraction | None:
        now, norm = self.now.value, self.norm.value
        return now / norm if now is not None and norm else None

    @property
    def is_weak(self) -> bool:
        """Below two thirds of the norm, and too far below to be chance; of enough days."""
        is_talk = self.metric == AVG_TALK
        enough = (FEWEST_CALLS, FEWEST_CALLS // 2) if is_talk else (FEWEST_DAYS, FEWEST_RECENT)
        if self.norm.count < enough[0] or self.now.count < enough[1] or self.share is None:
            return False
        return 3 * self.share < 2 and (is_talk or self._is_no_chance())

    def _is_no_chance(self) -> bool:
        """At least twice the spread of independent events below what was to be expected."""
        grain = GRAIN if CATALOG[self.metric].unit is Unit.MINUTES else 1
        expected = Fraction(self.norm.total * self.now.count, self.norm.count) / grain
        lacking = expected - Fraction(self.now.total, grain)
        return expected >= LEAST_EXPECTED and lacking**2 >= 4 * expected


def first_recent_day(today: date, calendar: WorkCalendar) -> date:
    """The first of the last ``RECENT_WORKDAYS`` workdays before ``today``."""
    for _ in range(RECENT_WORKDAYS):
        today = calendar.previous_workday(today)
    return today


def norm_span(first_recent: date, today: date) -> Period:
    """The days that all links of today rest on."""
    return Period(first_recent - NORM, today)


def links_of(
    days: Mapping[date, Figures], counted: Collection[date], first_recent: date
) -> tuple[Link, ...]:
    """Every link: what the days from ``first_recent`` on brought against those before.

    ``days``: a person's figures; ``counted``: their own workdays that are known.
    """
    now = _means(days, [day for day in counted if day >= first_recent])
    norm = _means(days, [day for day in counted if day < first_recent])
    return tuple(Link(metric, now[metric], norm[metric]) for metric in LINKS)


def weakest(links: Iterable[Link]) -> Link | None:
    """The one furthest below its norm, among those that are weak beyond chance."""
    weak = [
        (it.share, at, it) for at, it in enumerate(links) if it.is_weak and it.share is not None
    ]
    return min(weak)[2] if weak else None


def _means(days: Mapping[date, Figures], counted: Collection[date]) -> dict[str, Mean]:
    figures = [days.get(day, {}) for day in counted]
    means = {it: Mean(sum(value(it, one) for one in figures), len(counted)) for it in VOLUMES}
    talks = sum((one.get("talk_minutes", NOTHING) for one in figures), Figure())
    return means | {AVG_TALK: Mean(talks.total, talks.count)}
