from dataclasses import replace
from itertools import pairwise

import pytest

from charts.leaderboard import BAR_LEFT, first_three, movement_text, plan_leaderboard
from charts.plan import MARGIN, MAX_ROWS, RIGHT, Box, Ink, Plan, Words
from tests.charts.examples import board, row, ten_rows

SPAN = RIGHT - BAR_LEFT


def made_up(text: str, size: float, bold: bool = False) -> float:
    """A font all of whose letters are six tenths of its size wide."""
    return 0.6 * size * len(text)


def bars(plan: Plan) -> list[Box]:
    return [box for box in plan.boxes if box.x == BAR_LEFT and box.ink is not Ink.RAIL]


def rails(plan: Plan) -> list[Box]:
    return [box for box in plan.boxes if box.ink is Ink.RAIL]


def said(plan: Plan, text: str) -> Words:
    return next(words for words in plan.words if words.text == text)


def test_every_bar_begins_at_one_edge_and_is_as_long_as_its_share_of_the_best() -> None:
    plan = plan_leaderboard(board(row(1, value=200), row(2, value=100), row(3, value=50)), made_up)
    assert [bar.width / SPAN for bar in bars(plan)] == pytest.approx([1, 0.5, 0.25])


def test_the_first_three_are_apart_in_size_badge_and_ink() -> None:
    plan = plan_leaderboard(ten_rows(), made_up)
    badges = [box for box in plan.boxes if box.x == MARGIN]
    assert len(badges) == 3
    assert [bar.ink for bar in bars(plan)] == [Ink.ACCENT] * 3 + [Ink.SOFT] * 6
    assert said(plan, "Анна Соколова").size > said(plan, "Ольга Ким").size


def test_a_shared_third_place_sets_all_who_share_it_apart() -> None:
    rows = (row(1, "а", 9), row(2, "б", 8), row(3, "в", 7), row(3, "г", 7), row(5, "д", 1))
    assert {leader.name for leader in first_three(rows)} == {"а", "б", "в", "г"}


def test_nobody_is_apart_when_everybody_shares_the_first_place() -> None:
    assert first_three(tuple(row(1, str(at), 5) for at in range(12))) == frozenset()


def test_all_zeros_have_empty_rails_and_no_leader() -> None:
    plan = plan_leaderboard(board(*(row(1, str(at), 0) for at in range(4))), made_up)
    assert len(rails(plan)) == 4
    assert bars(plan) == []


def test_the_least_value_above_nothing_can_be_seen() -> None:
    plan = plan_leaderboard(board(row(1, value=1_000_000), row(2, value=1)), made_up)
    assert bars(plan)[1].width >= 6


def test_a_long_name_ends_before_its_movement_and_its_figure() -> None:
    spec = board(row(1, "Ж" * 64, 10, "1 250 000 ₽", 12))
    plan = plan_leaderboard(spec, made_up)
    name = next(words for words in plan.words if words.text.startswith("Ж"))
    moved, figure = said(plan, "▲12"), said(plan, "1 250 000 ₽")
    assert name.text.endswith("…")
    assert name.x + made_up(name.text, name.size) <= moved.x
    assert moved.x + made_up(moved.text, moved.size) <= RIGHT - made_up(figure.text, figure.size)


def test_places_are_drawn_as_given_ties_included() -> None:
    plan = plan_leaderboard(ten_rows(), made_up)
    places = [words.text for words in plan.words if words.align == "center"]
    assert places == ["1", "2", "2", "4", "5", "6", "7", "8", "9", "10"]


@pytest.mark.parametrize(("movement", "text"), [(2, "▲2"), (-1, "▼1"), (0, ""), (None, "новый")])
def test_movement_has_a_sign_beside_its_colour(movement: int | None, text: str) -> None:
    assert movement_text(movement, "новый") == text


def test_on_the_first_board_of_all_nobody_is_called_new() -> None:
    plan = plan_leaderboard(board(row(1, movement=None), row(2, movement=None)), made_up)
    assert all(words.text != "новый" for words in plan.words)


def test_whoever_is_away_is_not_called_new() -> None:
    away = replace(row(0, "Ева", 0, movement=None), is_absent=True)
    plan = plan_leaderboard(board(row(1), row(2, movement=None), away), made_up)
    assert [words.text for words in plan.words].count("новый") == 1


def test_an_empty_board_says_so() -> None:
    plan = plan_leaderboard(board(), made_up)
    assert said(plan, "Пока никто ничего не записал").align == "center"
    assert plan.boxes == ()


def test_rows_stand_below_one_another_inside_the_picture() -> None:
    plan = plan_leaderboard(board(*(row(at, str(at), 40 - at) for at in range(1, 41))), made_up)
    assert all(upper.y + upper.height < lower.y for upper, lower in pairwise(rails(plan)))
    assert rails(plan)[-1].y + rails(plan)[-1].height < plan.height


def test_a_board_past_the_limit_says_how_many_more_there_are() -> None:
    plan = plan_leaderboard(board(*(row(at, str(at)) for at in range(MAX_ROWS + 7))), made_up)
    assert len(rails(plan)) == MAX_ROWS
    assert said(plan, "… +7").y < plan.height
