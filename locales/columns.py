"""What the columns of a table that people send may be called, and how ours are called."""

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

from locales.texts import LANGUAGES, Html, plain, texts
from sales.catalog import CATALOG
from sales.entries import Origin, Outcome

FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")
"""A text that begins so would run as a formula where a CSV is opened; an apostrophe prevents it."""

_COLUMNS = Path(__file__).parent / "words" / "columns.toml"


@cache
def column_names() -> Mapping[str, str]:
    """Column ids by what a header may say (lower case, «е» for «ё»), in any language."""
    names = {word: column for words in _tables().values() for column, word in _each(words)}
    return MappingProxyType(names)


def template_columns(language: str) -> dict[str, str]:
    """The header of an empty table to fill in, by column id."""
    words = _tables()[language]
    return {column: said.partition(",")[0] for column, said in words.items()}


@cache
def exported_words(column: str) -> Mapping[str, str]:
    """What our own export says in a column of the ledger, in any language, as ids; ids too."""
    prefix, ids = _EXPORTED[column]
    said = {_bare(texts(it)(f"{prefix}{word}")): word for it in LANGUAGES for word in ids}
    return MappingProxyType({**said, **{word: word for word in ids}})


_EXPORTED: dict[str, tuple[str, tuple[str, ...]]] = {
    "metric": ("metric.", tuple(CATALOG)),
    "outcome": ("outcome.", tuple(Outcome)),
    "origin": ("origin.", tuple(Origin)),
    "status": ("export.word.", ("active", "void")),
    "inbound": ("export.word.", ("yes", "no")),
}


def _bare(said: Html) -> str:
    return plain(said).casefold().replace("ё", "е")


def _each(words: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for column, said in words.items():
        for word in said.split(","):
            yield column, " ".join(word.split())


@cache
def _tables() -> dict[str, dict[str, str]]:
    return tomllib.loads(_COLUMNS.read_text(encoding="utf-8"))
