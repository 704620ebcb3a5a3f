from dataclasses import replace
from itertools import pairwise

import pytest

from charts.bullets import LONGEST, plan_bullets
from charts.plan import MARGIN, RIGHT, Box, Ink, Plan, Words
from tests.charts.examples import NAMES
from tests.charts.plan_examples import bullet, bullets, team_bullets


def made_up(text: str, size: float, bold: bool = False) -> float:
    return 0.6 * size * len(text)


def plan(*args: float | None) -> Plan:
    """Of one row: fact, plan, due; the key is left out."""
    fact, whole, due = args
    drawn = plan_bullets(bullets(bullet(fact or 0, whole, due)), made_up)
    top = next((words.y for words in drawn.words if words.text == "Анна"), 0)
    return replace(drawn, boxes=tuple(box for box in drawn.boxes if box.y > top))


def boxes(drawn: Plan, ink: Ink) -> list[Box]:
    return [box for box in drawn.boxes if box.ink is ink]


def said(drawn: Plan, text: str) -> Words:
    return next(words for words in drawn.words if words.text == text)


def test_a_bar_is_its_share_of_the_plan_s_rail() -> None:
    drawn = plan(15, 60, 24)
    rail, bar = boxes(drawn, Ink.RAIL)[0], boxes(drawn, Ink.SOFT)[0]
    assert (rail.x, rail.width) == (MARGIN, RIGHT - MARGIN)
    assert bar.width == pytest.approx(rail.width / 4)


def test_a_ring_stands_where_one_should_be_by_now() -> None:
    drawn = plan(15, 60, 24)
    ring = boxes(drawn, Ink.PAPER)[0]
    rail = boxes(drawn, Ink.RAIL)[0]
    assert ring.x + ring.width / 2 == pytest.approx(MARGIN + rail.width * 24 / 60)


@pytest.mark.parametrize(("fact", "ink"), [(23, Ink.SOFT), (24, Ink.ACCENT), (70, Ink.ACCENT)])
def test_a_bar_is_dark_from_where_one_should_be_on(fact: float, ink: Ink) -> None:
    inks = {box.ink for box in plan(fact, 60, 24).boxes}
    assert {Ink.SOFT, Ink.ACCENT} & inks == {ink}


def test_on_the_first_day_nothing_is_due_and_nobody_is_behind() -> None:
    drawn = plan(3, 60, None)
    assert boxes(drawn, Ink.PAPER) == []
    assert len(boxes(drawn, Ink.ACCENT)) == 1


def test_nothing_done_has_no_bar() -> None:
    assert {box.ink for box in plan(0, 60, None).boxes} == {Ink.RAIL, Ink.TEXT}


@pytest.mark.parametrize("whole", [None, 0])
def test_without_a_plan_there_is_the_label_and_no_bar_or_key(whole: float | None) -> None:
    drawn = plan_bullets(bullets(bullet(9, whole, None, label="9 · без плана")), made_up)
    assert drawn.boxes == ()
    assert said(drawn, "9 · без плана").align == "right"
    assert "план" not in [words.text for words in drawn.words]


def test_all_plans_end_at_one_line_that_over_fulfilment_passes() -> None:
    spec = bullets(bullet(72, 60, 24), bullet(500, 1000, 400))
    drawn = plan_bullets(spec, made_up)
    rails = boxes(drawn, Ink.RAIL)
    assert rails[0].width == rails[1].width == pytest.approx((RIGHT - MARGIN) / 1.2)
    assert max(box.x + box.width for box in boxes(drawn, Ink.ACCENT)) == pytest.approx(RIGHT)


def test_a_bar_of_250_percent_is_broken_and_leaves_the_others_their_length() -> None:
    drawn = plan_bullets(bullets(bullet(150, 60, None), bullet(30, 60, None)), made_up)
    long, half = boxes(drawn, Ink.ACCENT)[1:]  # the first is the key's
    assert long.x + long.width == RIGHT
    assert half.width == pytest.approx((RIGHT - MARGIN) / LONGEST / 2)
    assert len(boxes(drawn, Ink.PAPER)) == 2


def test_who_is_absent_is_faded() -> None:
    row = replace(bullet(30, 60, 24), is_absent=True)
    drawn = plan_bullets(bullets(row), made_up)
    assert len(boxes(drawn, Ink.FADED)) == 1
    assert said(drawn, "Анна").ink is Ink.MUTED


def test_a_long_name_ends_before_its_label() -> None:
    drawn = plan_bullets(bullets(bullet(name="Ж" * 64)), made_up)
    name = next(words for words in drawn.words if words.text.startswith("Ж"))
    label = said(drawn, "50 % · 30/60")
    assert MARGIN + made_up(name.text, name.size) < RIGHT - made_up(label.text, label.size)


def test_forty_people_fit_and_a_hundred_and_three_say_so() -> None:
    forty = plan_bullets(bullets(*(bullet(name=NAMES[at % 10]) for at in range(40))), made_up)
    assert forty.height < 4000
    crowd = plan_bullets(bullets(*(bullet() for _ in range(103))), made_up)
    assert said(crowd, "… +3").y < crowd.height


def test_a_team_of_nobody_says_so() -> None:
    assert said(plan_bullets(bullets(), made_up), "Нет").align == "center"


def test_rows_do_not_touch_one_another() -> None:
    drawn = plan_bullets(team_bullets(), made_up)
    lines = sorted(box.y for box in boxes(drawn, Ink.TEXT) if box.radius == 0)[1:]
    assert all(below - above > 100 for above, below in pairwise(lines))


def test_where_all_of_the_plan_is_due_its_end_says_so_without_a_ring() -> None:
    rings = [boxes(plan(30, 60, due), Ink.PAPER) for due in (59, 60)]
    assert [len(it) for it in rings] == [1, 0]
