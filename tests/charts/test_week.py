import pytest

from charts.plan import MARGIN, RIGHT, Box, Ink, Plan
from charts.specs import DayState
from charts.week import BAR_HEIGHT, plan_week
from tests.charts.examples import busy_week, day, week


def made_up(text: str, size: float, bold: bool = False) -> float:
    return 0.6 * size * len(text)


def filled(plan: Plan) -> list[Box]:
    return [box for box in plan.boxes if box.ink in {Ink.ACCENT, Ink.SOFT}]


def marks(plan: Plan) -> list[str]:
    return [words.text for words in plan.words if words.text in {"✓", "✗", "…"}]


def test_a_bar_stands_against_its_minimum_on_one_scale() -> None:
    plan = plan_week(week((day(10, 20, "missed"), day(40, 20, "met"))), made_up)
    slots = [box for box in plan.boxes if box.ink is Ink.RAIL]
    heights = [bar.height for bar in filled(plan)]
    assert heights == pytest.approx([BAR_HEIGHT / 4, BAR_HEIGHT], abs=1)
    assert [slot.height for slot in slots] == [BAR_HEIGHT / 2] * 2


@pytest.mark.parametrize(
    ("state", "expected"),
    [("met", ["✓"]), ("missed", ["✗"]), ("today", ["…"]), ("free", []), ("future", [])],
)
def test_met_and_missed_have_a_mark_not_a_colour_alone(
    state: DayState, expected: list[str]
) -> None:
    assert marks(plan_week(week((day(5, 20, state),)), made_up)) == expected


def test_a_day_without_a_minimum_has_no_slot_and_no_line() -> None:
    plan = plan_week(week((day(5, None, "free"),)), made_up)
    assert {box.ink for box in plan.boxes} == {Ink.FADED}


def test_all_zeros_have_no_bar() -> None:
    assert filled(plan_week(week((day(0, None, "free"), day(0, 5, "missed"))), made_up)) == []


def test_a_value_is_written_above_its_bar_and_its_minimum() -> None:
    plan = plan_week(week((day(3, 20, "missed"),)), made_up)
    line = next(box for box in plan.boxes if box.ink is Ink.TEXT)
    assert next(words for words in plan.words if words.text == "3").y < line.y


def test_wide_figures_stay_in_their_own_day() -> None:
    days = tuple(day(1_250_000, 20) for _ in range(7))
    plan = plan_week(week(days), made_up)
    values = [words for words in plan.words if words.text == "1.25e+06"]
    assert len(values) == 7
    assert all(made_up(value.text, value.size) <= (RIGHT - MARGIN) / 7 for value in values)


def test_panels_follow_one_another_and_the_picture_holds_them_all() -> None:
    one = plan_week(busy_week(), made_up)
    days = busy_week().panels[0].days
    three = plan_week(week(days, days, days), made_up)
    assert len(three.boxes) == 3 * len(one.boxes)
    assert max(words.y for words in three.words) < three.height


def test_a_week_without_days_or_panels_is_still_a_picture() -> None:
    assert plan_week(week(), made_up).height > 0
    assert plan_week(week(()), made_up).height > 0
