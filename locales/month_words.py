"""A month as people say it: «октябрь», «в октябре 2025», «10.2026»."""

import re
from collections.abc import Sequence
from datetime import date

from locales.lexicon import load_lexicon
from sales.errors import SalesError
from sales.words import Kind

_YEAR = re.compile(r"20\d\d")
_MONTH_FIRST = re.compile(r"(\d\d?)[./-](20\d\d)")
_YEAR_FIRST = re.compile(r"(20\d\d)[./-](\d\d?)")
_OF_YEAR = frozenset({"год", "года", "г", "г."})
_IN_MONTH = (
    *("январе", "феврале", "марте", "апреле", "мае", "июне"),
    *("июле", "августе", "сентябре", "октябре", "ноябре", "декабре"),
)


def month_said(words: Sequence[str], today: date) -> tuple[date, int] | None:
    """The first day of the month that the words begin with, and how many of them say it.

    Without a year it is the nearest that is not ahead; ``SalesError`` where the year puts it there.
    None: the words begin with no month.
    """
    found = month_and_year(words)
    if found is None:
        return None
    month, said, count = found
    year = said or today.year - (month > today.month)
    if (year, month) > (today.year, today.month):
        raise SalesError("refusal.month_ahead", said=" ".join(words[:count]))
    return date(year, month, 1), count


def month_and_year(words: Sequence[str]) -> tuple[int, int | None, int] | None:
    """The month that the words begin with, its year if they say it, how many of them do."""
    month, year, count = _of_digits(words[0]) or _of_name(words)
    return (month, year, count) if 1 <= month <= 12 else None


def _of_digits(word: str) -> tuple[int, int, int] | None:
    if found := _MONTH_FIRST.fullmatch(word):
        return int(found[1]), int(found[2]), 1
    if found := _YEAR_FIRST.fullmatch(word):
        return int(found[2]), int(found[1]), 1
    return None


def _of_name(words: Sequence[str]) -> tuple[int, int | None, int]:
    """Month 0 where the first word names none."""
    month = _named(words[0])
    if not month or len(words) < 2 or not _YEAR.fullmatch(words[1]):
        return month, None, 1
    has_word = len(words) > 2 and words[2] in _OF_YEAR
    return month, int(words[1]), 3 if has_word else 2


def _named(word: str) -> int:
    if word in _IN_MONTH:
        return _IN_MONTH.index(word) + 1
    meaning = load_lexicon().meanings.get(word)
    if meaning is None or meaning.kind is not Kind.MONTH:
        return 0
    assert isinstance(meaning.value, int)
    return meaning.value
