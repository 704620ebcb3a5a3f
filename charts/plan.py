"""A picture before it is drawn: boxes, shapes, words in pixels, y downwards from the top left."""

from dataclasses import dataclass
from enum import Enum
from typing import Literal, Protocol

WIDTH = 1080
MARGIN = 48
RIGHT = WIDTH - MARGIN
MAX_ROWS = 100
"""More rows would pass Telegram's limit (width + height at most 10,000); the rest becomes "+N"."""


class Ink(Enum):
    """Told apart by lightness, not hue alone. Boxes are painted in this order, words over them."""

    RAIL = "#e6ebf2"
    FADED = "#b7c1ce"
    SOFT = "#8cb4ea"
    ACCENT = "#1457b0"
    WARN = "#b04a0a"
    MUTED = "#5c6673"
    TEXT = "#161e2b"
    PAPER = "#ffffff"


Align = Literal["left", "center", "right"]


@dataclass(frozen=True, slots=True)
class Box:
    """A filled rectangle; `x`, `y` is its top left corner, `radius` rounds all four."""

    x: float
    y: float
    width: float
    height: float
    ink: Ink
    radius: float = 0.0


@dataclass(frozen=True, slots=True)
class Shape:
    """A filled polygon without holes; its corners in either direction."""

    corners: tuple[tuple[float, float], ...]
    ink: Ink


@dataclass(frozen=True, slots=True)
class Words:
    """One line of text; `y` is its baseline, `x` its left end, middle or right end by `align`."""

    x: float
    y: float
    text: str
    size: float
    ink: Ink = Ink.TEXT
    bold: bool = False
    align: Align = "left"


@dataclass(frozen=True, slots=True)
class Plan:
    """A picture `WIDTH` by `height` pixels."""

    height: int
    boxes: tuple[Box, ...]
    words: tuple[Words, ...]
    shapes: tuple[Shape, ...] = ()


class Measure(Protocol):
    """The width in pixels of one line of text."""

    def __call__(self, text: str, size: float, bold: bool = False) -> float: ...
