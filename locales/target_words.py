"""The words of targets: for whom, how many, by when, how seriously."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

_WORDS = Path(__file__).parent / "words" / "targets.toml"


@cache
def target_words(part: str) -> Mapping[str, str]:
    """Ids by what may be said for them (lower case, «е» for «ё»), of one part of the words."""
    tables = tomllib.loads(_WORDS.read_text(encoding="utf-8"))
    return MappingProxyType(
        {
            " ".join(word.split()): it
            for it, said in tables[part].items()
            for word in said.split(",")
        }
    )
