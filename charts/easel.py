"""Planned boxes and words onto a kept Agg figure, and the pixels off it."""

from collections.abc import Iterable
from functools import lru_cache
from typing import Any

import numpy as np
from matplotlib import rc_context
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.patches import PathPatch
from matplotlib.path import Path
from matplotlib.text import Text
from matplotlib.transforms import IdentityTransform
from numpy.typing import NDArray

from charts.font import BOLD, REGULAR
from charts.palette import Pixels
from charts.plan import WIDTH, Box, Ink, Plan, Words

DPI = 72
"""A point is then a pixel."""

_BEND = 0.5522847498
"""The handle's length for a quarter circle drawn as a cubic."""


class Easel:
    """One kept figure: a patch per ink and as many texts as the largest plan needed."""

    def __init__(self) -> None:
        self.figure = Figure(dpi=DPI, facecolor=Ink.PAPER.value)
        self._canvas: Any = FigureCanvasAgg(self.figure)
        self.patches = {ink: self._new_patch(order, ink) for order, ink in enumerate(Ink)}
        self.texts: list[Text] = []

    def draw(self, plan: Plan) -> Pixels:
        """RGB by row and column, in a buffer that the next drawing overwrites."""
        self.figure.set_size_inches(WIDTH / DPI, plan.height / DPI)
        for ink, patch in self.patches.items():
            patch.set_path(_outline([box for box in plan.boxes if box.ink is ink], plan.height))
        self._place_words(plan)
        with rc_context({"text.hinting": "none"}):
            self._canvas.draw()
        return np.asarray(self._canvas.buffer_rgba())[..., :3]

    def _new_patch(self, order: int, ink: Ink) -> PathPatch:
        patch = PathPatch(Path(np.empty((0, 2))), facecolor=ink.value, linewidth=0, zorder=order)
        patch.set_transform(IdentityTransform())
        self.figure.add_artist(patch)
        return patch

    def _place_words(self, plan: Plan) -> None:
        while len(self.texts) < len(plan.words):
            self.texts.append(self._new_text())
        for text, words in zip(self.texts, plan.words, strict=False):
            _set_words(text, words, plan.height)
        for text in self.texts[len(plan.words) :]:
            text.set_visible(False)

    def _new_text(self) -> Text:
        text = Text(parse_math=False, zorder=len(Ink), transform=IdentityTransform())
        self.figure.add_artist(text)
        return text


def _set_words(text: Text, words: Words, height: int) -> None:
    text.set_visible(True)
    text.set_text(words.text)
    text.set_position((words.x, height - words.y))
    text.set_fontproperties(_font(words.size, words.bold))
    text.set_color(words.ink.value)
    text.set_horizontalalignment(words.align)


@lru_cache(maxsize=64)
def _font(size: float, bold: bool) -> FontProperties:
    return FontProperties(fname=BOLD if bold else REGULAR, size=size)


def _outline(boxes: Iterable[Box], height: int) -> Path:
    """All the boxes as one path, y turned upwards."""
    corners = [_rounded(box, height) for box in boxes]
    if not corners:
        return Path(np.empty((0, 2)))
    return Path(np.concatenate(corners), np.tile(_CODES, len(corners)))


_CODES = np.array(
    [Path.MOVETO, *(Path.LINETO, Path.CURVE4, Path.CURVE4, Path.CURVE4) * 4, Path.CLOSEPOLY],
    dtype=Path.code_type,
)


def _rounded(box: Box, height: int) -> NDArray[np.float64]:
    left, right = box.x, box.x + box.width
    top, bottom = height - box.y, height - box.y - box.height
    r, k = box.radius, box.radius * (1 - _BEND)
    return np.array(
        [
            (left + r, bottom),
            (right - r, bottom),
            (right - k, bottom),
            (right, bottom + k),
            (right, bottom + r),
            (right, top - r),
            (right, top - k),
            (right - k, top),
            (right - r, top),
            (left + r, top),
            (left + k, top),
            (left, top - k),
            (left, top - r),
            (left, bottom + r),
            (left, bottom + k),
            (left + k, bottom),
            (left + r, bottom),
            (left + r, bottom),
        ]
    )
