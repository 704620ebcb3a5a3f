"""Made-up months of work, of three kinds: even, uneven, and of few large sales."""

from collections.abc import Callable, Iterator
from math import exp
from random import Random

from sales.pace import Progress, Workday

Day = Callable[[Random], int]
"""What a day brings."""


def poisson(mean: float) -> Day:
    """Events that know nothing of one another."""
    return lambda random: _events(random, mean)


def overdispersed(mean: float, shape: float) -> Day:
    """Negative binomial: the variance of a day is its mean, and its square over ``shape``."""
    return lambda random: _events(random, random.gammavariate(shape, mean / shape))


def lumpy(sales: float, deviation: float) -> Day:
    """Money of a few sales: log-normal sizes of 1,000.00 or so with this deviation of the log."""
    return lambda random: sum(
        round(1000_00 * random.lognormvariate(0, deviation)) for _ in range(_events(random, sales))
    )


def months(
    day: Day, passed: int, history: int, seed: int
) -> Iterator[tuple[Progress, tuple[Workday, ...], int]]:
    """1,000 months of 20 workdays after ``passed`` of them, what was before, and their results."""
    random = Random(seed)
    for _ in range(1000):
        values = [day(random) for _ in range(20)]
        before = tuple(Workday(day(random), 100) for _ in range(history))
        days = tuple(Workday(value, 100) for value in values[:passed])
        completed = sum(values[:passed])
        yield Progress(completed, completed, days, (100,) * (20 - passed)), before, sum(values)


def _events(random: Random, mean: float) -> int:
    """A Poisson number (Knuth)."""
    least, product, count = exp(-mean), random.random(), 0
    while product > least:
        product *= random.random()
        count += 1
    return count
