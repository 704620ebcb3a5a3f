"""What a picture shows: worded texts and plain numbers, frozen. Nothing here translates or formats.

Texts may hold any Unicode: what the font lacks is left out when drawn, names and headings that are
too wide are shortened, figures are set smaller instead: keep them short ("1,25 млн").
"""

from dataclasses import dataclass
from typing import Literal, TypeAlias

DayState: TypeAlias = Literal["met", "missed", "free", "future", "today"]
MonthState: TypeAlias = Literal["met", "partly", "missed", "absent", "unknown", "off", "future"]


@dataclass(frozen=True, slots=True)
class BoardRow:
    """One person on the board. `place` is drawn as given, so ties are the caller's (1-2-2-4).

    `movement`: places won (+) or lost (-) against the period before, None if there was none then.
    `value` sets the bar's length, `label` is what is written; `is_absent` fades the row
    and leaves its place out.
    """

    place: int
    name: str
    value: float
    label: str
    movement: int | None
    is_absent: bool = False


@dataclass(frozen=True, slots=True)
class LeaderboardSpec:
    """Rows in the order drawn; without any, `empty` is shown.

    `new` marks a row without an earlier place, unless nobody had one.
    """

    title: str
    subtitle: str
    rows: tuple[BoardRow, ...]
    empty: str
    new: str = "•"


@dataclass(frozen=True, slots=True)
class DayBar:
    """One day of one metric. `minimum` is in the unit of `value`; None if the day has none."""

    label: str
    value: float
    text: str
    minimum: float | None
    state: DayState


@dataclass(frozen=True, slots=True)
class WeekPanel:
    """One metric through the week; `name` may tell the minimum too ("Звонки · минимум 20")."""

    name: str
    days: tuple[DayBar, ...]


@dataclass(frozen=True, slots=True)
class WeekSpec:
    """A person's week: a panel per main metric, all with the same days."""

    title: str
    subtitle: str
    panels: tuple[WeekPanel, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """One figure of one person. `share` of the minimum: from 1.0 it is met; None without one."""

    text: str
    share: float | None


@dataclass(frozen=True, slots=True)
class TeamRow:
    """One person; a cell for each of the spec's columns."""

    name: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class TeamDaySpec:
    """The team's day. `silent` is a closing line (who has logged nothing), "" for none."""

    title: str
    subtitle: str
    columns: tuple[str, ...]
    rows: tuple[TeamRow, ...]
    silent: str


@dataclass(frozen=True, slots=True)
class BulletRow:
    """One person against their plan, all in one unit.

    `plan`: None or 0 without one, and then only the label is shown. `due`: what the plan asks
    by now, None before anything is. `label` is what is written ("83 % · 25/30").
    """

    name: str
    fact: float
    plan: float | None
    due: float | None
    label: str
    is_absent: bool = False


@dataclass(frozen=True, slots=True)
class BulletSpec:
    """People against their plans, in the order drawn; without any, `empty` is shown.

    A bar's length is its share of its own plan. `fact`, `due` and `plan` are the key's words.
    """

    title: str
    subtitle: str
    rows: tuple[BulletRow, ...]
    fact: str
    due: str
    plan: str
    empty: str


@dataclass(frozen=True, slots=True)
class Fan:
    """Where the period may end: the ends of the interval, and the projection where there is one."""

    low: float
    high: float
    value: float | None


@dataclass(frozen=True, slots=True)
class CourseSpec:
    """A running total against its plan, workday by workday.

    `days`: labels of all the workdays. `done` and `plan`: totals at the end of each, `done` of the
    completed ones alone, `plan` empty without one. `today`: the total so far, while a day is under
    way. Each `key` text says what its line shows with the figure ("план · 60"), "" for no line.
    """

    title: str
    subtitle: str
    days: tuple[str, ...]
    done: tuple[float, ...]
    today: float | None
    plan: tuple[float, ...]
    fan: Fan | None
    done_key: str
    plan_key: str
    fan_key: str


@dataclass(frozen=True, slots=True)
class MonthDay:
    """One day: its number, its state, and what was done on it ("" for nothing to say)."""

    label: str
    state: MonthState
    text: str = ""
    is_today: bool = False


@dataclass(frozen=True, slots=True)
class MonthSpec:
    """A person's month as a calendar. `weekday`: of the first day, 0 for the first of `weekdays`.

    `key`: the word for each state, in the order shown; states that do not occur are left out.
    """

    title: str
    subtitle: str
    weekdays: tuple[str, ...]
    weekday: int
    days: tuple[MonthDay, ...]
    key: tuple[tuple[MonthState, str], ...]


ChartSpec: TypeAlias = (
    LeaderboardSpec | WeekSpec | TeamDaySpec | BulletSpec | CourseSpec | MonthSpec
)
