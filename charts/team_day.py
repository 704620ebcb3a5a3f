"""Where everything in the team's day goes: a row a person, a cell a metric, filled by its share."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import accumulate

from charts.heading import plan_heading
from charts.plan import MARGIN, MAX_ROWS, RIGHT, Box, Ink, Measure, Plan, Words
from charts.specs import Cell, TeamDaySpec, TeamRow
from charts.wording import SMALLEST_NAME, fitting_size, shorten, wrap

NAME_ROOM = 280
"""The least that a name beside its cells needs; with less, names stand above them."""

CROWD = 20
"""With more rows names stay beside: two lines each, and Telegram would scale the picture down."""

SIZE, HEAD_SIZE = 34, 28
CELL_HEIGHT, CELL_GAP = 60, 8
CELL_PADDING, LEAST_PADDING = 28, 6
RADIUS = 8
MAX_HEAD = 170
NAME_LINE = 50
NAME_GAP = 20
ROW_GAP = 10
FOOT = 40
MET = "✓ "


@dataclass(frozen=True, slots=True)
class _Grid:
    """Each column's left edge and width; `above` is what a name takes over its cells, or 0."""

    lefts: tuple[float, ...]
    widths: tuple[float, ...]
    above: float
    size: float
    head_size: float
    name_size: float

    @property
    def row(self) -> float:
        return self.above + CELL_HEIGHT + ROW_GAP

    @property
    def name_room(self) -> float:
        return RIGHT - MARGIN if self.above else self.lefts[0] - MARGIN - NAME_GAP


def plan_team_day(spec: TeamDaySpec, measure: Measure) -> Plan:
    heading, y = plan_heading(spec.title, spec.subtitle, measure)
    words = list(heading)
    boxes: list[Box] = []
    rows = spec.rows[:MAX_ROWS]
    if rows and spec.columns:
        grid = _grid(spec, rows, measure)
        words.extend(_head(spec.columns, grid, y, measure))
        y += HEAD_SIZE + 22
        for row in rows:
            boxes.extend(_boxes(row, grid, y))
            words.extend(_words(row, grid, y, measure))
            y += grid.row
    for line in _closing(spec, len(rows), measure):
        y += 46
        words.append(Words(MARGIN, y, line, 32, Ink.WARN))
    return Plan(round(y + FOOT), tuple(boxes), tuple(words))


def cell_text(cell: Cell) -> str:
    return MET + cell.text if is_met(cell) else cell.text


def is_met(cell: Cell) -> bool:
    return cell.share is not None and cell.share >= 1


def _grid(spec: TeamDaySpec, rows: tuple[TeamRow, ...], measure: Measure) -> _Grid:
    """Columns as wide as their texts, the names what is left of them; too little: above them."""
    texts = [[cell_text(row.cells[at]) for row in rows] for at in range(len(spec.columns))]
    heads = [[head] for head in spec.columns]
    natural = [
        _column_width(head, column, measure)
        for head, column in zip(spec.columns, texts, strict=True)
    ]
    gaps = CELL_GAP * (len(natural) - 1)
    beside = RIGHT - MARGIN - NAME_ROOM - gaps
    stacked = sum(natural) > beside and len(rows) <= CROWD
    room = RIGHT - MARGIN - gaps if stacked else min(sum(natural), beside)
    widths = tuple(width * room / sum(natural) for width in natural)
    padded = [width - 2 * LEAST_PADDING for width in widths]
    size = _common_size(texts, SIZE, padded, measure)
    head_size = max(SMALLEST_NAME * HEAD_SIZE, _common_size(heads, HEAD_SIZE, widths, measure))
    lefts = _lefts(widths, RIGHT - room - gaps)
    grid = _Grid(lefts, widths, NAME_LINE if stacked else 0, size, head_size, SIZE)
    names = fitting_size((row.name for row in rows), SIZE, grid.name_room, measure)
    return replace(grid, name_size=max(SMALLEST_NAME * SIZE, names))


def _lefts(widths: tuple[float, ...], first: float) -> tuple[float, ...]:
    return tuple(accumulate(widths[:-1], lambda x, width: x + width + CELL_GAP, initial=first))


def _common_size(
    columns: list[list[str]], size: float, rooms: Sequence[float], measure: Measure
) -> float:
    """One size for all columns: sizes that differ would read as weight."""
    return min(
        fitting_size(texts, size, room, measure) for texts, room in zip(columns, rooms, strict=True)
    )


def _column_width(head: str, texts: list[str], measure: Measure) -> float:
    widest = max(measure(text, SIZE, bold=True) for text in texts)
    return max(min(MAX_HEAD, measure(head, HEAD_SIZE)), widest) + CELL_PADDING


def _head(columns: tuple[str, ...], grid: _Grid, y: float, measure: Measure) -> Iterator[Words]:
    for column, left, width in zip(columns, grid.lefts, grid.widths, strict=True):
        text = shorten(column, width, partial(measure, size=grid.head_size))
        x = left + width / 2
        yield Words(x, y + HEAD_SIZE, text, grid.head_size, Ink.MUTED, align="center")


def _boxes(row: TeamRow, grid: _Grid, y: float) -> Iterator[Box]:
    top = y + grid.above
    for cell, left, width in zip(row.cells, grid.lefts, grid.widths, strict=True):
        if cell.share is None:
            continue
        yield Box(left, top, width, CELL_HEIGHT, Ink.RAIL, RADIUS)
        if cell.share > 0:
            ink = Ink.ACCENT if is_met(cell) else Ink.SOFT
            filled = width * min(1.0, cell.share)
            yield Box(left, top, filled, CELL_HEIGHT, ink, min(RADIUS, filled / 2))


def _words(row: TeamRow, grid: _Grid, y: float, measure: Measure) -> Iterator[Words]:
    baseline = y + grid.above + CELL_HEIGHT / 2 + 12
    name = shorten(row.name, grid.name_room, partial(measure, size=grid.name_size))
    yield Words(MARGIN, y + 38 if grid.above else baseline, name, grid.name_size)
    for cell, left, width in zip(row.cells, grid.lefts, grid.widths, strict=True):
        met = is_met(cell)
        ink = Ink.PAPER if met else Ink.TEXT
        x = left + width / 2
        yield Words(x, baseline, cell_text(cell), grid.size, ink, met, "center")


def _closing(spec: TeamDaySpec, shown: int, measure: Measure) -> tuple[str, ...]:
    hidden = len(spec.rows) - shown
    more = (f"… +{hidden}",) if hidden else ()
    return (*more, *wrap(spec.silent, RIGHT - MARGIN, 4, partial(measure, size=32)))
