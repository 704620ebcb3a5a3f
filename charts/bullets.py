"""Where everything on a chart of people against plans goes: each bar is a share of its own plan."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial

from charts.heading import plan_empty, plan_heading
from charts.plan import MARGIN, MAX_ROWS, RIGHT, Box, Ink, Measure, Plan, Words
from charts.specs import BulletRow, BulletSpec
from charts.strokes import dot
from charts.wording import fit_name, fitting_size, shorten

LONGEST = 1.5
"""Plans that a bar is long at most; a longer one is drawn broken, or the others would be short."""

CROWD = 20
"""A chart of more rows is set closer, so that Telegram need not scale the picture down."""

GAP = 24
LABEL_ROOM = 560
SHORTEST_BAR = 8
LINE = 6
OVERHANG = 7
BREAK, BREAK_WIDTH, BREAK_GAP = 56, 8, 16
KEY_SIZE, KEY_HEIGHT, SAMPLE = 30, 64, 44
FOOT = 36


@dataclass(frozen=True, slots=True)
class _Setting:
    row: int
    size: int
    bar: int


_ROOMY = _Setting(row=116, size=38, bar=28)
_CLOSE = _Setting(row=82, size=34, bar=14)


def plan_bullets(spec: BulletSpec, measure: Measure) -> Plan:
    heading, y = plan_heading(spec.title, spec.subtitle, measure)
    rows = spec.rows[:MAX_ROWS]
    if not rows:
        return plan_empty(spec.empty, heading, y, measure)
    setting = _ROOMY if len(rows) <= CROWD else _CLOSE
    scale = (RIGHT - MARGIN) / longest(rows)
    boxes, words = _key(spec, y, measure)
    words = [*heading, *words]
    y += KEY_HEIGHT
    for row in rows:
        boxes.extend(_boxes(row, y + setting.size + 16, setting.bar, scale))
        words.extend(_words(row, y, setting, measure))
        y += setting.row
    if hidden := len(spec.rows) - len(rows):
        words.append(Words(MARGIN, y + 24, f"… +{hidden}", _CLOSE.size, Ink.MUTED))
    return Plan(round(y + FOOT), tuple(boxes), tuple(words))


def longest(rows: tuple[BulletRow, ...]) -> float:
    """How many plans the width stands for: 1, or the longest bar up to `LONGEST`."""
    shares = [row.fact / row.plan for row in rows if row.plan and row.plan > 0]
    return min(LONGEST, max(1.0, *shares)) if shares else 1.0


def _boxes(row: BulletRow, top: float, bar: int, scale: float) -> Iterator[Box]:
    """The plan as a rail, the fact over it, a line at the plan's end, a ring where to be by now."""
    if not row.plan or row.plan <= 0:
        return
    yield Box(MARGIN, top, scale, bar, Ink.RAIL)
    yield Box(MARGIN + scale - LINE, top - OVERHANG, LINE, bar + 2 * OVERHANG, Ink.TEXT)
    width = min(RIGHT - MARGIN, scale * row.fact / row.plan)
    if row.fact > 0:
        yield Box(MARGIN, top, max(SHORTEST_BAR, width), bar, _ink(row))
    if row.fact / row.plan > LONGEST:
        for at in (BREAK, BREAK - BREAK_GAP):
            yield Box(RIGHT - at, top - 2, BREAK_WIDTH, bar + 4, Ink.PAPER)
    if row.due is not None and _is_under_way(row):
        share = max(0.0, row.due / row.plan)
        yield from _ring(MARGIN + scale * share, top + bar / 2, bar)


def _ink(row: BulletRow) -> Ink:
    """Dark from where one should be by now; where nothing is due yet, whatever there is is fine."""
    if row.is_absent:
        return Ink.FADED
    return Ink.ACCENT if row.fact >= (row.due or 0) else Ink.SOFT


def _is_under_way(row: BulletRow) -> bool:
    """Whether less than the whole plan is due by now: a ring over its end would say nothing."""
    return row.due is not None and row.plan is not None and row.due < row.plan


def _ring(x: float, y: float, bar: float) -> Iterator[Box]:
    yield dot(x, y, bar + 4, Ink.TEXT)
    yield dot(x, y, bar - 8, Ink.PAPER)


def _words(row: BulletRow, y: float, setting: _Setting, measure: Measure) -> Iterator[Words]:
    baseline = y + setting.size
    ink = Ink.MUTED if row.is_absent else Ink.TEXT
    size = fitting_size((row.label,), setting.size, LABEL_ROOM, measure)
    yield Words(RIGHT, baseline, row.label, size, ink, bold=True, align="right")
    room = RIGHT - MARGIN - measure(row.label, size, bold=True) - GAP
    name, size = fit_name(row.name, setting.size, room, partial(measure, bold=False))
    yield Words(MARGIN, baseline, name, size, ink)


def _key(spec: BulletSpec, y: float, measure: Measure) -> tuple[list[Box], list[Words]]:
    """A sample of each mark that occurs, with its word, side by side."""
    if not any(row.plan for row in spec.rows):
        return [], []
    marks = [(spec.fact, [Box(0, y + 4, 30, 20, Ink.ACCENT)])]
    marks += [(spec.plan, [Box(14, y - 2, LINE, 32, Ink.TEXT)])]
    if any(map(_is_under_way, spec.rows)):
        marks.append((spec.due, list(_ring(16, y + 14, 24))))
    column = (RIGHT - MARGIN) / 3
    room = column - SAMPLE - GAP
    size = max(0.85 * KEY_SIZE, fitting_size((it for it, _ in marks), KEY_SIZE, room, measure))
    boxes: list[Box] = []
    words: list[Words] = []
    for at, (text, sample) in enumerate(marks):
        left = MARGIN + column * at
        boxes.extend(replace(box, x=box.x + left) for box in sample)
        cut = _cut(text, room, size, measure)
        words.append(Words(left + SAMPLE, y + 24, cut, size, Ink.MUTED))
    return boxes, words


def _cut(text: str, room: float, size: float, measure: Measure) -> str:
    return shorten(text, room, partial(measure, size=size))
