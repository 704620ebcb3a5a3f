"""The metric catalogue: what each id is, how an entry folds into it, what it is worth.

Rows and sources: docs/metrics.md. A key may carry a slice, ``calls.no_answer``: a part of it.
"""

from dataclasses import dataclass
from enum import StrEnum


class Unit(StrEnum):
    COUNT = "count"
    MONEY = "money"  # integer minor units
    MINUTES = "minutes"


@dataclass(frozen=True, slots=True)
class Metric:
    """A row of the catalogue.

    ``weight`` points for one, up to ``cap`` points a day (None: no cap), unless a team says
    otherwise (``sales.weights``). ``source`` names article and point. A metric in money or minutes
    reads its ``total``, one in counts its ``count``.
    """

    id: str
    unit: Unit
    source: str
    weight: int = 0
    cap: int | None = None


CATALOG: dict[str, Metric] = {
    metric.id: metric
    for metric in (
        Metric("calls", Unit.COUNT, "C, D8, B1", weight=1, cap=40),
        Metric("new_calls", Unit.COUNT, "A3", weight=1, cap=20),
        Metric("talk_minutes", Unit.MINUTES, "A1"),
        Metric("conversations", Unit.COUNT, "A2", weight=1, cap=20),
        Metric("emails", Unit.COUNT, "B1"),
        Metric("meetings", Unit.COUNT, "D8", weight=10, cap=40),
        Metric("first_meetings", Unit.COUNT, "B2", weight=5, cap=20),
        Metric("presentations", Unit.COUNT, "C", weight=10, cap=40),
        Metric("proposals", Unit.COUNT, "A5", weight=5, cap=25),
        Metric("won", Unit.COUNT, "B, D", weight=50),
        Metric("revenue", Unit.MONEY, "B, D"),
    )
}

POINTS = "points"  # a daily key of its own, derived from the others
WARM = "warm"  # the slice outside the cold funnel (C6)


@dataclass(frozen=True, slots=True)
class Figure:
    """What a daily key holds: how many, and the minutes or minor units they sum to."""

    count: int = 0
    total: int = 0

    def __add__(self, other: "Figure") -> "Figure":
        return Figure(self.count + other.count, self.total + other.total)

    def __neg__(self) -> "Figure":
        return Figure(-self.count, -self.total)

    def pair(self) -> tuple[int, int]:
        return self.count, self.total

    def __bool__(self) -> bool:
        return self.count != 0 or self.total != 0


NOTHING = Figure()
Figures = dict[str, Figure]  # by daily key


def value(metric: str, figures: Figures) -> int:
    """The metric's number among ``figures``: a count, or minutes, or minor units."""
    figure = figures.get(metric, NOTHING)
    if metric in CATALOG and CATALOG[metric].unit is not Unit.COUNT:
        return figure.total
    return figure.count
