"""How an entry folds into the day's figures, and how figures add up (docs/metrics.md)."""

from collections.abc import Iterable, Mapping

from sales.catalog import POINTS, WARM, Figure, Figures
from sales.entries import NewEntry, Origin
from sales.weights import Weights, points


def fold(entry: NewEntry) -> Figures:
    """What one entry adds, by daily key."""
    figures = {entry.metric: Figure(entry.quantity)} | _FOLDS.get(entry.metric, _nothing)(entry)
    if _is_warm(entry):
        figures[f"{entry.metric}.{WARM}"] = Figure(entry.quantity)
    if entry.outcome is not None:
        figures[f"{entry.metric}.{entry.outcome}"] = Figure(entry.quantity)
    return figures


def _calls(entry: NewEntry) -> Figures:
    figures: Figures = {}
    if entry.new:
        figures["new_calls"] = Figure(entry.new)
    if entry.minutes is not None:  # counts the calls that state a duration: avg_talk's denominator
        figures["talk_minutes"] = Figure(entry.quantity, entry.minutes)
    return figures


def _first_meetings(entry: NewEntry) -> Figures:
    figures = {"meetings": Figure(entry.quantity)}
    if entry.origin is not None:
        figures[f"first_meetings.{entry.origin}"] = Figure(entry.quantity)
    if entry.next_step is not None:
        figures["first_meetings.next_step"] = Figure(entry.quantity)
    return figures


def _proposals(entry: NewEntry) -> Figures:
    return {"proposals": Figure(entry.quantity, entry.amount or 0)}


def _won(entry: NewEntry) -> Figures:
    return {"revenue": Figure(entry.quantity, entry.amount or 0)}


def _nothing(_: NewEntry) -> Figures:
    return {}


_FOLDS = {
    "calls": _calls,
    "first_meetings": _first_meetings,
    "proposals": _proposals,
    "won": _won,
}


def _is_warm(entry: NewEntry) -> bool:
    """Outside the cold funnel: it came in by itself, or from the base, or from marketing (C6)."""
    return entry.inbound or entry.origin in {Origin.BASE, Origin.MARKETING}


def together(parts: Iterable[Figures]) -> Figures:
    """The sum by key; keys that come to nothing are left out."""
    whole: Figures = {}
    for part in parts:
        for key, figure in part.items():
            whole[key] = whole[key] + figure if key in whole else figure
    return {key: figure for key, figure in whole.items() if figure}


def taken_back(figures: Figures) -> Figures:
    return {key: -figure for key, figure in figures.items()}


def changed_day(before: Mapping[str, Figure], change: Figures, weights: Weights) -> Figures:
    """A person's day after a change, its points derived anew by the weights of that day."""
    after = together((dict(before), change))
    after.pop(POINTS, None)
    earned = points(after, weights)
    return after | ({POINTS: Figure(earned)} if earned else {})
