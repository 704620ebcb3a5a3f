import pytest

from charts.month import plan_month
from charts.plan import MARGIN, RIGHT, Ink, Plan, Words
from charts.specs import MonthDay, MonthState
from tests.charts.plan_examples import busy_month, month

STATES: tuple[MonthState, ...] = (
    "met", "partly", "missed", "absent", "unknown", "off", "future",
)  # fmt: skip


def made_up(text: str, size: float, bold: bool = False) -> float:
    return 0.6 * size * len(text)


def one(state: MonthState) -> Plan:
    return plan_month(month(MonthDay("7", state)), made_up)


def said(drawn: Plan, text: str) -> list[Words]:
    return [words for words in drawn.words if words.text == text]


def look(drawn: Plan) -> tuple[frozenset[Ink], str]:
    """The inks of the cell, and the mark in it."""
    marks = [words.text for words in drawn.words if words.text in set("✓◐✗–?")]
    return frozenset(box.ink for box in drawn.boxes), "".join(marks[:1])


def test_no_two_states_look_the_same_nor_differ_by_colour_alone() -> None:
    looks = [look(one(state)) for state in STATES]
    assert len(set(looks)) == len(STATES)
    marks = [mark for _, mark in looks if mark]
    assert len(set(marks)) == len(marks) == 5


def test_a_day_off_is_a_number_without_a_cell_and_a_future_one_an_empty_cell() -> None:
    assert one("off").boxes == ()
    assert look(one("future")) == (frozenset({Ink.RAIL, Ink.PAPER}), "")
    assert len(said(one("off"), "7")) == 1


def test_the_first_day_stands_under_its_weekday() -> None:
    drawn = plan_month(busy_month(), made_up)
    sunday, first, second = (said(drawn, text)[0] for text in ("вс", "1", "2"))
    monday = said(drawn, "пн")[0]
    assert abs(sunday.x - first.x) < 80
    assert abs(monday.x - second.x) < 80
    assert second.y > first.y


def test_today_is_underlined() -> None:
    drawn = plan_month(busy_month(), made_up)
    (line,) = (box for box in drawn.boxes if box.ink is Ink.TEXT)
    (number,) = said(drawn, "12")
    assert line.x < number.x < line.x + line.width
    assert number.bold


def test_the_key_names_the_states_that_occur_and_no_others() -> None:
    drawn = plan_month(month(MonthDay("1", "met"), MonthDay("2", "off")), made_up)
    assert said(drawn, "минимум выполнен")
    assert not said(drawn, "отсутствие")


def test_wide_figures_stay_in_their_cells() -> None:
    days = (MonthDay(str(at), "met", "12 450 000 ₽") for at in range(1, 32))
    drawn = plan_month(month(*days), made_up)
    cell = drawn.boxes[0]
    figures = said(drawn, "12 450 000 ₽")
    assert len(figures) == 31
    assert all(made_up(it.text, it.size) <= cell.width for it in figures)


def test_the_longest_month_fits_its_picture() -> None:
    days = tuple(MonthDay(str(at), "missed", "0/20") for at in range(1, 32))
    drawn = plan_month(month(*days), made_up)
    assert max(box.y + box.height for box in drawn.boxes) < drawn.height
    assert all(box.x >= MARGIN and box.x + box.width <= RIGHT + 0.01 for box in drawn.boxes)


@pytest.mark.parametrize("count", [0, 1])
def test_a_month_of_hardly_a_day_is_still_a_picture(count: int) -> None:
    assert plan_month(month(*(MonthDay("1", "met"),) * count), made_up).height > 0
