"""The bundled font, DejaVu Sans as matplotlib ships it: what it covers, how wide it sets text.

For Chinese, Japanese and Korean names Noto Sans CJK joins it where the system has that.
"""

from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path

import matplotlib
from matplotlib.font_manager import FontProperties, fontManager
from matplotlib.ft2font import FT2Font, Kerning, LoadFlags

SYSTEM_FONTS = Path("/usr/share/fonts")
_FOLDER = Path(matplotlib.get_data_path()) / "fonts" / "ttf"
REGULAR = _FOLDER / "DejaVuSans.ttf"
BOLD = _FOLDER / "DejaVuSans-Bold.ttf"
_UNIT = 1000


@lru_cache(maxsize=64)
def properties(size: float, *, bold: bool, is_cjk: bool) -> FontProperties:
    """The bundled file; by their names, the two fonts together where letters of both may be."""
    if not is_cjk:
        return FontProperties(fname=BOLD if bold else REGULAR, size=size)
    return FontProperties(family=_families(), weight="bold" if bold else "normal", size=size)


@cache
def _families() -> list[str]:
    for path in _cjk_files():
        fontManager.addfont(path)
    return [_face(bold=False).family_name, *(FT2Font(it).family_name for it in _cjk_files()[:1])]


@cache
def _cjk_files() -> tuple[Path, ...]:
    """Regular and bold; none where one is missing."""
    names = ("NotoSansCJK-Regular.ttc", "NotoSansCJK-Bold.ttc")
    found = [next(iter(sorted(SYSTEM_FONTS.rglob(name))), None) for name in names]
    files = tuple(it for it in found if it is not None)
    return files if len(files) == len(names) else ()


@cache
def _face(*, bold: bool) -> FT2Font:
    return _opened(BOLD if bold else REGULAR)


@cache
def _cjk_face(*, bold: bool) -> FT2Font:
    return _opened(_cjk_files()[bold])


def _opened(path: Path) -> FT2Font:
    face = FT2Font(path)
    face.set_size(_UNIT, 72)
    return face


@cache
def _covered() -> frozenset[int]:
    return frozenset(_face(bold=False).get_charmap()) & frozenset(_face(bold=True).get_charmap())


@cache
def _cjk_covered() -> frozenset[int]:
    if not _cjk_files():
        return frozenset()
    regular, bold = (_cjk_face(bold=bold).get_charmap() for bold in (False, True))
    return frozenset(regular) & frozenset(bold)


def covers(char: str) -> bool:
    """Whether there is a glyph for it, both regular and bold."""
    return ord(char) in _covered() or is_cjk(char)


def is_cjk(text: str) -> bool:
    """Whether the bundled font lacks some of it, and the other one has that."""
    lacking = {ord(char) for char in text} - _covered()
    return not lacking.isdisjoint(_cjk_covered()) if lacking else False


@cache
def _advance(char: str, *, bold: bool) -> float:
    face = _cjk_face(bold=bold) if is_cjk(char) else _face(bold=bold)
    glyph = face.load_char(ord(char), flags=LoadFlags.NO_HINTING)
    return glyph.linearHoriAdvance / 65536 / _UNIT


@cache
def _apart(left: str, right: str, *, bold: bool) -> float:
    """How much further apart two letters are set, as «AA» is; closer does not count: it fits."""
    face = _face(bold=bold)
    first, second = (face.get_char_index(ord(char)) for char in (left, right))
    return max(0.0, face.get_kerning(first, second, Kerning.UNFITTED) / 64 / _UNIT)


def measure(text: str, size: float, bold: bool = False) -> float:
    """Pixels, at most: the glyphs' advances; as shaped where letters join."""
    if any("\u0590" <= char <= "\u08ff" for char in text):
        return size * _shaped(text, bold=bold)
    kerned = sum(_apart(left, right, bold=bold) for left, right in pairwise(text))
    return size * (sum(_advance(char, bold=bold) for char in text) + kerned)


@lru_cache(maxsize=1024)
def _shaped(text: str, *, bold: bool) -> float:
    """Arabic letters are narrower joined than alone."""
    face = _face(bold=bold)
    face.set_text(text, flags=LoadFlags.NO_HINTING)
    return face.get_width_height()[0] / 64 / _UNIT
