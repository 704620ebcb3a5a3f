from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sales.catalog import Unit
from sales.pace import Progress, Workday
from sales.projection import project


def days(*values: int, load: int = 100) -> tuple[Workday, ...]:
    return tuple(Workday(value, load) for value in values)


def after(*values: int, left: int = 12, today: int = 0) -> Progress:
    """So much done on each completed workday, and so much on the one under way."""
    completed = sum(values)
    return Progress(completed + today, completed, days(*values), (100,) * left)


EIGHT_DAYS = (5, 2, 4, 4, 3, 5, 4, 3)
NORM = days(*(4, 0, 7, 2, 5) * 8)


def test_the_worked_example_is_projected_to_75_and_stays_there_by_noon() -> None:
    assert project(after(*EIGHT_DAYS), Unit.COUNT).value == 75
    assert project(after(*EIGHT_DAYS, today=5), Unit.COUNT).value == 75


def test_the_projection_is_never_below_the_fact() -> None:
    assert project(after(1, 0, 0, left=3, today=9), Unit.COUNT).value == 10


def test_before_the_first_completed_day_nothing_is_projected_but_the_past_gives_an_interval() -> (
    None
):
    found = project(after(left=20), Unit.COUNT, NORM)
    assert found.value is None
    assert found.interval is not None
    assert found.interval[0] < 72 < found.interval[1]  # 3.6 a day for 20 days
    assert found.rests_on_history


def test_a_few_days_without_a_past_have_no_interval_and_no_chance() -> None:
    found = project(after(5, 2), Unit.COUNT)
    assert found.value == 7 + Fraction(7, 2) * 12
    assert (found.interval, found.chance(60)) == (None, None)


def test_one_wild_first_day_does_not_move_the_interval_off_the_norm() -> None:
    calm, wild = (project(after(first, left=19), Unit.COUNT, NORM) for first in (4, 40))
    assert calm.interval is not None
    assert wild.interval is not None
    assert wild.interval[0] < 40 + 2 * 3.6 * 19


def test_from_the_third_day_on_the_month_itself_tells_how_much_comes() -> None:
    found = project(after(10, 12, 11), Unit.COUNT, NORM)
    assert not found.rests_on_history
    assert found.interval is not None
    assert found.interval[0] <= 33 + 11 * 12 <= found.interval[1]


def test_a_sum_of_which_nothing_has_been_seen_has_no_interval() -> None:
    assert project(after(0, 0, 0), Unit.MONEY).interval is None
    assert project(after(0, 0, 0), Unit.MONEY).chance(100_00) is None


def test_a_sum_not_seen_this_month_has_one_by_the_weeks_before() -> None:
    found = project(after(0, 0, 0, left=17), Unit.MONEY, days(*(0, 0, 0, 0, 1000_00) * 8))
    assert found.interval is not None
    assert found.interval[0] == 0
    assert found.interval[1] > 1000_00


def test_a_count_of_nothing_so_far_may_yet_become_something() -> None:
    found = project(after(0, 0, 0, left=17), Unit.COUNT)
    assert found.value == 0
    assert found.interval is not None
    assert found.interval[0] == 0 < found.interval[1]


def test_equal_days_do_not_make_the_rest_sure() -> None:
    found = project(after(5, 5, 5, left=17), Unit.COUNT)
    assert found.interval is not None
    assert found.interval[0] < 100 < found.interval[1]
    assert 0 < (found.chance(100) or 0) < 100


def test_uneven_days_make_a_wider_interval_than_even_ones() -> None:
    even, uneven = (project(after(*it), Unit.COUNT).interval for it in ((5,) * 8, (0, 10) * 4))
    assert even is not None
    assert uneven is not None
    assert uneven[1] - uneven[0] > 2 * (even[1] - even[0])


def test_a_period_that_is_over_is_what_it_is() -> None:
    found = project(after(5, 2, left=0), Unit.COUNT)
    assert found.value == 7
    assert found.interval == (7, 7)
    assert (found.chance(7), found.chance(8)) == (100, 0)


def test_a_reached_plan_is_certain_and_no_other_is() -> None:
    found = project(after(*EIGHT_DAYS, today=5), Unit.COUNT)
    assert found.chance(35) == 100
    assert found.chance(36) == 99
    assert found.chance(10_000) == 1


def test_a_plan_at_the_projection_is_about_as_likely_as_not() -> None:
    assert project(after(*EIGHT_DAYS), Unit.COUNT).chance(75) in range(45, 60)


def test_a_tenth_lies_beyond_either_end_of_the_interval() -> None:
    found = project(after(*(38, 52, 41, 49, 44, 45, 50, 37)), Unit.COUNT)
    assert found.interval is not None
    low, high = found.interval
    assert found.chance(low) in range(89, 92)
    assert found.chance(high + 1) in range(9, 12)


def test_half_time_days_promise_half() -> None:
    half = Progress(12, 12, days(4, 4, 4, load=50), (100,) * 5)
    assert project(half, Unit.COUNT).value == 12 + 8 * 5


VALUES = st.lists(st.integers(0, 10**9), max_size=25)


@pytest.mark.parametrize("unit", list(Unit))
@given(VALUES, VALUES, st.integers(0, 20), st.integers(0, 10**6), st.integers(1, 10**11))
def test_whatever_the_days_the_ends_are_in_order_and_a_higher_plan_no_likelier(
    unit: Unit, values: list[int], before: list[int], left: int, today: int, plan: int
) -> None:
    found = project(after(*values, left=left, today=today), unit, days(*before))
    if found.interval is not None:
        low, high = found.interval
        assert found.progress.fact <= low <= high
    likely, less = found.chance(plan), found.chance(plan * 2)
    assert (likely is None) is (less is None) or likely == 100
    if likely is not None and less is not None:
        assert 0 <= less <= likely <= 100
