"""The words of targets: for whom, how many, by when, how seriously."""

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

_WORDS = Path(__file__).parent / "words" / "targets.toml"


@cache
def target_words(part: str) -> Mapping[str, str]:
    """Ids by what may be said for them (lower case, «е» for «ё»), of one part of the words."""
    return MappingProxyType(dict(_each(_tables()[part])))


@cache
def plan_columns() -> Mapping[str, str]:
    """Column ids of a table with plans, by what its header may say in any language."""
    return MappingProxyType(
        {word: it for part in ("ru", "en") for word, it in _each(_tables()[f"plan_column_{part}"])}
    )


def plan_template_columns(language: str) -> dict[str, str]:
    """The header of an empty table to fill in, by column id."""
    words = _tables()[f"plan_column_{language}"]
    return {column: said.partition(",")[0] for column, said in words.items()}


def _each(words: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for meaning, said in words.items():
        for word in said.split(","):
            yield " ".join(word.split()), meaning


@cache
def _tables() -> dict[str, dict[str, str]]:
    return tomllib.loads(_WORDS.read_text(encoding="utf-8"))
