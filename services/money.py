"""Money as people write it, in a command or in a cell: «350к», «1,5 млн ₽», «350 000,50»."""

import re

from locales.lexicon import load_lexicon
from sales.amounts import read_numeral
from sales.words import Kind

_MINOR = 100  # of a unit
_MONEY = re.compile(
    r"(?P<number>[0-9]{1,3}(?: [0-9]{3})+(?:[.,][0-9]+)?|[0-9]+(?:[.,][0-9]+)*)(?P<units>[^0-9]*)"
)


def read_money(said: str) -> int | None:
    """In minor units, half up; None where it is no sum of money."""
    found = _MONEY.fullmatch(" ".join(said.casefold().replace("ё", "е").split()))
    factor = _factor(found["units"]) if found else None
    if found is None or factor is None:
        return None
    return read_numeral(found["number"], scaled=factor > 1).times(factor * _MINOR)


def _factor(units: str) -> int | None:
    """How much one of «тыс. руб.», «млн», «₽» or nothing is."""
    meanings = load_lexicon().meanings
    words = [meanings.get(word) for word in units.replace(".", " ").replace("₽", " ₽ ").split()]
    if words and words[-1] is not None and words[-1].kind is Kind.CURRENCY:
        words.pop()
    if not words:
        return 1
    scale = words[0]
    if scale is None or len(words) > 1:
        return None
    if scale.kind is Kind.SHORT_M:
        return 1_000_000
    return int(scale.value) if scale.kind is Kind.MULTIPLIER else None
