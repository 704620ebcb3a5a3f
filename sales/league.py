"""Places in a ranking: ties share one (1-2-2-4), and the movement since the period before."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import accumulate


@dataclass(frozen=True, slots=True)
class Standing:
    """One person's place. ``movement``: places won (+) or lost since; None where there was none."""

    person_id: int
    place: int
    value: int
    movement: int | None = None


def places(values: Mapping[int, int]) -> dict[int, int]:
    """Each person's place by value, the highest first; equals share it and the next are skipped."""
    sizes = Counter(values.values())
    ranked = sorted(sizes, reverse=True)
    ahead = accumulate((sizes[value] for value in ranked), initial=1)
    place_of = dict(zip(ranked, ahead, strict=False))
    return {person: place_of[value] for person, value in values.items()}


def league(values: Mapping[int, int], before: Mapping[int, int]) -> list[Standing]:
    """Everyone in ``values``, best first; equals stay in the order they were given.

    ``before`` holds those who took part in the period before. Where none of them had anything,
    nobody had a place.
    """
    earlier = places(before) if any(before.values()) else {}
    standings = [
        Standing(
            person, place, values[person], earlier[person] - place if person in earlier else None
        )
        for person, place in places(values).items()
    ]
    return sorted(standings, key=lambda standing: standing.place)
