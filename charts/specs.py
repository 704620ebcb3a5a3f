"""What a picture shows: worded texts and plain numbers, frozen. Nothing here translates or formats.

Texts may hold any Unicode: what the font lacks is left out when drawn, names and headings that are
too wide are shortened, figures are set smaller instead: keep them short ("1,25 млн").
"""

from dataclasses import dataclass
from typing import Literal, TypeAlias

DayState: TypeAlias = Literal["met", "missed", "free", "future", "today"]


@dataclass(frozen=True, slots=True)
class BoardRow:
    """One person on the board. `place` is drawn as given, so ties are the caller's (1-2-2-4).

    `movement`: places won (+) or lost (-) against the period before, None if there was none then.
    `value` sets the bar's length, `label` is what is written; `is_absent` fades the row.
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


ChartSpec: TypeAlias = LeaderboardSpec | WeekSpec | TeamDaySpec
