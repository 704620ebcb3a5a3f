"""What one of a metric is worth in points: the catalogue's word, or the team's from a day on."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from sales.catalog import CATALOG, Figure


@dataclass(frozen=True, slots=True)
class Weight:
    """``points`` for one, up to ``cap`` points of a person's day (None: no cap)."""

    points: int
    cap: int | None = None

    def earned(self, count: int) -> int:
        whole = count * self.points
        return whole if self.cap is None else min(whole, self.cap)


Weights = Mapping[str, Weight]  # by metric, all of the catalogue

USUAL: Weights = MappingProxyType(
    {metric.id: Weight(metric.weight, metric.cap) for metric in CATALOG.values()}
)


def points(figures: Mapping[str, Figure], weights: Weights) -> int:
    """The points of one person's one day (docs/metrics.md, Points)."""
    return sum(
        weights[metric].earned(figure.count)
        for metric, figure in figures.items()
        if metric in weights
    )


@dataclass(frozen=True, slots=True)
class DatedWeight:
    """Holds from ``since`` on, until the next one of the metric."""

    metric: str
    since: date
    weight: Weight


def on_day(dated: Iterable[DatedWeight], day: date) -> Weights:
    """What holds on a day; ``dated``: a team's, oldest first."""
    return dict(USUAL) | {it.metric: it.weight for it in dated if it.since <= day}
