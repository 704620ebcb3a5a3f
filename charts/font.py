"""The bundled font, DejaVu Sans as matplotlib ships it: what it covers, how wide it sets text."""

from functools import cache, lru_cache
from pathlib import Path

import matplotlib
from matplotlib.ft2font import FT2Font, LoadFlags

_FOLDER = Path(matplotlib.get_data_path()) / "fonts" / "ttf"
REGULAR = _FOLDER / "DejaVuSans.ttf"
BOLD = _FOLDER / "DejaVuSans-Bold.ttf"
_UNIT = 1000


@cache
def _face(*, bold: bool) -> FT2Font:
    face = FT2Font(BOLD if bold else REGULAR)
    face.set_size(_UNIT, 72)
    return face


@cache
def _covered() -> frozenset[int]:
    return frozenset(_face(bold=False).get_charmap()) & frozenset(_face(bold=True).get_charmap())


def covers(char: str) -> bool:
    """Whether both the regular and the bold face have a glyph for it."""
    return ord(char) in _covered()


@cache
def _advance(char: str, *, bold: bool) -> float:
    glyph = _face(bold=bold).load_char(ord(char), flags=LoadFlags.NO_HINTING)
    return glyph.linearHoriAdvance / 65536 / _UNIT


def measure(text: str, size: float, bold: bool = False) -> float:
    """Pixels: the glyphs' advances (kerning only makes it less); as shaped where letters join."""
    if any("\u0590" <= char <= "\u08ff" for char in text):
        return size * _shaped(text, bold=bold)
    return size * sum(_advance(char, bold=bold) for char in text)


@lru_cache(maxsize=1024)
def _shaped(text: str, *, bold: bool) -> float:
    """Arabic letters are narrower joined than alone."""
    face = _face(bold=bold)
    face.set_text(text, flags=LoadFlags.NO_HINTING)
    return face.get_width_height()[0] / 64 / _UNIT
