"""Where everything on the course of a period goes: the running total, the plan's, and the fan."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from charts.heading import plan_heading
from charts.plan import MARGIN, RIGHT, Box, Ink, Measure, Plan, Shape, Words
from charts.specs import CourseSpec
from charts.strokes import Point, dashes, dot, joints, stroke
from charts.wording import fitting_size, shorten

HEIGHT = 560
HEADROOM = 1.06
DAY_SIZE = 28
AXIS = 3
DONE_LINE, PLAN_LINE, FAN_LINE, DOT = 10, 6, 6, 26
DASH, DASH_GAP = 22, 14
KEY_SIZE, KEY_LINE, KEY_SAMPLE = 36, 60, 92
FOOT = 30
MAX_DAYS = 31


@dataclass(frozen=True, slots=True)
class _Field:
    """Where days and totals stand; `top` is the y of the highest total, `floor` that of 0."""

    days: int
    floor: float
    scale: float

    @property
    def slot(self) -> float:
        return (RIGHT - MARGIN) / max(1, self.days)

    def point(self, after: float, total: float) -> Point:
        """`after` so many of the days."""
        return MARGIN + self.slot * after, self.floor - self.scale * max(0.0, total)


def plan_course(spec: CourseSpec, measure: Measure) -> Plan:
    heading, y = plan_heading(spec.title, spec.subtitle, measure)
    field = _field(spec, y)
    key_boxes, key_shapes, key_words = _key(spec, field.floor + DAY_SIZE + 44, measure)
    bottom = max((words.y for words in key_words), default=field.floor + DAY_SIZE + 20)
    boxes = (*_boxes(spec, field, y), *key_boxes)
    words = (*heading, *_day_words(spec, field, measure), *key_words)
    return Plan(round(bottom + FOOT), boxes, words, (*_shapes(spec, field), *key_shapes))


def _field(spec: CourseSpec, y: float) -> _Field:
    fan = (spec.fan.high, spec.fan.value or 0.0) if spec.fan else ()
    top = max(0.0, *spec.done, *spec.plan, *fan, spec.today or 0.0, 0.0) * HEADROOM
    return _Field(len(spec.days), y + HEIGHT, HEIGHT / top if top > 0 else 0.0)


def _line(totals: Sequence[float], field: _Field) -> list[Point]:
    """From nothing before the first day on."""
    return [field.point(at, total) for at, total in enumerate((0.0, *totals))]


def _shapes(spec: CourseSpec, field: _Field) -> Iterator[Shape]:
    if spec.fan:
        yield from _fan(spec, field)
    if spec.plan:
        yield from dashes(_line(spec.plan, field), PLAN_LINE, Ink.TEXT, DASH, DASH_GAP)
    yield from stroke(_line(spec.done, field), DONE_LINE, Ink.ACCENT)
    if spec.today is not None:
        yield from stroke(_today(spec, field), FAN_LINE, Ink.ACCENT)


def _fan(spec: CourseSpec, field: _Field) -> Iterator[Shape]:
    """From where the completed days end to the interval at the end of the last day."""
    assert spec.fan
    start, end = _line(spec.done, field)[-1], field.days
    yield Shape((start, field.point(end, spec.fan.high), field.point(end, spec.fan.low)), Ink.SOFT)
    if spec.fan.value is not None:
        middle = (start, field.point(end, spec.fan.value))
        yield from dashes(middle, FAN_LINE, Ink.ACCENT, FAN_LINE, FAN_LINE * 2)


def _today(spec: CourseSpec, field: _Field) -> tuple[Point, Point]:
    """Half a day further: the day is under way."""
    done = len(spec.done)
    return _line(spec.done, field)[-1], field.point(done + 0.5, spec.today or 0.0)


def _boxes(spec: CourseSpec, field: _Field, top: float) -> Iterator[Box]:
    if spec.today is not None:
        x, _ = field.point(len(spec.done), 0)
        yield Box(x, top, field.slot, HEIGHT, Ink.RAIL)
        yield dot(*_today(spec, field)[1], DOT, Ink.ACCENT)
    yield from joints(_line(spec.done, field)[1:], DONE_LINE, Ink.ACCENT)
    yield Box(MARGIN, field.floor, RIGHT - MARGIN, AXIS, Ink.FADED)


def _day_words(spec: CourseSpec, field: _Field, measure: Measure) -> Iterator[Words]:
    """Every label, or every second or third, as many as there is room for."""
    widest = max((measure(day, DAY_SIZE, bold=True) for day in spec.days), default=0.0)
    step = next((it for it in range(1, MAX_DAYS) if field.slot * it >= widest + 6), MAX_DAYS)
    today = len(spec.done) if spec.today is not None else None
    for at, day in enumerate(spec.days):
        is_today = at == today
        is_crowded = today is not None and 0 < abs(at - today) < step
        if is_today or (at % step == 0 and not is_crowded):
            x, _ = field.point(at + 0.5, 0)
            ink = Ink.TEXT if is_today else Ink.MUTED
            yield Words(x, field.floor + 40, day, DAY_SIZE, ink, is_today, "center")


def _key(
    spec: CourseSpec, y: float, measure: Measure
) -> tuple[list[Box], list[Shape], list[Words]]:
    """A line each, under the picture: what it shows, drawn as it is drawn above."""
    texts = [text for text in (spec.done_key, spec.plan_key, spec.fan_key) if text]
    room = RIGHT - MARGIN - KEY_SAMPLE
    size = max(0.7 * KEY_SIZE, fitting_size(texts, KEY_SIZE, room, measure))
    boxes: list[Box] = []
    shapes: list[Shape] = []
    words: list[Words] = []
    for text in texts:
        y += KEY_LINE
        line = ((MARGIN + 6, y - 12), (MARGIN + KEY_SAMPLE - 26, y - 12))
        if text == spec.done_key:
            shapes.extend(stroke(line, DONE_LINE, Ink.ACCENT))
        elif text == spec.plan_key:
            shapes.extend(dashes(line, PLAN_LINE, Ink.TEXT, DASH, DASH_GAP))
        else:
            boxes.append(Box(line[0][0], y - 28, line[1][0] - line[0][0], 32, Ink.SOFT))
            if spec.fan and spec.fan.value is not None:
                shapes.extend(dashes(line, FAN_LINE, Ink.ACCENT, FAN_LINE, FAN_LINE * 2))
        cut = shorten(text, room, partial(measure, size=size))
        words.append(Words(MARGIN + KEY_SAMPLE, y, cut, size))
    return boxes, shapes, words
