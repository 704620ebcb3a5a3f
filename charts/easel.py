"""Planned boxes, shapes and words onto a kept Agg figure, and the pixels off it."""

from typing import Any, TypeAlias

import numpy as np
from matplotlib import rc_context
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.patches import PathPatch
from matplotlib.path import Path
from matplotlib.text import Text
from matplotlib.transforms import IdentityTransform
from numpy.typing import NDArray

from charts.font import is_cjk, properties
from charts.palette import Pixels
from charts.plan import WIDTH, Box, Ink, Plan, Shape, Words

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
            patch.set_path(_outline(plan, ink))
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
    text.set_fontproperties(properties(words.size, bold=words.bold, is_cjk=is_cjk(words.text)))
    text.set_color(words.ink.value)
    text.set_horizontalalignment(words.align)


def _outline(plan: Plan, ink: Ink) -> Path:
    """All of one ink as one path, y turned upwards."""
    outlines = [
        *(_box_path(box, plan.height) for box in plan.boxes if box.ink is ink),
        *(_shape_path(shape, plan.height) for shape in plan.shapes if shape.ink is ink),
    ]
    if not outlines:
        return Path(np.empty((0, 2)))
    return Path(
        np.concatenate([vertices for vertices, _ in outlines]),
        np.concatenate([codes for _, codes in outlines]),
    )


_Outline: TypeAlias = tuple[NDArray[np.float64], NDArray[np.uint8]]
_CODES = np.array(
    [Path.MOVETO, *(Path.LINETO, Path.CURVE4, Path.CURVE4, Path.CURVE4) * 4, Path.CLOSEPOLY],
    dtype=Path.code_type,
)


def _box_path(box: Box, height: int) -> _Outline:
    return _rounded(box, height), _CODES


def _shape_path(shape: Shape, height: int) -> _Outline:
    """Counter-clockwise, as boxes are: of two that overlap neither cuts a hole into the other."""
    corners = [(x, height - y) for x, y in shape.corners]
    turns = zip(corners, [*corners[1:], corners[0]], strict=True)
    if sum(x * next_y - next_x * y for (x, y), (next_x, next_y) in turns) < 0:
        corners.reverse()
    lines = [Path.LINETO] * (len(corners) - 1)
    codes = np.array([Path.MOVETO, *lines, Path.CLOSEPOLY], dtype=Path.code_type)
    return np.array([*corners, corners[0]]), codes


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
