"""Where everything in a person's week goes: a panel a metric, each bar in its minimum's slot."""

from collections.abc import Iterator
from functools import partial

from charts.heading import plan_heading
from charts.plan import MARGIN, RIGHT, Box, Ink, Measure, Plan, Words
from charts.specs import DayBar, DayState, WeekPanel, WeekSpec
from charts.wording import fitting_size, shorten

NAME_SIZE, VALUE_SIZE, LABEL_SIZE, MARK_SIZE = 40, 34, 30, 36
BAR_HEIGHT = 150
BAR_SHARE = 0.62
MAX_BAR = 110
SHORTEST_BAR = 6
LINE = 5
FOOT = 24
PANEL = 388
MAX_PANELS = 22

MARKS: dict[DayState, tuple[str, Ink]] = {
    "met": ("✓", Ink.ACCENT),
    "missed": ("✗", Ink.WARN),
    "today": ("…", Ink.MUTED),
}
BAR_INKS: dict[DayState, Ink] = {"met": Ink.ACCENT, "free": Ink.FADED}


def plan_week(spec: WeekSpec, measure: Measure) -> Plan:
    heading, y = plan_heading(spec.title, spec.subtitle, measure)
    boxes: list[Box] = []
    words = list(heading)
    for panel in spec.panels[:MAX_PANELS]:
        boxes.extend(_boxes(panel, y))
        words.extend(_words(panel, y, measure))
        y += PANEL
    return Plan(round(y + FOOT), tuple(boxes), tuple(words))


def _slot(panel: WeekPanel) -> float:
    return (RIGHT - MARGIN) / max(1, len(panel.days))


def _middle(panel: WeekPanel, index: int) -> float:
    return MARGIN + _slot(panel) * (index + 0.5)


def _floor(y: float) -> float:
    """The line that the panel's bars stand on."""
    return y + NAME_SIZE + 78 + BAR_HEIGHT


def _scale(panel: WeekPanel) -> float:
    """Pixels per unit: the highest bar or minimum takes the whole height."""
    top = max((max(day.value, day.minimum or 0) for day in panel.days), default=0.0)
    return BAR_HEIGHT / top if top > 0 else 0.0


def _boxes(panel: WeekPanel, y: float) -> Iterator[Box]:
    floor, scale = _floor(y), _scale(panel)
    width = min(MAX_BAR, _slot(panel) * BAR_SHARE)
    for index, day in enumerate(panel.days):
        left = _middle(panel, index) - width / 2
        yield from _bar(day, left, width, floor, scale)
    yield Box(MARGIN, floor, RIGHT - MARGIN, 3, Ink.FADED)


def _bar(day: DayBar, left: float, width: float, floor: float, scale: float) -> Iterator[Box]:
    if day.minimum:
        slot = round(day.minimum * scale)
        yield Box(left, floor - slot, width, slot, Ink.RAIL)
        if day.state != "future":
            yield Box(left - 8, floor - slot - LINE, width + 16, LINE, Ink.TEXT)
    if day.value > 0:
        height = max(SHORTEST_BAR, round(day.value * scale))
        yield Box(left, floor - height, width, height, BAR_INKS.get(day.state, Ink.SOFT))


def _words(panel: WeekPanel, y: float, measure: Measure) -> Iterator[Words]:
    name = shorten(panel.name, RIGHT - MARGIN, partial(measure, size=NAME_SIZE, bold=True))
    yield Words(MARGIN, y + NAME_SIZE, name, NAME_SIZE, bold=True)
    room = _slot(panel) - 8
    value_size = fitting_size((day.text for day in panel.days), VALUE_SIZE, room, measure)
    label_size = fitting_size((day.label for day in panel.days), LABEL_SIZE, room, measure)
    for index, day in enumerate(panel.days):
        yield from _day(day, _middle(panel, index), y, panel, value_size, label_size)


def _day(
    day: DayBar, x: float, y: float, panel: WeekPanel, value_size: float, label_size: float
) -> Iterator[Words]:
    floor = _floor(y)
    top = floor - round(max(day.value, day.minimum or 0, 0) * _scale(panel)) - LINE
    is_off = day.state in {"free", "future"}
    ink = Ink.MUTED if is_off else Ink.TEXT
    if day.text:
        yield Words(x, top - 12, day.text, value_size, ink, not is_off, "center")
    yield Words(x, floor + 42, day.label, label_size, ink, day.state == "today", "center")
    if day.state in MARKS:
        mark, mark_ink = MARKS[day.state]
        yield Words(x, floor + 84, mark, MARK_SIZE, mark_ink, bold=True, align="center")
