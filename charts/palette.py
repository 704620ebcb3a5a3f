"""Drawn pixels to a palette PNG. The palette is known beforehand: the inks and their soft edges.

Finding one from the pixels (Pillow's `quantize`) takes as long as the drawing, and greys the white.
"""

from functools import cache
from io import BytesIO
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from charts.plan import Ink

Pixels: TypeAlias = NDArray[np.uint8]
"""Rows, columns and red, green, blue."""

EDGES = (
    *((ink, Ink.PAPER) for ink in Ink if ink is not Ink.PAPER),
    (Ink.TEXT, Ink.RAIL), (Ink.TEXT, Ink.SOFT), (Ink.TEXT, Ink.ACCENT),
    (Ink.ACCENT, Ink.RAIL), (Ink.SOFT, Ink.RAIL), (Ink.ACCENT, Ink.SOFT),
    (Ink.TEXT, Ink.FADED), (Ink.WARN, Ink.RAIL),
)  # fmt: skip
"""The inks that meet, and so blend, somewhere in a picture."""

STEPS = 12
_BITS = 5


def encode(pixels: Pixels) -> bytes:
    """A palette PNG: a third of the RGB one's size and sooner written."""
    red, green, blue = (pixels[..., channel].astype(np.uint16) >> 3 for channel in range(3))
    picture = Image.fromarray(_nearest()[(red << 2 * _BITS) | (green << _BITS) | blue])
    picture.putpalette(colours().tobytes())
    out = BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()


@cache
def colours() -> Pixels:
    """The inks first, in their order, then the steps between those that meet."""
    inks = [_rgb(ink) for ink in Ink]
    weights = np.linspace(0, 1, STEPS)[1:-1, None]
    blends = [weights * _rgb(one) + (1 - weights) * _rgb(other) for one, other in EDGES]
    return np.concatenate([inks, *blends]).round().astype(np.uint8)


def _rgb(ink: Ink) -> NDArray[np.float64]:
    return np.array(list(bytes.fromhex(ink.value[1:])), dtype=np.float64)


@cache
def _nearest() -> NDArray[np.uint8]:
    """The palette's index for each colour of five bits a channel; an ink is always itself."""
    axis = np.arange(1 << _BITS) * 8 + 4
    cells = np.stack(np.meshgrid(axis, axis, axis, indexing="ij"), axis=-1).reshape(-1, 1, 3)
    palette = colours().astype(np.int32)
    table = np.concatenate(
        [((part - palette) ** 2).sum(axis=-1).argmin(axis=-1) for part in np.split(cells, 32)]
    ).astype(np.uint8)
    inks = palette[: len(Ink)] >> 3
    table[(inks[:, 0] << 2 * _BITS) | (inks[:, 1] << _BITS) | inks[:, 2]] = np.arange(len(Ink))
    return table
