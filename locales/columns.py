"""What the columns of a table that people send may be called, and how ours are called."""

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

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


def _each(words: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for column, said in words.items():
        for word in said.split(","):
            yield column, " ".join(word.split())


@cache
def _tables() -> dict[str, dict[str, str]]:
    return tomllib.loads(_COLUMNS.read_text(encoding="utf-8"))
