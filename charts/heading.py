"""The top of every picture: a title, a subtitle, and where the rest begins."""

from collections.abc import Callable
from functools import partial

from charts.plan import MARGIN, RIGHT, WIDTH, Ink, Measure, Plan, Words
from charts.wording import shorten, wrap

TOP = 40
TITLE_SIZE, TITLE_LINE = 50, 60
SUBTITLE_SIZE, SUBTITLE_LINE = 34, 46
EMPTY_SIZE = 38
GAP = 34


def plan_heading(title: str, subtitle: str, measure: Measure) -> tuple[tuple[Words, ...], float]:
    """The words and the y under them; each text takes two lines at most."""
    words: list[Words] = []
    y = float(TOP)
    for line in _lines(title, partial(measure, size=TITLE_SIZE, bold=True)):
        y += TITLE_LINE
        words.append(Words(MARGIN, y - 12, line, TITLE_SIZE, bold=True))
    for line in _lines(subtitle, partial(measure, size=SUBTITLE_SIZE)):
        y += SUBTITLE_LINE
        words.append(Words(MARGIN, y - 6, line, SUBTITLE_SIZE, Ink.MUTED))
    return tuple(words), y + GAP


def plan_empty(text: str, heading: tuple[Words, ...], y: float, measure: Measure) -> Plan:
    """A picture that has nobody to show says so in one line."""
    line = shorten(text, RIGHT - MARGIN, partial(measure, size=EMPTY_SIZE))
    words = Words(WIDTH / 2, y + 110, line, EMPTY_SIZE, Ink.MUTED, align="center")
    return Plan(round(y + 220), (), (*heading, words))


def _lines(text: str, measure: Callable[[str], float]) -> tuple[str, ...]:
    return wrap(text, RIGHT - MARGIN, 2, measure)
