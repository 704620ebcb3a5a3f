"""A past month as people say it: «октябрь», «в октябре 2025», «10.2026»."""

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
    month, year, count = _of_digits(words[0]) or _of_name(words, today)
    if not 1 <= month <= 12:
        return None
    if (year, month) > (today.year, today.month):
        raise SalesError("refusal.month_ahead", said=" ".join(words[:count]))
    return date(year, month, 1), count


def _of_digits(word: str) -> tuple[int, int, int] | None:
    if found := _MONTH_FIRST.fullmatch(word):
        return int(found[1]), int(found[2]), 1
    if found := _YEAR_FIRST.fullmatch(word):
        return int(found[2]), int(found[1]), 1
    return None


def _of_name(words: Sequence[str], today: date) -> tuple[int, int, int]:
    """Month 0 where the first word names none."""
    month = _named(words[0])
    if not month or len(words) < 2 or not _YEAR.fullmatch(words[1]):
        return month, today.year - (month > today.month), 1
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
