"""Where everything on a leaderboard goes: the first three large, every bar from the same edge."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from charts.heading import plan_empty, plan_heading
from charts.plan import MARGIN, MAX_ROWS, RIGHT, Box, Ink, Measure, Plan, Words
from charts.specs import BoardRow, LeaderboardSpec
from charts.wording import fit_name, fitting_size

PLACE_WIDTH = 84
BAR_LEFT = MARGIN + PLACE_WIDTH
GAP = 24
LABEL_ROOM = 460
MOVEMENT_SIZE = 32
SHORTEST_BAR = 8
FOOT = 36
MAX_LEADERS = 6
CROWD = 20
"""A board of more rows is set closer, so that Telegram need not scale the picture down."""


@dataclass(frozen=True, slots=True)
class _Setting:
    row: int
    size: int
    bar: int
    is_leading: bool = False


_FIRST_THREE = _Setting(row=114, size=44, bar=26, is_leading=True)
_ROOMY = _Setting(row=90, size=38, bar=18)
_CLOSE = _Setting(row=68, size=34, bar=10)


def plan_leaderboard(spec: LeaderboardSpec, measure: Measure) -> Plan:
    heading, y = plan_heading(spec.title, spec.subtitle, measure)
    rows = spec.rows[:MAX_ROWS]
    if not rows:
        return plan_empty(spec.empty, heading, y, measure)
    others = _ROOMY if len(rows) <= CROWD else _CLOSE
    leaders = first_three(rows)
    top = max(row.value for row in rows)
    boxes: list[Box] = []
    words: list[Words] = list(heading)
    for row, movement in zip(rows, _movements(rows, spec.new), strict=True):
        setting = _FIRST_THREE if row in leaders else others
        boxes.extend(_boxes(row, y, setting, top))
        words.extend(_words(row, movement, y, setting, measure))
        y += setting.row
    words.extend(_more(len(spec.rows) - len(rows), y))
    return Plan(round(y + FOOT), tuple(boxes), tuple(words))


def first_three(rows: tuple[BoardRow, ...]) -> frozenset[BoardRow]:
    """Who is set apart: places 1 to 3 won with something; nobody where too many share them."""
    leaders = frozenset(row for row in rows if row.place <= 3 and row.value > 0)
    return leaders if len(leaders) <= MAX_LEADERS else frozenset()


def movement_text(movement: int | None, new: str) -> str:
    """ "▲2", "▼1", `new` for no earlier place, "" for no change."""
    if movement is None:
        return new
    return f"▲{movement}" if movement > 0 else f"▼{-movement}" if movement < 0 else ""


def _movements(rows: tuple[BoardRow, ...], new: str) -> Iterator[str]:
    """Nothing for those away, who have no place, nor for anybody when nobody had one before: a
    board full of newcomers says nothing.
    """
    is_first_board = all(row.movement is None for row in rows)
    return (
        "" if is_first_board or row.is_absent else movement_text(row.movement, new) for row in rows
    )


def _baseline(y: float, setting: _Setting) -> float:
    return y + setting.size


def _boxes(row: BoardRow, y: float, setting: _Setting, top: float) -> Iterator[Box]:
    bar_y = _baseline(y, setting) + round(setting.size * 0.36)
    radius = setting.bar / 2
    yield Box(BAR_LEFT, bar_y, RIGHT - BAR_LEFT, setting.bar, Ink.RAIL, radius)
    if row.value > 0:
        width = max(SHORTEST_BAR, (RIGHT - BAR_LEFT) * row.value / top)
        yield Box(
            BAR_LEFT, bar_y, width, setting.bar, _bar_ink(row, setting), min(radius, width / 2)
        )
    if setting.is_leading:
        yield Box(MARGIN, y + 15, 60, 60, Ink.ACCENT, 30)


def _bar_ink(row: BoardRow, setting: _Setting) -> Ink:
    if row.is_absent:
        return Ink.FADED
    return Ink.ACCENT if setting.is_leading else Ink.SOFT


def _words(
    row: BoardRow, movement: str, y: float, setting: _Setting, measure: Measure
) -> Iterator[Words]:
    leading, baseline = setting.is_leading, _baseline(y, setting)
    ink = Ink.MUTED if row.is_absent else Ink.TEXT
    yield _place(row, y, setting)
    label_size = fitting_size((row.label,), setting.size, LABEL_ROOM, measure)
    yield Words(RIGHT, baseline, row.label, label_size, ink, leading, "right")
    moved = measure(movement, MOVEMENT_SIZE, bold=True) + GAP if movement else 0
    room = RIGHT - BAR_LEFT - measure(row.label, label_size, bold=leading) - GAP - moved
    name, size = fit_name(row.name, setting.size, room, partial(measure, bold=leading))
    yield Words(BAR_LEFT, baseline, name, size, ink, leading)
    if movement:
        x = BAR_LEFT + measure(name, size, bold=leading) + GAP
        moved_ink = Ink.WARN if (row.movement or 0) < 0 else Ink.ACCENT
        yield Words(x, baseline, movement, MOVEMENT_SIZE, moved_ink, bold=True)


def _place(row: BoardRow, y: float, setting: _Setting) -> Words:
    middle, text = MARGIN + 30, "—" if row.is_absent else str(row.place)
    baseline = _baseline(y, setting)
    if setting.is_leading:
        return Words(middle, y + 58, text, 36, Ink.PAPER, bold=True, align="center")
    return Words(middle, baseline, text, setting.size, Ink.MUTED, align="center")


def _more(hidden: int, y: float) -> Iterator[Words]:
    if hidden > 0:
        yield Words(BAR_LEFT, y + 24, f"… +{hidden}", _CLOSE.size, Ink.MUTED)
