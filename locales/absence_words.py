"""The words of ``/absent`` in both languages."""

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

from locales.lexicon import load_lexicon
from sales.absence_words import AbsenceWords, Word
from sales.absences import AbsenceKind
from sales.words import Kind, Meaning

_WORDS = Path(__file__).parent / "words" / "absences.toml"


@cache
def load_absence_words() -> AbsenceWords:
    """Both languages at once, as in quick entries."""
    tables = tomllib.loads(_WORDS.read_text(encoding="utf-8"))
    today = frozenset(_split(tables["today"]["words"]))
    return AbsenceWords(MappingProxyType(dict(_read(tables))), today, load_lexicon())


def _read(
    tables: Mapping[str, Mapping[str, str]],
) -> Iterator[tuple[str, Word | AbsenceKind | Meaning]]:
    for table, kind in (("day", Kind.DAY), ("weekday", Kind.WEEKDAY)):
        for value, words in tables[table].items():
            yield from ((word, Meaning(kind, int(value))) for word in _split(words))
    for name, words in (*tables["word"].items(), *tables["period"].items()):
        yield from ((word, Word[name.upper()]) for word in _split(words))
    for name, words in tables["kind"].items():
        yield from ((word, AbsenceKind(name)) for word in _split(words))


def _split(words: str) -> Iterator[str]:
    return (" ".join(word.split()) for word in words.split(","))
