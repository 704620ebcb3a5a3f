"""Where everything in the team's day goes: a row a person, a cell a metric, filled by its share."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from charts.heading import plan_heading
from charts.plan import MARGIN, MAX_ROWS, RIGHT, Box, Ink, Measure, Plan, Words
from charts.specs import Cell, TeamDaySpec, TeamRow
from charts.wording import fit_name, fitting_size, shorten, wrap

NAME_ROOM = 280
"""The least that a name beside its cells needs; with less, names stand above them."""

CROWD = 20
"""With more rows names stay beside: two lines each, and Telegram would scale the picture down."""

SIZE, HEAD_SIZE = 34, 28
CELL_HEIGHT, CELL_GAP = 60, 8
CELL_PADDING = 14
MAX_HEAD = 150
NAME_LINE = 50
ROW_GAP = 10
FOOT = 40
MET = "✓ "


@dataclass(frozen=True, slots=True)
class _Grid:
    """Cells of one width from `left` to the right edge; `above` is what a name takes over them."""

    left: float
    cell: float
    above: float
    size: float
    head_size: float

    @property
    def row(self) -> float:
        return self.above + CELL_HEIGHT + ROW_GAP

    def x(self, index: int) -> float:
        return self.left + index * (self.cell + CELL_GAP)


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
    texts = [cell_text(cell) for row in rows for cell in row.cells]
    count = len(spec.columns)
    heads = min(MAX_HEAD, max(measure(column, HEAD_SIZE) for column in spec.columns))
    widest = max((measure(text, SIZE, bold=True) for text in texts), default=0.0)
    needed = (max(heads, widest) + CELL_PADDING + CELL_GAP) * count - CELL_GAP
    beside = RIGHT - MARGIN - NAME_ROOM
    stacked = needed > beside and len(rows) <= CROWD
    left = MARGIN if stacked else RIGHT - min(needed, beside)
    cell = (RIGHT - left + CELL_GAP) / count - CELL_GAP
    size = fitting_size(texts, SIZE, cell - CELL_PADDING, measure)
    head_size = max(24, fitting_size(spec.columns, HEAD_SIZE, cell, measure))
    return _Grid(left, cell, NAME_LINE if stacked else 0, size, head_size)


def _head(columns: tuple[str, ...], grid: _Grid, y: float, measure: Measure) -> Iterator[Words]:
    fitted = partial(measure, size=grid.head_size, bold=False)
    for index, column in enumerate(columns):
        x = grid.x(index) + grid.cell / 2
        text = shorten(column, grid.cell, fitted)
        yield Words(x, y + HEAD_SIZE, text, grid.head_size, Ink.MUTED, align="center")


def _boxes(row: TeamRow, grid: _Grid, y: float) -> Iterator[Box]:
    for index, cell in enumerate(row.cells):
        if cell.share is None:
            continue
        x, top = grid.x(index), y + grid.above
        yield Box(x, top, grid.cell, CELL_HEIGHT, Ink.RAIL, 8)
        if cell.share > 0:
            ink = Ink.ACCENT if is_met(cell) else Ink.SOFT
            width = grid.cell * min(1.0, cell.share)
            yield Box(x, top, width, CELL_HEIGHT, ink, min(8, width / 2))


def _words(row: TeamRow, grid: _Grid, y: float, measure: Measure) -> Iterator[Words]:
    room = RIGHT - MARGIN if grid.above else grid.left - MARGIN - 20
    name, size = fit_name(row.name, SIZE, room, measure)
    baseline = y + grid.above + CELL_HEIGHT / 2 + 12
    yield Words(MARGIN, y + 36 if grid.above else baseline, name, size)
    for index, cell in enumerate(row.cells):
        met = is_met(cell)
        ink = Ink.PAPER if met else Ink.TEXT
        x = grid.x(index) + grid.cell / 2
        yield Words(x, baseline, cell_text(cell), grid.size, ink, met, "center")


def _closing(spec: TeamDaySpec, shown: int, measure: Measure) -> tuple[str, ...]:
    hidden = len(spec.rows) - shown
    more = (f"… +{hidden}",) if hidden else ()
    return (*more, *wrap(spec.silent, RIGHT - MARGIN, 4, partial(measure, size=32, bold=False)))
