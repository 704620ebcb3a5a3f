"""Where everything in a person's month goes: a calendar, each day's state by shade and by mark."""

from collections.abc import Iterator
from functools import partial

from charts.heading import plan_heading
from charts.plan import MARGIN, RIGHT, Box, Ink, Measure, Plan, Words
from charts.specs import MonthDay, MonthSpec, MonthState
from charts.wording import fitting_size, shorten

CELL_HEIGHT, CELL_GAP, RADIUS = 128, 8, 10
BORDER = 4
HEAD_SIZE, HEAD_HEIGHT = 30, 56
DAY_SIZE, MARK_SIZE, TEXT_SIZE = 32, 40, 30
PADDING = 12
KEY_SIZE, KEY_LINE, KEY_COLUMNS, SAMPLE = 32, 68, 2, 52
FOOT = 24
MAX_DAYS = 31

FILLS: dict[MonthState, Ink] = {
    "met": Ink.ACCENT,
    "partly": Ink.SOFT,
    "missed": Ink.RAIL,
    "absent": Ink.FADED,
    "unknown": Ink.PAPER,
    "future": Ink.PAPER,
}
"""A day off has no cell at all."""

BORDERS: dict[MonthState, Ink] = {"unknown": Ink.MUTED, "future": Ink.RAIL}

MARKS: dict[MonthState, str] = {
    "met": "✓",
    "partly": "◐",
    "missed": "✗",
    "absent": "–",
    "unknown": "?",
}


def plan_month(spec: MonthSpec, measure: Measure) -> Plan:
    heading, y = plan_heading(spec.title, spec.subtitle, measure)
    boxes: list[Box] = []
    words = [*heading, *_head(spec, y, measure)]
    y += HEAD_HEIGHT
    size = _text_size(spec, measure)
    for at, day in enumerate(spec.days[:MAX_DAYS]):
        row, column = divmod(spec.weekday + at, _columns(spec))
        left, top = _left(spec, column), y + row * (CELL_HEIGHT + CELL_GAP)
        boxes.extend(_cell(day.state, left, top, _width(spec), CELL_HEIGHT))
        if day.is_today:
            boxes.append(Box(left, top + CELL_HEIGHT - 8, _width(spec), 8, Ink.TEXT))
        words.extend(_day_words(day, left, top, _width(spec), size))
    y += _rows(spec) * (CELL_HEIGHT + CELL_GAP) + 16
    key_boxes, key_words = _key(spec, y, measure)
    y += -(-len(key_words) // (2 * KEY_COLUMNS)) * KEY_LINE
    return Plan(round(y + FOOT), (*boxes, *key_boxes), (*words, *key_words))


def _columns(spec: MonthSpec) -> int:
    return max(1, len(spec.weekdays))


def _rows(spec: MonthSpec) -> int:
    return -(-(spec.weekday + min(MAX_DAYS, len(spec.days))) // _columns(spec))


def _width(spec: MonthSpec) -> float:
    columns = _columns(spec)
    return (RIGHT - MARGIN - CELL_GAP * (columns - 1)) / columns


def _left(spec: MonthSpec, column: int) -> float:
    return MARGIN + column * (_width(spec) + CELL_GAP)


def _head(spec: MonthSpec, y: float, measure: Measure) -> Iterator[Words]:
    size = fitting_size(spec.weekdays, HEAD_SIZE, _width(spec), measure)
    for column, weekday in enumerate(spec.weekdays):
        x = _left(spec, column) + _width(spec) / 2
        yield Words(x, y + HEAD_SIZE, weekday, size, Ink.MUTED, align="center")


def _cell(state: MonthState, left: float, top: float, width: float, height: float) -> Iterator[Box]:
    if state not in FILLS:
        return
    if state in BORDERS:
        yield Box(left, top, width, height, BORDERS[state], RADIUS)
        left, top = left + BORDER, top + BORDER
        width, height = width - 2 * BORDER, height - 2 * BORDER
    yield Box(left, top, width, height, FILLS[state], RADIUS)


def _text_size(spec: MonthSpec, measure: Measure) -> float:
    """One size for all days: sizes that differ would read as weight."""
    texts = (day.text for day in spec.days)
    return fitting_size(texts, TEXT_SIZE, _width(spec) - 2 * PADDING, measure)


def _ink(state: MonthState) -> Ink:
    if state == "met":
        return Ink.PAPER
    return Ink.MUTED if state in {"off", "future"} else Ink.TEXT


def _day_words(
    day: MonthDay, left: float, top: float, width: float, size: float
) -> Iterator[Words]:
    ink = _ink(day.state)
    yield Words(left + PADDING, top + 42, day.label, DAY_SIZE, ink, day.is_today)
    if day.state in MARKS:
        mark_ink = Ink.WARN if day.state == "missed" else ink
        right = left + width - PADDING
        yield Words(
            right, top + 46, MARKS[day.state], MARK_SIZE, mark_ink, bold=True, align="right"
        )
    if day.text:
        yield Words(left + width / 2, top + 104, day.text, size, ink, align="center")


def _key(spec: MonthSpec, y: float, measure: Measure) -> tuple[list[Box], list[Words]]:
    """The states that occur, each as its cell looks, in two columns."""
    present = {day.state for day in spec.days}
    shown = [(state, word) for state, word in spec.key if state in present and state in MARKS]
    room = (RIGHT - MARGIN) / KEY_COLUMNS
    boxes: list[Box] = []
    words: list[Words] = []
    for at, (state, word) in enumerate(shown):
        row, column = divmod(at, KEY_COLUMNS)
        left, top = MARGIN + column * room, y + row * KEY_LINE
        boxes.extend(_cell(state, left, top, SAMPLE, SAMPLE))
        ink = Ink.WARN if state == "missed" else _ink(state)
        words.append(
            Words(left + SAMPLE / 2, top + 39, MARKS[state], 36, ink, bold=True, align="center")
        )
        text = shorten(word, room - SAMPLE - 40, partial(measure, size=KEY_SIZE))
        words.append(Words(left + SAMPLE + 18, top + 38, text, KEY_SIZE))
    return boxes, words
