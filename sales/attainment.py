"""What is asked against facts: what is met, what is left, what a whole period asks."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from sales.catalog import CATALOG, Figures, value
from sales.folding import together


@dataclass(frozen=True, slots=True)
class Attainment:
    """A metric's fact against what was asked, in counts, minutes or minor units.

    ``beside``: of several people, what those did of it who were not asked for any; not in ``fact``.
    """

    metric: str
    fact: int
    asked: int
    beside: int = 0

    @property
    def is_met(self) -> bool:
        return self.fact >= self.asked

    @property
    def left(self) -> int:
        return max(0, self.asked - self.fact)

    @property
    def percent(self) -> Fraction | None:
        return Fraction(self.fact * 100, self.asked) if self.asked else None


def attainments(figures: Figures, asked: Mapping[str, int]) -> tuple[Attainment, ...]:
    """One for each metric that something is asked of, in the order of the catalogue."""
    return tuple(
        Attainment(metric, value(metric, figures), asked[metric])
        for metric in CATALOG
        if asked.get(metric)
    )


def attainments_together(
    figures: Mapping[int, Figures], asked: Mapping[int, Mapping[str, int]]
) -> tuple[Attainment, ...]:
    """Of several people, by person: what was asked of them, and what those did who were asked.

    Whoever is asked for a metric on any of the days counts with all that they did of it, a day off
    too, as in a row of their own.
    """
    whole, all_done = asked_together(asked.values()), together(figures.values())
    done = {
        metric: sum(
            value(metric, of) for it, of in figures.items() if asked.get(it, {}).get(metric)
        )
        for metric in CATALOG
        if whole.get(metric)
    }
    return tuple(
        Attainment(metric, fact, whole[metric], value(metric, all_done) - fact)
        for metric, fact in done.items()
    )


def has_met_all(figures: Figures, asked: Mapping[str, int]) -> bool:
    """Whether everything asked was done; where nothing is asked there is nothing to meet."""
    found = attainments(figures, asked)
    return bool(found) and all(it.is_met for it in found)


def asked_together(minimums: Iterable[Mapping[str, int]]) -> dict[str, int]:
    """What several days, or several people, are asked for together."""
    whole: Counter[str] = Counter()
    for one in minimums:
        whole.update(one)
    return dict(whole)
