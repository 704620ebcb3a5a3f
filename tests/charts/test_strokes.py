from math import hypot

import pytest

from charts.easel import Easel
from charts.plan import Box, Ink, Plan, Shape
from charts.strokes import dashes, stroke

TRIANGLE = ((10.0, 10.0), (60.0, 10.0), (10.0, 60.0))


def dark(plan: Plan) -> int:
    return int((Easel().draw(plan).min(axis=-1) < 128).sum())


def test_a_shape_covers_what_is_inside_it() -> None:
    pixels = Easel().draw(Plan(100, (), (), (Shape(TRIANGLE, Ink.TEXT),)))
    assert pixels[20, 20].max() < 128
    assert pixels[55, 55].min() == 255


@pytest.mark.parametrize("corners", [TRIANGLE, TRIANGLE[::-1]])
def test_a_shape_over_a_box_cuts_no_hole_whichever_way_it_runs(
    corners: tuple[tuple[float, float], ...],
) -> None:
    box = Box(0, 0, 80, 80, Ink.TEXT)
    assert dark(Plan(100, (box,), (), (Shape(corners, Ink.TEXT),))) == 80 * 80


def test_a_line_is_as_wide_as_asked_at_any_slant() -> None:
    (flat,) = stroke(((0, 0), (100, 0)), 10, Ink.TEXT)
    (steep,) = stroke(((0, 0), (30, 40)), 10, Ink.TEXT)
    for shape in (flat, steep):
        first, *_, last = shape.corners
        assert hypot(first[0] - last[0], first[1] - last[1]) == pytest.approx(10)


def test_a_line_that_stands_still_is_nothing() -> None:
    assert list(stroke(((5, 5), (5, 5)), 10, Ink.TEXT)) == []


def test_dashes_keep_their_pattern_around_a_bend() -> None:
    whole = list(dashes(((0, 0), (100, 0)), 4, Ink.TEXT, 10, 10))
    bent = list(dashes(((0, 0), (55, 0), (55, 45)), 4, Ink.TEXT, 10, 10))
    assert len(whole) == len(bent) == 5
    start, *_ = bent[3].corners
    assert start == pytest.approx((53, 5))  # 60 along the line, beside its middle
