from itertools import pairwise

import pytest

from charts.plan import MARGIN, RIGHT, Box, Ink, Plan, Words
from charts.specs import Cell, TeamRow
from charts.team_day import plan_team_day
from tests.charts.examples import NAMES, busy_day, team_day, wide_day


def made_up(text: str, size: float, bold: bool = False) -> float:
    return 0.6 * size * len(text)


def boxes(plan: Plan, ink: Ink) -> list[Box]:
    return [box for box in plan.boxes if box.ink is ink]


def said(plan: Plan, text: str) -> Words:
    return next(words for words in plan.words if words.text == text)


def one_cell(cell: Cell) -> Plan:
    return plan_team_day(team_day(TeamRow("Анна", (cell,)), columns=("Звонки",)), made_up)


def test_a_cell_is_filled_as_far_as_its_minimum_is() -> None:
    plan = one_cell(Cell("5/20", 0.25))
    assert boxes(plan, Ink.SOFT)[0].width == pytest.approx(boxes(plan, Ink.RAIL)[0].width / 4)


@pytest.mark.parametrize("share", [1.0, 1.2, 50.0])
def test_a_met_minimum_is_full_dark_and_ticked(share: float) -> None:
    plan = one_cell(Cell("24/20", share))
    assert boxes(plan, Ink.ACCENT)[0].width == boxes(plan, Ink.RAIL)[0].width
    assert said(plan, "✓ 24/20").ink is Ink.PAPER


def test_nothing_done_is_an_empty_cell_and_no_minimum_is_none() -> None:
    assert {box.ink for box in one_cell(Cell("0/20", 0.0)).boxes} == {Ink.RAIL}
    assert one_cell(Cell("3", None)).boxes == ()


def test_names_stand_beside_narrow_cells_and_above_wide_ones() -> None:
    beside, above = plan_team_day(busy_day(), made_up), plan_team_day(wide_day(), made_up)
    assert said(beside, "Анна Соколова").y == said(beside, "✓ 24/20").y
    assert said(above, "Игорь Павленко 🔥").y < said(above, "✓ 24/20").y


def test_a_name_ends_before_its_first_cell() -> None:
    row = TeamRow("Ж" * 64, (Cell("24/20", 0.5), Cell("1", 0.5)))
    plan = plan_team_day(team_day(row, columns=("Звонки", "Встречи")), made_up)
    name = next(words for words in plan.words if words.text.startswith("Ж"))
    assert MARGIN + made_up(name.text, name.size) < boxes(plan, Ink.RAIL)[0].x


def test_figures_stay_inside_their_cells_even_for_forty_people() -> None:
    cells = (Cell("120/200", 0.6), *(Cell("1 250 000 ₽", 0.7) for _ in range(4)))
    rows = (TeamRow(NAMES[at % 10], cells) for at in range(40))
    plan = plan_team_day(team_day(*rows, columns=tuple("абвгд")), made_up)
    widest = max(boxes(plan, Ink.RAIL), key=lambda box: box.width)
    money = said(plan, "1 250 000 ₽")
    assert made_up(money.text, money.size) <= widest.width
    assert widest.x + widest.width <= RIGHT + 1


def test_cells_of_a_row_do_not_overlap_and_reach_the_right_edge() -> None:
    cells = (Cell("1", 0.0), Cell("22/22", 0.0), Cell("333 333 ₽", 0.0))
    plan = plan_team_day(team_day(TeamRow("Анна", cells), columns=("а", "б", "в")), made_up)
    row = boxes(plan, Ink.RAIL)
    assert all(left.x + left.width < right.x for left, right in pairwise(row))
    assert row[-1].x + row[-1].width == pytest.approx(RIGHT)


def test_the_silent_are_named_under_the_table() -> None:
    plan = plan_team_day(busy_day(), made_up)
    closing = said(plan, "Молчат: Пётр Щукин, Светлана Ю")
    assert max(box.y + box.height for box in plan.boxes) < closing.y < plan.height


def test_a_team_of_nobody_is_still_a_picture() -> None:
    assert plan_team_day(team_day(columns=("Звонки",)), made_up).height > 0
    assert plan_team_day(team_day(TeamRow("Анна", ()), columns=()), made_up).height > 0


def test_a_team_past_the_limit_says_how_many_more_there_are() -> None:
    rows = (TeamRow("Анна", (Cell("1", 0.5),)) for _ in range(103))
    assert said(plan_team_day(team_day(*rows, columns=("а",)), made_up), "… +3")
