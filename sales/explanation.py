"""Why a figure is what it is: what each entry brings to it, and what a day's cap takes off."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sales.catalog import CATALOG, NOTHING, POINTS, Figures, Metric, value
from sales.claims import AVG_TALK
from sales.entries import NewEntry
from sales.folding import fold, together


@dataclass(frozen=True, slots=True)
class Cut:
    """Points of a person's day over the cap of one metric."""

    day: date
    metric: str
    points: int


def worth(metric: str, entry: NewEntry) -> int:
    """What the entry brings to the figure while it stands; of points, before the day's caps.

    Of an average talk it is the minutes.
    """
    brought = fold(entry)
    if metric == POINTS:
        return sum(_earned(it, brought) for it in CATALOG.values())
    return value("talk_minutes" if metric == AVG_TALK else metric, brought)


def rests_on(metric: str, entry: NewEntry) -> bool:
    """Whether the figure has anything to do with the entry, worth nothing as it may be."""
    return worth(metric, entry) != 0 or (metric == "revenue" and entry.metric == "won")


def cuts(day: date, entries: Iterable[NewEntry]) -> list[Cut]:
    """What the caps take off one person's day, given the entries of it that stand."""
    figures = together(map(fold, entries))
    over = (
        (metric.id, _earned(metric, figures) - metric.cap)
        for metric in CATALOG.values()
        if metric.cap is not None
    )
    return [Cut(day, metric, points) for metric, points in over if points > 0]


def capped() -> list[Metric]:
    """The metrics that earn points."""
    return [metric for metric in CATALOG.values() if metric.weight]


def _earned(metric: Metric, figures: Figures) -> int:
    return figures.get(metric.id, NOTHING).count * metric.weight
