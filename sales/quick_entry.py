"""Quick entry: what a manager types becomes entries, a question or a refusal.

    12 зв 3 вст 1 кп на 350к вчера

The text is cut (``tokens``), its words understood (``reader``), sorted into groups of a number and
its word (``clauses``), collected per metric (``drafts``) and given their days (``day_scopes``).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache

from sales.clauses import Clause, Order, groups, number_order, split_clauses
from sales.day_scopes import clause_days
from sales.draft_entries import entries_of
from sales.draft_writer import DraftWriter
from sales.drafts import Draft
from sales.entries import (
    MAX_QUANTITY,
    UNLIKELY_ABOVE,
    NewEntry,
    check_entries,
    parent_metric,
    unlikely_metrics,
)
from sales.errors import SalesError
from sales.implied import NO_ANSWER, with_calls
from sales.items import Item, Part
from sales.reader import read_items
from sales.tokens import clean
from sales.words import Lexicon

_MOST_ITEMS = 120
_THOUSAND = 1000 * 100  # minor units
_NUMBERS = frozenset(
    {Part.COUNT, Part.LARGE, Part.AMOUNT, Part.MINUTES, Part.SHORT_M, Part.REFUSED}
)
_BARE = frozenset({Part.COUNT, Part.LARGE, Part.AMOUNT})
_NOT_UNDERSTOOD = frozenset({Part.UNKNOWN, Part.SENSELESS, Part.NEGATION})


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to take a message: its button's text and what the press logs."""

    label_key: str
    params: Mapping[str, object]
    entries: tuple[NewEntry, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """Asked back before anything is logged. The same text always asks the same."""

    key: str
    params: Mapping[str, object]
    readings: tuple[Reading, ...]


@dataclass(frozen=True, slots=True)
class _Said:
    """A message's drafts with the day of each."""

    drafts: Sequence[Draft]
    days: Mapping[int, date] = field(default_factory=dict)

    def entries(self) -> tuple[NewEntry, ...]:
        return tuple(
            entry for draft in self.drafts for entry in entries_of(draft, self.days[draft.clause])
        )


@lru_cache(1_000)  # a keyboard's words, and people's habits: most messages have come before
def parse(
    text: str, *, today: date, oldest: date, lexicon: Lexicon, metric: str | None = None
) -> tuple[NewEntry, ...] | Question | None:
    """Read a message, or with ``metric`` the arguments of that metric's command.

    ``today`` is the team's local day of the message's own date; days from ``oldest`` to it are
    allowed, both included. None: the text has nothing to do with logging. Raises SalesError where
    it has, and cannot be logged.
    """
    text = clean(text)
    items = read_items(text, today, lexicon)
    if metric is None:
        items = with_calls(items)
        if not _is_about_work(items, text):
            return None
        metric = _implied(items)
    said = _read(items, text, today, metric)
    entries = said.entries()
    check_entries(entries, today=today, oldest=oldest)
    return _question(said, entries) or entries


def _is_about_work(items: Sequence[Item], text: str) -> bool:
    """Whether it is a report at all, and not talk in which a word of it occurs."""
    parts = [item.part for item in items]
    unknown = sum(part in _NOT_UNDERSTOOD for part in parts)
    numbers = sum(part in _NUMBERS for part in parts)
    if Part.METRIC not in parts and _implied(items) is None:
        if sum(part in _BARE for part in parts) == 1 == numbers and not unknown:
            raise SalesError("refusal.what_of")
        return False
    if not numbers and (unknown > 1 or Part.COURTESY in parts or "?" in text):
        return False
    understood = len(parts) - unknown - parts.count(Part.BREAK)
    return unknown <= 2 * understood


def _implied(items: Sequence[Item]) -> str | None:
    """«недозвон» is a call, though no metric is named."""
    if any(item.part is Part.METRIC for item in items):
        return None
    return "calls" if any(item.value == NO_ANSWER for item in items) else None


def _read(items: list[Item], text: str, today: date, metric: str | None) -> _Said:
    if len(items) > _MOST_ITEMS:
        raise SalesError("refusal.too_long")
    items = [item for item in items if item.part is not Part.COURTESY]
    command = metric is not None
    if metric is not None:
        items = _with_metric(items, metric)
    clauses = split_clauses(items)
    days = clause_days(clauses, today)
    order = number_order(clauses)
    if order is not None:
        return _Said(_drafts(clauses, order, text, command=command), days)
    return _only_reading(clauses, text, days)


def _with_metric(items: list[Item], metric: str) -> list[Item]:
    """The command's metric goes first, unless the first clause names it once more."""
    for item in items:
        if item.part is Part.BREAK:
            break
        if item.part is Part.METRIC:
            if parent_metric(str(item.value)) != metric:
                raise SalesError("refusal.other_metric")
            return items
    return [Item(Part.METRIC, metric, 0, 0), *items]


def _drafts(clauses: Sequence[Clause], order: Order, text: str, *, command: bool) -> list[Draft]:
    writer = DraftWriter(text, command=command)
    for place, clause in enumerate(clauses):
        for group in groups(clause, order):
            writer.take(group, place)
    return writer.drafts


def _only_reading(clauses: Sequence[Clause], text: str, days: Mapping[int, date]) -> _Said:
    """The order that makes sense, where just one does: «звонок 2 встречи»."""
    readings: list[_Said] = []
    refusals: list[SalesError] = []
    for order in Order:
        try:
            said = _Said(_drafts(clauses, order, text, command=False), days)
            said.entries()
            readings.append(said)
        except SalesError as refusal:
            refusals.append(refusal)
    if not readings:
        raise refusals[0]
    if len(readings) > 1 and readings[0].entries() != readings[1].entries():
        raise SalesError("refusal.two_readings", text=text[:64])
    return readings[0]


def _question(said: _Said, entries: tuple[NewEntry, ...]) -> Question | None:
    unlikely = unlikely_metrics(entries)
    if len(unlikely) > 1:
        return Question("question.so_many", {}, (Reading("question.as_written", {}, entries),))
    if unlikely:
        return _unlikely(said, entries, unlikely[0])
    millions = next((draft.millions for draft in said.drafts if draft.millions is not None), None)
    if millions is None:
        return None
    shown = {"millions": str(millions)}
    return Question("question.millions", shown, (Reading("question.yes_millions", shown, entries),))


def _unlikely(said: _Said, entries: tuple[NewEntry, ...], metric: str) -> Question:
    """«350 КП или 350 тыс. ₽?»"""
    count = sum(entry.quantity for entry in entries if parent_metric(entry.metric) == metric)
    shown = {"count": count}
    many = Reading(f"question.count_{metric}", shown, entries)
    money = _as_money(said, metric)
    if money is None:
        return Question("question.so_many", shown, (many,))
    return Question(
        "question.count_or_money", shown, (many, Reading("question.thousands", shown, money))
    )


def _as_money(said: _Said, metric: str) -> tuple[NewEntry, ...] | None:
    """The same message with its one unlikely quantity taken for thousands of money."""
    unlikely = [d for d in said.drafts if d.metric == metric and d.total() > UNLIKELY_ABOVE[metric]]
    if metric not in {"proposals", "won"} or len(unlikely) != 1:
        return None
    draft = unlikely[0]
    if draft.amount is not None or draft.parts or draft.total() > MAX_QUANTITY:
        return None
    sum_instead = replace(draft, count=None, plural=False, amount=draft.total() * _THOUSAND)
    drafts = [sum_instead if each is draft else each for each in said.drafts]
    return replace(said, drafts=drafts).entries()
