"""How well a forecast was met (docs/metrics.md, B5): said before a period, and what came of it.

Nobody says a forecast to the bot yet; what accuracy means is settled here, by worked example 7.
"""

from collections.abc import Sequence
from fractions import Fraction


def accuracy(forecast: int, fact: int) -> Fraction | None:
    """Percent, 0 to 100, of two amounts in one unit; None where nothing was forecast nor done."""
    if fact == 0:
        return Fraction(0) if forecast else None
    return max(Fraction(0), 100 - Fraction(100 * abs(forecast - fact), fact))


def bias(forecasts: Sequence[int], facts: Sequence[int]) -> Fraction | None:
    """Percent by which the forecasts together are above the facts, or below (negative)."""
    return Fraction(100 * sum(forecasts), sum(facts)) - 100 if sum(facts) else None
