"""Lines as shapes: whole or dashed, round at their bends."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import hypot
from typing import TypeAlias

from charts.plan import Box, Ink, Shape

Point: TypeAlias = tuple[float, float]


def stroke(points: Sequence[Point], width: float, ink: Ink) -> Iterator[Shape]:
    """A quadrilateral for each part between two points."""
    for start, end in pairwise(points):
        if start != end:
            yield _part(start, end, width, ink)


def joints(points: Sequence[Point], width: float, ink: Ink) -> Iterator[Box]:
    """What rounds a line at its points."""
    for x, y in points:
        yield dot(x, y, width, ink)


def dot(x: float, y: float, width: float, ink: Ink) -> Box:
    return Box(x - width / 2, y - width / 2, width, width, ink, width / 2)


def dashes(
    points: Sequence[Point], width: float, ink: Ink, dash: float, gap: float
) -> Iterator[Shape]:
    """The pattern goes on around bends, so that a bent line looks as a straight one."""
    walked = 0.0
    for start, end in pairwise(points):
        length = hypot(end[0] - start[0], end[1] - start[1])
        at = -(walked % (dash + gap))
        while at < length:
            since, until = max(0.0, at), min(length, at + dash)
            if since < until:
                part = (_along(start, end, since / length), _along(start, end, until / length))
                yield _part(*part, width, ink)
            at += dash + gap
        walked += length


def _along(start: Point, end: Point, share: float) -> Point:
    return start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share


def _part(start: Point, end: Point, width: float, ink: Ink) -> Shape:
    along_x, along_y = end[0] - start[0], end[1] - start[1]
    half = width / 2 / hypot(along_x, along_y)
    x, y = -along_y * half, along_x * half
    return Shape(
        (
            (start[0] + x, start[1] + y),
            (end[0] + x, end[1] + y),
            (end[0] - x, end[1] - y),
            (start[0] - x, start[1] - y),
        ),
        ink,
    )
