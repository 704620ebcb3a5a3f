"""A metric of a message with all that was said of it, on its way to entries."""

from dataclasses import dataclass, field
from datetime import date

from sales.amounts import Numeral
from sales.clauses import MONEY, TIMED
from sales.entries import MAX_QUANTITY, Origin, Outcome
from sales.errors import SalesError
from sales.items import Item, Part
from sales.words import Kind, Meaning

_MILLION = 10**8  # minor units
_INBOUND = frozenset({"calls", "presentations", "won"})
_MEETINGS = frozenset({"meetings", "first_meetings"})


@dataclass(slots=True)
class Draft:
    """A part («из них 2 …») is a draft of its own among the ``parts`` of its metric's.

    ``count`` is None where no number was said, ``single`` if the word itself then says one;
    ``millions`` is what was typed as «2м»; ``clause`` the place of the clause with the metric.
    """

    metric: str
    clause: int
    count: int | None = None
    plural: bool = False
    single: bool = False
    minutes: int | None = None
    minutes_each: bool = False
    amount: int | None = None
    amount_each: bool = False
    millions: Numeral | None = None
    is_new: bool = False
    outcome: Outcome | None = None
    origin: Origin | None = None
    inbound: bool = False
    next_step: date | None = None
    note: str = ""
    note_end: int = 0
    parts: list["Draft"] = field(default_factory=list)

    def total(self) -> int:
        return 1 if self.count is None else self.count

    def overlaps(self, part: "Draft") -> bool:
        """Whether all of it is already said to be what the part is: «5 входящих, 2 новых»."""
        clients = self.is_new or self.inbound or self.origin is not None
        part_clients = part.is_new or part.inbound or part.origin is not None
        outcomes = self.outcome is not None and part.outcome is not None
        return outcomes or (clients and part_clients)


def apply_item(draft: Draft, item: Item) -> None:
    """Add what an item says of a metric; raises SalesError where it cannot be said of it."""
    if item.part is Part.TRAIT and isinstance(item.value, Meaning):
        _add_trait(draft, item.value)
    elif item.part is Part.MINUTES and isinstance(item.value, int):
        _add_minutes(draft, item.value, each=item.mark)
    elif item.part in (Part.AMOUNT, Part.LARGE) and isinstance(item.value, int):
        _add_amount(draft, item)
    elif item.part is Part.SHORT_M and isinstance(item.value, Numeral):
        _add_short_m(draft, item.value, each=item.mark)
    elif item.part is Part.NEXT_STEP and isinstance(item.value, date):
        if draft.next_step not in (None, item.value):
            raise SalesError("refusal.said_twice")
        draft.next_step = item.value


def _add_trait(draft: Draft, trait: Meaning) -> None:
    if trait.kind is Kind.NEW:
        need(draft.metric == "calls", "refusal.new_of_calls")
        draft.is_new = True
    elif trait.kind is Kind.INBOUND:
        need(draft.metric in _INBOUND, "refusal.inbound_of")
        draft.inbound = True
    elif trait.kind is Kind.FIRST:
        need(draft.metric in _MEETINGS, "refusal.first_of_meetings")
        draft.metric = "first_meetings"
    elif trait.kind is Kind.OUTCOME:
        _add_outcome(draft, Outcome(str(trait.value)))
    else:
        _add_origin(draft, Origin(str(trait.value)))


def need(fits: bool, key: str) -> None:
    """Refuse with ``key`` what does not fit."""
    if not fits:
        raise SalesError(key)


def _add_outcome(draft: Draft, outcome: Outcome) -> None:
    metric = "emails" if outcome is Outcome.ANSWERED else "calls"
    need(draft.metric == metric, f"refusal.outcome_of_{metric}")
    need(draft.outcome in (None, outcome), "refusal.said_twice")
    draft.outcome = outcome


def _add_origin(draft: Draft, origin: Origin) -> None:
    if origin is Origin.BASE:
        need(draft.metric == "calls", "refusal.base_of_calls")
    else:
        need(draft.metric in _MEETINGS, "refusal.origin_of_meetings")
    need(draft.origin in (None, origin), "refusal.said_twice")
    draft.origin = origin


def _add_minutes(draft: Draft, minutes: int, *, each: bool) -> None:
    need(draft.metric in TIMED, "refusal.minutes_of_calls")
    need(draft.minutes is None, "refusal.said_twice")
    draft.minutes, draft.minutes_each = minutes, each


def _add_amount(draft: Draft, item: Item) -> None:
    if draft.metric not in MONEY:
        if item.part is Part.LARGE:
            raise SalesError("refusal.quantity_too_big", limit=MAX_QUANTITY)
        raise SalesError("refusal.amount_of")
    need(draft.amount is None, "refusal.said_twice")
    draft.amount = item.value if isinstance(item.value, int) else None
    draft.amount_each = item.mark


def _add_short_m(draft: Draft, numeral: Numeral, *, each: bool) -> None:
    if draft.metric in TIMED:
        _add_minutes(draft, numeral.times(1), each=each)
        return
    need(draft.metric in MONEY, "refusal.minutes_of_calls")
    need(draft.amount is None, "refusal.said_twice")
    draft.millions, draft.amount, draft.amount_each = numeral, numeral.times(_MILLION), each
