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

    ``fits_report``: may become a line of one.
    """

    name: str
    value: int
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
    places, found = max(0, a_day - sent), {}
    for taken, one in enumerate(sorted(waiting, key=lambda it: -it.value)):
        better = sum(1 for value in reports if value > one.value)
        if taken + better < places:
            found[one.name] = Verdict.SEND
        else:
            found[one.name] = Verdict.BUNDLE if reports and one.fits_report else Verdict.DROP
    return found
