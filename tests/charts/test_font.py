"""How wide texts are set, and what becomes of letters that the bundled font lacks."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from matplotlib.ft2font import FT2Font, LoadFlags

from charts import font
from charts.font import BOLD, REGULAR, is_cjk, measure
from charts.render import render
from tests.charts.examples import board, row

SIZE = 1000
ELSEWHERE = "⌽"  # in none of the bundled font's files


def drawn(text: str, *, bold: bool) -> float:
    """Pixels from the first letter's start to the last one's end, shaped as it is drawn."""
    face = FT2Font(BOLD if bold else REGULAR)
    face.set_size(SIZE, 72)
    face.set_text(text, flags=LoadFlags.NO_HINTING)
    return face.get_width_height()[0] / 64


@pytest.mark.parametrize("bold", [False, True])
@pytest.mark.parametrize("text", ["A" * 64, "SALAMA R.TTCS", "AVATAR", "Иван Петров", "350 тыс. ₽"])
def test_no_text_is_drawn_wider_than_measured(text: str, bold: bool) -> None:
    assert drawn(text, bold=bold) <= measure(text, SIZE, bold) + SIZE / 50


def test_what_the_bundled_font_has_is_not_looked_for_elsewhere() -> None:
    assert not is_cjk("Иван Петров · 350 тыс. ₽ ✓◐")


@pytest.fixture
def wider(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A system that has another font, in the place and by the name of the one looked for."""
    for style, name in (("STIXGeneral", "Regular"), ("STIXGeneralBol", "Bold")):
        shutil.copy(REGULAR.with_name(f"{style}.ttf"), tmp_path / f"NotoSansCJK-{name}.ttc")
    monkeypatch.setattr(font, "SYSTEM_FONTS", tmp_path)
    forget_fonts()
    yield
    forget_fonts()


def forget_fonts() -> None:
    for kept in (font._cjk_files, font._cjk_face, font._cjk_covered, font._families, font._advance):
        kept.cache_clear()
    font.properties.cache_clear()


@pytest.mark.usefixtures("wider")
@pytest.mark.parametrize("bold", [False, True])
def test_letters_of_the_other_font_are_drawn_and_measured(bold: bool) -> None:
    assert is_cjk(f"Ли {ELSEWHERE}")
    assert font.covers(ELSEWHERE)
    assert measure(ELSEWHERE, SIZE, bold) > 0
    with_it, without = (render(board(row(name=it))) for it in (f"Ли {ELSEWHERE}", "Ли"))
    assert with_it != without


def test_on_a_system_without_the_other_font_its_letters_are_boxes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(font, "SYSTEM_FONTS", tmp_path)
    forget_fonts()
    assert not font.covers("李")
    assert render(board(row(name="李"))) == render(board(row(name="□")))
    forget_fonts()
