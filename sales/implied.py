"""«5 недозвонов» are calls, though no call is named: outcomes that name their metric themselves."""

from collections.abc import Iterator, Sequence

from sales.items import Item, Part
from sales.words import Kind, Meaning

NO_ANSWER = Meaning(Kind.OUTCOME, "no_answer")
_OF_LETTERS = Meaning(Kind.OUTCOME, "answered")
_SAYS_WHOSE = frozenset({Part.METRIC, Part.OF_THEM})


def with_calls(items: list[Item]) -> list[Item]:
    """With calls named before each outcome that stands for them: «5 недозвонов, 2 встречи».

    Beside calls that are named an outcome is a part of them, or doubtful; so all is left as it is.
    """
    names_calls = any(item.part is Part.METRIC and item.value == "calls" for item in items)
    if names_calls or not any(item.value == NO_ANSWER for item in items):
        return items
    told: list[Item] = []
    for clause in _clauses(items):
        is_first = all(item.part is not Part.METRIC or item.value == "calls" for item in told)
        place = _outcome(clause, is_first=is_first)
        if place is None:
            told += clause
        else:
            told += [*clause[:place], Item(Part.METRIC, "calls"), *clause[place:]]
    return told


def _clauses(items: Sequence[Item]) -> Iterator[Sequence[Item]]:
    """Each up to its break and with it."""
    start = 0
    for place, item in enumerate(items, 1):
        if item.part is Part.BREAK or place == len(items):
            yield items[start:place]
            start = place


def _outcome(clause: Sequence[Item], *, is_first: bool) -> int | None:
    """Where an outcome of calls stands for them; after other metrics only a miss does."""
    head = next((i for i, item in enumerate(clause) if item.part is not Part.DAY), 0)
    told = [item.part for item in clause[head : head + 2]]
    if told == [Part.COUNT, Part.TRAIT] and clause[head + 1].value == NO_ANSWER:
        return head + 1
    if any(item.part in _SAYS_WHOSE for item in clause):
        return None
    if sum(item.part is Part.COUNT for item in clause) != 1:
        return None
    for place, item in enumerate(clause):
        if item.value == NO_ANSWER or (is_first and _is_of_calls(item)):
            return place
    return None


def _is_of_calls(item: Item) -> bool:
    is_outcome = isinstance(item.value, Meaning) and item.value.kind is Kind.OUTCOME
    return is_outcome and item.value != _OF_LETTERS
