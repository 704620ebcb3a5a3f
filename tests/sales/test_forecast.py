import pytest

from sales.forecast import accuracy, bias


def test_the_worked_example_of_half_a_million_forecast_and_400_000_done() -> None:
    assert accuracy(500_000, 400_000) == 75
    assert bias([500_000], [400_000]) == 25


@pytest.mark.parametrize(("forecast", "expected"), [(100, 0), (0, None)])
def test_where_nothing_was_done_a_forecast_was_all_wrong_and_none_has_no_value(
    forecast: int, expected: int | None
) -> None:
    assert accuracy(forecast, 0) == expected
    assert bias([forecast], [0]) is None


def test_more_than_twice_the_fact_is_no_less_accurate_than_not_at_all() -> None:
    assert accuracy(900, 400) == 0


def test_people_who_err_both_ways_have_a_team_without_bias() -> None:
    assert bias([300, 500], [400, 400]) == 0
    assert accuracy(300, 400) == accuracy(500, 400) == 75
