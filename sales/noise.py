"""How much a chat hears from the bot in a day: what is posted, what joins a report, what is not."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    SEND = "send"
    BUNDLE = "bundle"  # as a line of a report that is still to come today
    DROP = "drop"


@dataclass(frozen=True, slots=True)
class Waiting:
    """Something to tell a chat now; more ``value`` goes first.

    ``is_small``: too little for a post of its own. ``fits_report``: may become a line of one.
    """

    name: str
    value: int
    is_small: bool = False
    fits_report: bool = False


def verdicts(
    sent: int, waiting: Sequence[Waiting], expected: Iterable[int], a_day: int
) -> dict[str, Verdict]:
    """What becomes of each of ``waiting``, so that no more than ``a_day`` posts come in a day.

    ``sent``: how many the chat has had today. ``expected``: the values of the reports that it is
    to get later today: a place is kept for those worth more. Of equal ones the one that is here
    goes first, and of those the one named first.
    """
    reports = list(expected)
    loud = sorted((it for it in waiting if not it.is_small), key=lambda it: -it.value)
    places, found = max(0, a_day - sent), {}
    for taken, one in enumerate(loud):
        better = sum(1 for value in reports if value > one.value)
        found[one.name] = Verdict.SEND if taken + better < places else _quietly(one, reports)
    return found | {it.name: _quietly(it, reports) for it in waiting if it.is_small}


def _quietly(one: Waiting, reports: Sequence[int]) -> Verdict:
    return Verdict.BUNDLE if reports and (one.is_small or one.fits_report) else Verdict.DROP
