"""1,000 made-up months each: how often the 80 % interval holds the month's result.

The figures are quoted in docs/adr/0021-projection.md.
"""

import pytest

from sales.catalog import Unit
from sales.projection import project
from tests.sales.processes import Day, lumpy, months, overdispersed, poisson

EVEN, UNEVEN, FEW = poisson(1.5), overdispersed(2, 1), lumpy(0.3, 0.8)
"""30 and 40 events a month are expected, and 6 sales."""

EIGHT_WEEKS = 40  # workdays


def held(day: Day, unit: Unit, passed: int, history: int) -> float:
    """The share of the months in the interval, of those that have one."""
    ends = [
        (project(found, unit, before).interval, result)
        for found, before, result in months(day, passed, history, seed=passed + history)
    ]
    known = [it[0] <= result <= it[1] for it, result in ends if it is not None]
    return sum(known) / len(known)


@pytest.mark.parametrize("history", [0, EIGHT_WEEKS])
@pytest.mark.parametrize("passed", [3, 8, 15])
@pytest.mark.parametrize("day", [EVEN, UNEVEN], ids=["even", "uneven"])
def test_the_interval_of_a_count_holds_what_it_promises(
    day: Day, passed: int, history: int
) -> None:
    assert 0.75 <= held(day, Unit.COUNT, passed, history) <= 0.88


@pytest.mark.parametrize("history", [0, EIGHT_WEEKS])
@pytest.mark.parametrize("passed", [3, 8, 15])
def test_the_interval_of_few_large_sales_holds_no_less(passed: int, history: int) -> None:
    assert held(FEW, Unit.MONEY, passed, history) >= 0.75


@pytest.mark.parametrize("passed", [0, 1, 2])
@pytest.mark.parametrize(
    ("day", "unit"),
    [(EVEN, Unit.COUNT), (UNEVEN, Unit.COUNT), (FEW, Unit.MONEY)],
    ids=["even", "uneven", "few"],
)
def test_under_three_days_the_last_eight_weeks_hold_as_well(
    day: Day, unit: Unit, passed: int
) -> None:
    assert 0.75 <= held(day, unit, passed, EIGHT_WEEKS) <= 0.88
