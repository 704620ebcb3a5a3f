"""What the workdays left may bring: a distribution made of the days that are known.

Why this one, and how well its interval holds: docs/adr/0021-projection.md.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import cbrt, ceil, erfc, exp, floor, log1p, sqrt
from statistics import NormalDist

from sales.catalog import Unit
from sales.pace import Workday

_NORMAL = NormalDist()
_TAIL = 0.1  # lies below the interval, and as much above
_LEAST_SHARE = 1e-300  # of the cases: none is thought impossible
_HEAD_START = 0.4  # events added to those seen: none so far is no proof that none will come
_LEAST_SPREAD = 0.1  # events: days that happen to be equal do not make the next ones sure
_SUM_DAYS = 2  # that a sum's spread starts from, as few sales say little of how sizes differ
_SUM_SPREAD = 2.5  # typical sums of a day: of sales that differ more than exponential ones
_PART_OF_EVENT = 0.35  # that the low end of a sum gives way, since it moves in whole sales


@dataclass(frozen=True, slots=True)
class Remainder:
    """Gamma, by Wilson and Hilferty's cube root, with Student's tails for few days.

    ``event`` is what comes at once, in the metric's unit: the variance of a day over its mean.
    ``mean`` and ``variance`` are in events; ``freedom`` is what is left of the days that the
    event was estimated from.
    """

    mean: float
    variance: float
    event: float
    freedom: int
    unit: Unit

    def interval(self, done: int) -> tuple[int, int]:
        """The ends, both included, of what comes in 80 % of the cases that bring ``done``."""
        possible = self._reaching(done)
        low, high = (self._quantile(share * possible) for share in (1 - _TAIL, _TAIL))
        if self.unit is Unit.COUNT:
            return max(0, ceil(low - 0.5)), max(0, ceil(high - 0.5))
        low -= self.event * (0.5 if low < self.event / 2 else _PART_OF_EVENT)
        return max(0, floor(low)), ceil(high)

    def chance(self, wanted: int, done: int) -> float:
        """That at least ``wanted``, which is above ``done``, comes of the cases that bring
        ``done``: what the day under way has brought already.
        """
        return self._reaching(wanted) / self._reaching(done)

    def _reaching(self, wanted: int) -> float:
        """The share, above 0, of the cases that bring ``wanted`` or more."""
        if wanted <= 0:
            return 1.0
        least = wanted - 0.5 if self.unit is Unit.COUNT else float(wanted)
        root = cbrt(least / (self.mean * self.event))
        z = self._normal((root - 1 + self._bend) / sqrt(self._bend))
        return max(_LEAST_SHARE, erfc(z / sqrt(2)) / 2)

    @property
    def _bend(self) -> float:
        return self.variance / (9 * self.mean**2)

    def _quantile(self, share: float) -> float:
        """What is exceeded in so large a share of the cases."""
        z = -_NORMAL.inv_cdf(share)
        root = 1 - self._bend + self._student(z) * sqrt(self._bend)
        return max(0.0, root) ** 3 * self.mean * self.event

    def _student(self, z: float) -> float:
        """Student's t that a normal ``z`` stands for (Wallace)."""
        size = sqrt(self.freedom * (exp((z * self._wallace) ** 2 / self.freedom) - 1))
        return size if z > 0 else -size

    def _normal(self, t: float) -> float:
        size = sqrt(self.freedom * log1p(t * t / self.freedom)) / self._wallace
        return size if t > 0 else -size

    @property
    def _wallace(self) -> float:
        return (8 * self.freedom + 3) / (8 * self.freedom + 1)


def remainder(
    level: Sequence[Workday], others: Sequence[Workday], left_load: int, unit: Unit
) -> Remainder | None:
    """``level``: the days that tell how much comes; ``others`` tell only how days differ.

    ``left_load``, as the loads of the days, is in percent of a workday. None where the days tell
    nothing: none at all, or a sum of which no part has been seen.
    """
    event, freedom = _event(level, others, unit)
    if not event or not freedom:
        return None
    seen = sum(day.value for day in level) / event + _HEAD_START
    mean = seen * left_load / sum(day.load for day in level)
    return Remainder(mean, mean + mean**2 / seen, event, freedom, unit)


def _event(level: Sequence[Workday], others: Sequence[Workday], unit: Unit) -> tuple[float, int]:
    """The size of what comes at once, and the degrees of freedom of this estimate."""
    groups = [days for days in (level, others) if days]
    spread = sum(_spread(days) for days in groups)
    freedom = sum(len(days) - 1 for days in groups)
    worked = [day.value for day in (*level, *others) if day.value > 0]
    if not worked:
        return (1.0 if unit is Unit.COUNT else 0.0), freedom
    if unit is Unit.COUNT:
        return max(spread / freedom if freedom else 0.0, _LEAST_SPREAD), freedom
    typical = sum(worked) / len(worked)
    freedom += _SUM_DAYS
    return (spread + _SUM_DAYS * _SUM_SPREAD * typical) / freedom, freedom


def _spread(days: Iterable[Workday]) -> float:
    """Pearson's: the squares of what days differ from their mean by, each over that mean."""
    days = tuple(days)
    a_load = sum(day.value for day in days) / sum(day.load for day in days)
    if not a_load:
        return 0.0
    return sum((day.value - a_load * day.load) ** 2 / (a_load * day.load) for day in days)
