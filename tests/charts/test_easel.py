"""What is on the figure: patches and texts, not pixels."""

import numpy as np

from charts.easel import Easel
from charts.palette import colours, encode
from charts.plan import WIDTH, Box, Ink, Plan, Words
from charts.render import plan_of
from tests.charts.examples import board, row, ten_rows

WHITE = (255, 255, 255)
ONE_BOX = Plan(100, (Box(10, 20, 30, 40, Ink.ACCENT),), ())


def visible(easel: Easel) -> list[str]:
    return [text.get_text() for text in easel.texts if text.get_visible()]


def test_a_box_covers_its_pixels_and_no_others() -> None:
    pixels = Easel().draw(ONE_BOX)
    inside = np.zeros(pixels.shape[:2], dtype=bool)
    inside[20:60, 10:40] = True
    assert pixels.shape == (100, WIDTH, 3)
    assert {tuple(map(int, pixel)) for pixel in pixels[inside]} == {(0x14, 0x57, 0xB0)}
    assert {tuple(map(int, pixel)) for pixel in pixels[~inside]} == {WHITE}


def test_a_round_box_leaves_its_corners_blank() -> None:
    pixels = Easel().draw(Plan(100, (Box(0, 0, 60, 60, Ink.ACCENT, 30),), ()))
    assert tuple(pixels[1, 1]) == WHITE
    assert tuple(pixels[30, 30]) != WHITE


def test_later_inks_cover_earlier_ones_whatever_the_order_in_the_plan() -> None:
    boxes = (Box(0, 0, 50, 50, Ink.ACCENT), Box(0, 0, 50, 50, Ink.RAIL))
    assert (Easel().draw(Plan(60, boxes, ())) == Easel().draw(Plan(60, boxes[::-1], ()))).all()


def test_every_planned_word_is_on_the_figure_where_it_was_planned() -> None:
    easel = Easel()
    plan = plan_of(ten_rows())
    easel.draw(plan)
    assert visible(easel) == [words.text for words in plan.words]
    position = easel.texts[0].get_position()
    assert position == (plan.words[0].x, plan.height - plan.words[0].y)


def test_a_redrawn_figure_shows_nothing_of_the_picture_before() -> None:
    kept, fresh = Easel(), Easel()
    kept.draw(plan_of(ten_rows()))
    small = plan_of(board(row(1, "Ольга")))
    assert (kept.draw(small) == fresh.draw(small)).all()
    assert visible(kept) == visible(fresh)


def test_a_kept_figure_does_not_grow() -> None:
    easel = Easel()
    easel.draw(plan_of(ten_rows()))
    before = len(easel.figure.get_children())
    easel.draw(plan_of(ten_rows()))
    assert len(easel.figure.get_children()) == before


def test_a_dollar_in_a_name_is_no_formula() -> None:
    easel = Easel()
    easel.draw(Plan(100, (), (Words(10, 50, r"$\frac{1}$", 30),)))
    assert visible(easel) == [r"$\frac{1}$"]


def test_the_palette_holds_every_ink_as_it_is_and_fits_a_byte() -> None:
    inks = [tuple(bytes.fromhex(ink.value[1:])) for ink in Ink]
    assert [tuple(map(int, colour)) for colour in colours()[: len(inks)]] == inks
    assert len(colours()) <= 256


def test_encoding_keeps_inks_exact_and_soft_edges_near() -> None:
    from io import BytesIO

    from PIL import Image

    pixels = Easel().draw(plan_of(ten_rows())).copy()
    back = np.asarray(Image.open(BytesIO(encode(pixels))).convert("RGB")).astype(int)
    assert (back[pixels.min(axis=-1) == 255] == 255).all()
    assert np.abs(back - pixels).mean() < 0.5
