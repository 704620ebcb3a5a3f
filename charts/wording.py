"""Fitting text: what the font can show, shortened, wrapped or made smaller to the room there is."""

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import fields, is_dataclass, replace
from itertools import groupby
from typing import Any

from charts.plan import Measure
from charts.specs import ChartSpec

ELLIPSIS = "…"
UNKNOWN_LETTER = "□"
MAX_MARKS = 2
"""Combining marks kept on one letter: more would climb over the neighbouring rows."""

_STRANDED = re.compile(r" (?=[,.;:!?)])")
"""A space that an emoji left before a sign."""

SMALLEST_NAME = 0.85

Covers = Callable[[str], bool]


def drawable(text: str, covers: Covers) -> str:
    """One line that the font can show: emoji go, unknown letters become a box, controls vanish."""
    kept = "".join(_shown(char, covers) for char in unicodedata.normalize("NFC", text))
    line = _STRANDED.sub("", " ".join(_without_towers(kept).split()))
    return line if line or not text.strip() else _spelt_out(text)


def _shown(char: str, covers: Covers) -> str:
    category = unicodedata.category(char)
    if char.isspace():
        return " "
    if category.startswith("C"):
        return ""
    if covers(char):
        return char
    plain = unicodedata.normalize("NFKC", char)
    if plain != char and all(map(covers, plain)):
        return plain
    return UNKNOWN_LETTER if category[0] in "LN" else ""


def _without_towers(text: str) -> str:
    runs = ((is_mark, "".join(run)) for is_mark, run in groupby(text, _is_mark))
    return "".join(run[:MAX_MARKS] if is_mark else run for is_mark, run in runs)


def _is_mark(char: str) -> bool:
    return unicodedata.category(char) in {"Mn", "Me"}


def _spelt_out(text: str) -> str:
    """A name of nothing but emoji, in their Unicode names: a row must still say whose it is."""
    names = (unicodedata.name(char, "") for char in text if unicodedata.category(char) == "So")
    return " ".join(name.lower() for name in names if name) or "—"


def with_drawable_texts(spec: ChartSpec, clean: Callable[[str], str]) -> ChartSpec:
    """The same spec, every text in it cleaned."""
    cleaned: ChartSpec = _cleaned(spec, clean)
    return cleaned


def _cleaned(part: Any, clean: Callable[[str], str]) -> Any:
    if isinstance(part, str):
        return clean(part)
    if isinstance(part, tuple):
        return tuple(_cleaned(item, clean) for item in part)
    if is_dataclass(part) and not isinstance(part, type):
        texts = {at.name: _cleaned(getattr(part, at.name), clean) for at in fields(part)}
        return replace(part, **texts)
    return part


def shorten(text: str, room: float, measure: Callable[[str], float]) -> str:
    """The text, or its longest beginning that fits with an ellipsis; at least the ellipsis."""
    if measure(text) <= room:
        return text
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        fits = measure(text[:middle].rstrip() + ELLIPSIS) <= room
        low, high = (middle, high) if fits else (low, middle - 1)
    return text[:low].rstrip() + ELLIPSIS


def wrap(text: str, room: float, lines: int, measure: Callable[[str], float]) -> tuple[str, ...]:
    """At most `lines` lines broken at spaces; what does not fit is shortened away."""
    first, rest = _break_line(text.split(), room, measure)
    if lines == 1 or not rest:
        return (shorten(text, room, measure),) if text else ()
    return (shorten(first, room, measure), *wrap(rest, room, lines - 1, measure))


def _break_line(words: list[str], room: float, measure: Callable[[str], float]) -> tuple[str, str]:
    taken = 1
    while taken < len(words) and measure(" ".join(words[: taken + 1])) <= room:
        taken += 1
    return " ".join(words[:taken]), " ".join(words[taken:])


def fitting_size(texts: Iterable[str], size: float, room: float, measure: Measure) -> float:
    """`size`, or the smaller one at which the widest text fits: a figure is never cut short."""
    widest = max((measure(text, size, bold=True) for text in texts), default=0.0)
    return size if widest <= room else size * room / widest


def fit_name(
    name: str, size: float, room: float, measure: Callable[[str, float], float]
) -> tuple[str, float]:
    """The name and its size: down to `SMALLEST_NAME` of the size first, then shortened."""
    wanted = measure(name, size)
    if wanted <= room:
        return name, size
    size *= max(SMALLEST_NAME, room / wanted)
    return shorten(name, room, lambda text: measure(text, size)), size
