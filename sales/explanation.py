"""Why a figure is what it is: what each entry brings to it, and what a day's cap takes off."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sales.catalog import NOTHING, POINTS, Figures, value
from sales.claims import AVG_TALK
from sales.entries import NewEntry
from sales.folding import fold, together
from sales.weights import USUAL, Weights


@dataclass(frozen=True, slots=True)
class Cut:
    """Points of a person's day over the ``cap`` of one metric."""

    day: date
    metric: str
    points: int
    cap: int


def worth(metric: str, entry: NewEntry, weights: Weights = USUAL) -> int:
    """What the entry brings to the figure while it stands; of points, before the day's caps.

    Of an average talk it is the minutes. ``weights``: those of its day.
    """
    brought = fold(entry)
    if metric == POINTS:
        return sum(brought.get(it, NOTHING).count * of.points for it, of in weights.items())
    return value("talk_minutes" if metric == AVG_TALK else metric, brought)


def rests_on(metric: str, entry: NewEntry, weights: Weights = USUAL) -> bool:
    """Whether the figure has anything to do with the entry, worth nothing as it may be."""
    return worth(metric, entry, weights) != 0 or (metric == "revenue" and entry.metric == "won")


def cuts(day: date, entries: Iterable[NewEntry], weights: Weights = USUAL) -> list[Cut]:
    """What the caps take off one person's day, given the entries of it that stand."""
    figures: Figures = together(map(fold, entries))
    found = []
    for metric, weight in weights.items():
        count = figures.get(metric, NOTHING).count
        over = count * weight.points - weight.earned(count)
        if weight.cap is not None and over:
            found.append(Cut(day, metric, over, weight.cap))
    return found
