"""The words of quick entries in both languages, and what a mistyped one was meant to be."""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from rapidfuzz import process
from rapidfuzz.distance import OSA

from sales.words import Kind, Lexicon, Meaning

_WORDS = Path(__file__).parent / "words"
_SHORTEST_SLIP = 4  # shorter words are too near to each other
_LONG = 10  # from here on two slips are forgiven

_FLAGS = {
    "new": Kind.NEW,
    "first": Kind.FIRST,
    "inbound": Kind.INBOUND,
    "of_them": Kind.OF_THEM,
    "on": Kind.ON,
    "each": Kind.EACH,
    "next": Kind.NEXT,
    "in": Kind.IN,
    "when": Kind.WHEN,
    "and": Kind.AND,
    "currency": Kind.CURRENCY,
    "m": Kind.SHORT_M,
    "ordinal": Kind.ORDINAL,
    "courtesy": Kind.COURTESY,
    "negation": Kind.NEGATION,
}
_NUMBERS = {
    "number": Kind.NUMBER,
    "multiplier": Kind.MULTIPLIER,
    "minute": Kind.MINUTE,
    "day": Kind.DAY,
    "weekday": Kind.WEEKDAY,
    "month": Kind.MONTH,
    "span": Kind.SPAN,
}
# Slips of numbers, fillers and links are not guessed: the guess would change or hide a figure.
# The least length keeps real words ("среди", "вечера") away from short targets.
_GUESSED = {
    Kind.METRIC: 5,
    Kind.METRIC_MANY: 5,
    Kind.OUTCOME: 6,
    Kind.ORIGIN: 6,
    Kind.NEW: 5,
    Kind.FIRST: 6,
    Kind.INBOUND: 6,
    Kind.NEXT: 5,
    Kind.DAY: 5,
    Kind.WEEKDAY: 6,
    Kind.MONTH: 6,
    Kind.MINUTE: 5,
    Kind.MULTIPLIER: 5,
}


@cache
def load_lexicon() -> Lexicon:
    """Both languages at once: a manager may mix them. Where they differ, Russian wins."""
    meanings: dict[str, Meaning] = {}
    for language in ("ru", "en"):
        for word, meaning in _read(language):
            meanings.setdefault(word, meaning)
    longer = frozenset(phrase.split()[0] for phrase in meanings if " " in phrase)
    return Lexicon(MappingProxyType(meanings), longer, closest)


def _read(language: str) -> Iterator[tuple[str, Meaning]]:
    tables = tomllib.loads((_WORDS / f"{language}.toml").read_text(encoding="utf-8"))
    for meaning, words in _meanings(tables):
        for word in words.split(","):
            yield " ".join(word.split()).replace("ё", "е"), meaning


def _meanings(tables: Mapping[str, Any]) -> Iterator[tuple[Meaning, str]]:
    for metric, forms in tables["metric"].items():
        yield Meaning(Kind.METRIC, metric), forms["one"]
        yield Meaning(Kind.METRIC_MANY, metric), forms["many"]
    for table, kind in (("outcome", Kind.OUTCOME), ("origin", Kind.ORIGIN)):
        for value, words in tables[table].items():
            yield Meaning(kind, value), words
    for flag, words in tables["flag"].items():
        yield Meaning(_FLAGS[flag]), words
    for table, kind in _NUMBERS.items():
        for value, words in tables[table].items():
            yield Meaning(kind, value if "," in value else int(value)), words
    yield Meaning(Kind.FILLER), tables["words"]["filler"]
    yield Meaning(Kind.STRANGER), tables["words"]["stranger"]


@cache
def _targets() -> tuple[str, ...]:
    return tuple(
        word
        for word, meaning in load_lexicon().meanings.items()
        if " " not in word and len(word) >= _GUESSED.get(meaning.kind, len(word) + 1)
    )


@lru_cache(maxsize=4096)
def closest(word: str) -> str | None:
    """The one known word that ``word`` (lower case, unknown) is a slip of, or None.

    A letter wrong, missing, extra or swapped; two in a long word. Where slips of two meanings
    are as near, none is taken.
    """
    if len(word) < _SHORTEST_SLIP:
        return None
    limit = 2 if len(word) >= _LONG else 1
    found = process.extract(
        word, _targets(), scorer=OSA.distance, score_cutoff=limit, limit=8, processor=None
    )
    near = [(target, distance) for target, distance, _ in found if word[0] in target[:2]]
    return _unanimous(near)


def _unanimous(near: Sequence[tuple[str, float]]) -> str | None:
    if not near:
        return None
    best = min(distance for _, distance in near)
    words = [target for target, distance in near if distance == best]
    meanings = load_lexicon().meanings
    senses = {_sense(meanings[word]) for word in words}
    return words[0] if len(senses) == 1 else None


def _sense(meaning: Meaning) -> tuple[Kind, str | int]:
    kind = Kind.METRIC if meaning.kind is Kind.METRIC_MANY else meaning.kind
    return kind, meaning.value
