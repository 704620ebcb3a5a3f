from sales.attainment import Attainment, asked_together, attainments, has_met_all
from sales.catalog import Figure

DONE = {"calls": Figure(15), "revenue": Figure(1, 500_00), "talk_minutes": Figure(3, 21)}


def test_a_metric_in_money_or_minutes_is_measured_by_its_sum() -> None:
    found = attainments(DONE, {"revenue": 1000_00, "talk_minutes": 20, "calls": 20})

    assert found == (
        Attainment("calls", 15, 20),
        Attainment("talk_minutes", 21, 20),
        Attainment("revenue", 500_00, 1000_00),
    )
    assert [it.is_met for it in found] == [False, True, False]


def test_what_is_left_is_never_less_than_nothing() -> None:
    assert Attainment("calls", 15, 20).left == 5
    assert Attainment("calls", 25, 20).left == 0


def test_everything_is_met_only_where_something_was_asked() -> None:
    assert has_met_all(DONE, {"calls": 15})
    assert not has_met_all(DONE, {"calls": 15, "meetings": 1})
    assert not has_met_all(DONE, {})


def test_the_minimums_of_several_days_add_up() -> None:
    assert asked_together([{"calls": 20}, {"calls": 25, "meetings": 2}, {}]) == {
        "calls": 45,
        "meetings": 2,
    }
