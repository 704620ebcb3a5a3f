"""What can be logged: one entry of the ledger before it has an id, and the limits it keeps."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from types import MappingProxyType

from sales.errors import SalesError

MAX_QUANTITY = 500  # of one metric in a message
MAX_MINUTES = 24 * 60  # on the line in one message
MAX_AMOUNT = 10**12 * 100  # minor units
MAX_NOTE = 200  # characters; a longer note is cut
MAX_NEXT_STEP = timedelta(days=366)  # after today

# Above these a message is asked back before it is logged; first meetings count as meetings.
UNLIKELY_ABOVE = MappingProxyType({"meetings": 15, "presentations": 15, "proposals": 20, "won": 10})


class Outcome(StrEnum):
    """How a call ended; ``ANSWERED`` is of letters and only of letters."""

    NO_ANSWER = "no_answer"
    NOT_INTERESTED = "not_interested"
    NOT_OURS = "not_ours"
    CALL_BACK = "call_back"
    INTERESTED = "interested"
    ANSWERED = "answered"


class Origin(StrEnum):
    """Who found the client: ``OWN`` and ``MARKETING`` of first meetings, ``BASE`` of calls."""

    OWN = "own"
    MARKETING = "marketing"
    BASE = "base"


@dataclass(frozen=True, slots=True, kw_only=True)
class NewEntry:
    """One line for the ledger. An outcome, origin or ``inbound`` holds for all of ``quantity``.

    ``minutes`` and ``amount`` (minor units; the revenue where the metric is ``won``) are of all
    of ``quantity`` together; ``new`` says how many of them went to new clients.
    """

    metric: str
    day: date
    quantity: int = 1
    minutes: int | None = None
    amount: int | None = None
    new: int = 0
    outcome: Outcome | None = None
    origin: Origin | None = None
    next_step: date | None = None
    inbound: bool = False
    note: str = ""


def parent_metric(metric: str) -> str:
    """The metric whose limits hold: a first meeting is a meeting too."""
    return "meetings" if metric == "first_meetings" else metric


def check_entries(entries: Iterable[NewEntry], *, today: date, oldest: date) -> None:
    """Refuse (`SalesError`) what no one may log; ``oldest`` and ``today`` are both allowed days."""
    quantities: Counter[str] = Counter()
    minutes = 0
    for entry in entries:
        _check_days(entry, today, oldest)
        _check_amount(entry)
        quantities[parent_metric(entry.metric)] += entry.quantity
        minutes += entry.minutes or 0
        if entry.quantity < 1:
            raise SalesError("refusal.quantity_zero")
    if max(quantities.values(), default=0) > MAX_QUANTITY:
        raise SalesError("refusal.quantity_too_big", limit=MAX_QUANTITY)
    if minutes > MAX_MINUTES:
        raise SalesError("refusal.minutes_too_many")


def _check_days(entry: NewEntry, today: date, oldest: date) -> None:
    if entry.day > today:
        raise SalesError("refusal.date_future", day=entry.day)
    if entry.day < oldest:
        raise SalesError("refusal.date_too_old", day=entry.day, oldest=oldest)
    step = entry.next_step
    if step is not None and not entry.day <= step <= today + MAX_NEXT_STEP:
        raise SalesError("refusal.next_step_day", day=step)


def _check_amount(entry: NewEntry) -> None:
    if entry.amount is None:
        return
    if entry.amount < 1:
        raise SalesError("refusal.amount_zero")
    if entry.amount > MAX_AMOUNT:
        raise SalesError("refusal.amount_too_big")


def unlikely_metrics(entries: Iterable[NewEntry]) -> list[str]:
    """The metrics of which there are more than a manager plausibly does, in order."""
    quantities: Counter[str] = Counter()
    for entry in entries:
        quantities[parent_metric(entry.metric)] += entry.quantity
    return [
        metric
        for metric, quantity in quantities.items()
        if quantity > UNLIKELY_ABOVE.get(metric, MAX_QUANTITY)
    ]
