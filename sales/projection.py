"""Where a period will end: the projection, its 80 % interval and the chance of reaching a plan."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import floor

from sales.catalog import Unit
from sales.pace import Progress, Workday
from sales.remainder import Remainder, remainder

FEWEST_DAYS = 3
"""Completed days that an interval can rest on; with fewer, the last 8 weeks' come to their aid."""


@dataclass(frozen=True, slots=True)
class Projection:
    """One metric's, in its unit. ``remainder`` is None where too little is known for chances."""

    progress: Progress
    remainder: Remainder | None

    @property
    def value(self) -> Fraction | None:
        """Never below the fact; None before the first workday is completed."""
        found = self.progress
        if not found.left:
            return Fraction(found.fact)
        if not found.days:
            return None
        rest = Fraction(found.completed * found.left_load, found.passed_load)
        return max(Fraction(found.fact), found.completed + rest)

    @property
    def interval(self) -> tuple[int, int] | None:
        """Its ends, both included: the result is in it in 80 % of cases. None: not known."""
        found = self.progress
        if not found.left:
            return found.fact, found.fact
        if self.remainder is None:
            return None
        low, high = (
            max(found.fact, found.completed + end) for end in self.remainder.interval(found.today)
        )
        return low, high

    @property
    def told(self) -> Fraction | None:
        """``value``, unless it lies outside the interval, which is then the one to show."""
        value, ends = self.value, self.interval
        if value is None or ends is None:
            return value
        return value if ends[0] <= floor(value + Fraction(1, 2)) <= ends[1] else None

    @property
    def rests_on_history(self) -> bool:
        """Whether the interval is made of days before the period too, there being under 3 in it."""
        return self.remainder is not None and len(self.progress.days) < FEWEST_DAYS

    def chance(self, plan: int) -> int | None:
        """Percent that the result is ``plan`` or more: 0 and 100 only when it is certain."""
        found = self.progress
        if found.fact >= plan:
            return 100
        if not found.left:
            return 0
        if self.remainder is None:
            return None
        chance = self.remainder.chance(plan - found.completed, found.today)
        return min(99, max(1, round(100 * chance)))


def project(found: Progress, unit: Unit, history: Sequence[Workday] = ()) -> Projection:
    """``history``: the workdays of the 8 weeks before the period, those without a result too.

    It tells how much days differ and, while under 3 are completed, also what a day brings.
    """
    if not found.left:
        return Projection(found, None)
    if len(found.days) >= FEWEST_DAYS:
        return Projection(found, remainder(found.days, history, found.left_load, unit))
    known = (*history, *found.days)
    if len(known) < FEWEST_DAYS:
        return Projection(found, None)
    return Projection(found, remainder(known, (), found.left_load, unit))
