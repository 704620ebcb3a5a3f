from itertools import pairwise

import pytest

from charts.course import HEIGHT, plan_course
from charts.plan import MARGIN, RIGHT, Box, Ink, Plan, Shape, Words
from charts.specs import Fan
from tests.charts.plan_examples import DONE, EVEN_PLAN, WORKDAYS, course, running_course

SLOT = (RIGHT - MARGIN) / len(WORKDAYS)


def made_up(text: str, size: float, bold: bool = False) -> float:
    return 0.6 * size * len(text)


def floor(drawn: Plan) -> float:
    """The y of the line that totals start from."""
    return next(box.y for box in drawn.boxes if box.ink is Ink.FADED)


def shapes(drawn: Plan, ink: Ink) -> list[Shape]:
    """Without the key under the picture."""
    below = floor(drawn) + 20
    return [it for it in drawn.shapes if it.ink is ink and all(y < below for _, y in it.corners)]


def today_column(drawn: Plan) -> list[Box]:
    return [box for box in drawn.boxes if box.ink is Ink.RAIL]


def day_labels(drawn: Plan) -> list[Words]:
    return [words for words in drawn.words if words.text in WORKDAYS]


def test_the_fan_opens_where_the_completed_days_end_and_closes_at_the_period_s() -> None:
    drawn = plan_course(running_course(), made_up)
    (fan,) = shapes(drawn, Ink.SOFT)
    start, high, low = fan.corners
    assert start[0] == pytest.approx(MARGIN + 8 * SLOT)
    assert [high[0], low[0]] == pytest.approx([RIGHT, RIGHT])
    heights = [floor(drawn) - y for _, y in (start, low, high)]
    assert heights[1] / heights[0] == pytest.approx(61 / 30)
    assert heights[2] / heights[0] == pytest.approx(89 / 30)


def test_the_highest_total_fits_under_the_heading() -> None:
    drawn = plan_course(running_course(), made_up)
    highest = min(y for shape in drawn.shapes for _, y in shape.corners)
    assert floor(drawn) - HEIGHT < highest


def test_the_running_total_has_a_part_for_each_completed_day() -> None:
    drawn = plan_course(course(DONE), made_up)
    assert len(shapes(drawn, Ink.ACCENT)) == 8
    end = max(x for shape in shapes(drawn, Ink.ACCENT) for x, _ in shape.corners)
    assert end == pytest.approx(MARGIN + 8 * SLOT, abs=10)


def test_the_plan_reaches_from_nothing_to_the_end() -> None:
    dashes = shapes(plan_course(course(DONE, None, EVEN_PLAN), made_up), Ink.TEXT)
    xs = [x for shape in dashes for x, _ in shape.corners]
    assert min(xs) == pytest.approx(MARGIN, abs=5)
    assert max(xs) == pytest.approx(RIGHT, abs=20)


def test_today_is_a_column_with_a_dot_and_a_bold_label() -> None:
    drawn = plan_course(running_course(), made_up)
    (column,) = today_column(drawn)
    assert [column.x, column.width] == pytest.approx([MARGIN + 8 * SLOT, SLOT])
    assert [words.text for words in day_labels(drawn) if words.bold] == ["13"]


def test_a_month_that_is_over_has_no_today() -> None:
    drawn = plan_course(course(EVEN_PLAN, None, EVEN_PLAN), made_up)
    assert today_column(drawn) == []
    assert not any(words.bold for words in day_labels(drawn))


def test_on_the_first_day_there_is_today_alone() -> None:
    drawn = plan_course(course((), 2, EVEN_PLAN), made_up)
    assert len(shapes(drawn, Ink.ACCENT)) == 1
    assert today_column(drawn)[0].x == MARGIN


def test_without_a_plan_or_a_fan_neither_is_drawn_or_named() -> None:
    drawn = plan_course(course(DONE), made_up)
    assert shapes(drawn, Ink.TEXT) == shapes(drawn, Ink.SOFT) == []
    assert not any(words.text.startswith(("план", "прогноз")) for words in drawn.words)


def test_a_fan_without_a_projection_has_no_middle() -> None:
    drawn = plan_course(course((), None, (), Fan(0, 40, None)), made_up)
    assert len(shapes(drawn, Ink.SOFT)) == 1
    assert shapes(drawn, Ink.ACCENT) == []


def test_nothing_done_against_no_plan_lies_on_the_floor() -> None:
    drawn = plan_course(course((0.0,) * 8, 0, (0.0,) * 20), made_up)
    ys = {round(y) for shape in shapes(drawn, Ink.ACCENT) for _, y in shape.corners}
    assert all(abs(y - floor(drawn)) <= 5 for y in ys)


def test_labels_of_days_do_not_run_into_one_another() -> None:
    def wide(text: str, size: float, bold: bool = False) -> float:
        return size * len(text)

    labels = sorted(day_labels(plan_course(running_course(), wide)), key=lambda words: words.x)
    assert all(right.x - left.x >= wide("30", left.size) for left, right in pairwise(labels))
    assert "13" in [words.text for words in labels]
