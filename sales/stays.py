"""When somebody was in a team: they may leave it and come back."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import chain

from sales.periods import Period


@dataclass(frozen=True, slots=True)
class Stays:
    """One at least, oldest first, none of which overlap; ``date.max`` ends the one that goes on."""

    periods: tuple[Period, ...]

    def __contains__(self, day: date) -> bool:
        return any(day in it for it in self.periods)

    def __iter__(self) -> Iterator[date]:
        return chain.from_iterable(self.periods)

    @property
    def start(self) -> date:
        """The first day of all."""
        return self.periods[0].start

    @property
    def latest(self) -> Period:
        return self.periods[-1]

    def touch(self, days: Period) -> bool:
        """Whether any of the days is among them."""
        return any(it.start < days.end and days.start < it.end for it in self.periods)

    def within(self, days: Period) -> "Stays":
        """Their part of the days; where they have none, one that is empty."""
        parts = tuple(_part(it, days) for it in self.periods)
        return Stays(tuple(it for it in parts if it.start < it.end) or parts[-1:])

    def gaps(self, days: Period) -> list[Period]:
        """The rest of the days, in order."""
        inside = self.within(days).periods
        starts = (days.start, *(it.end for it in inside))
        ends = (*(it.start for it in inside), days.end)
        rest = (Period(*ends_of) for ends_of in zip(starts, ends, strict=True))
        return [it for it in rest if it.start < it.end]

    def known_on(self, day: date, end: date) -> "Stays | None":
        """As they looked on the day: the one that had begun last goes on to ``end``. None: none
        had begun.
        """
        begun = tuple(it for it in self.periods if it.start <= day)
        return Stays((*begun[:-1], Period(begun[-1].start, end))) if begun else None


def _part(stay: Period, days: Period) -> Period:
    start = min(max(stay.start, days.start), days.end)
    return Period(start, max(start, min(stay.end, days.end)))
