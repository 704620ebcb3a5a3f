"""Which day, week or month a target begins with, as a head types it or a table says it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from locales.month_words import month_and_year
from locales.target_words import target_words
from sales.errors import SalesError
from sales.periods import DAY, PERIODS
from sales.targets import FURTHEST_YEARS
from sales.tokens import clean

_HALF_A_YEAR = 6


@dataclass(frozen=True, slots=True)
class Start:
    """``period``: what the words say of it; ``day``: the first of it. Else the next one."""

    period: str | None
    day: date | None

    def first(self, period: str, today: date) -> date:
        return self.day or PERIODS[period](today).end


def taken_start(words: Sequence[str], today: date) -> tuple[list[str], Start | None]:
    """The words without those that say a start; raises ``SalesError`` where they say two."""
    left: list[str] = []
    found: list[Start] = []
    rest = list(words)
    while rest:
        month = month_said(rest, today)
        said = _starts(today).get(rest[0]) if month is None else Start("month", month[0])
        if said is not None:
            found.append(said)
            left = left[:-1] if left and left[-1] in target_words("link") else left
        elif target_words("start").get(rest[0]) is None:
            left.append(rest[0])
        rest = rest[month[1] if month else 1 :]
    if len(found) > 1:
        raise SalesError("target.how")
    return left, found[0] if found else None


def month_ahead(said: str, today: date) -> date | None:
    """The first day of a coming month, where nothing else is said; by its name alone that is only
    the next one: a January said in November is over.
    """
    words = clean(said).casefold().replace("ё", "е").split()
    words = words[1:] if words and words[0] in target_words("link") else words
    found = month_and_year(words) if words else None
    following = PERIODS["month"](PERIODS["month"](today).end).start
    if found is not None and found[2] == len(words):
        month, year, _ = found
        first = date(year or following.year, month, 1)
        is_meant = first == following if year is None else first > today
        return first if is_meant and first.year <= today.year + FURTHEST_YEARS else None
    is_next = bool(words) and _starts(today).get(words[0]) == Start(None, None)
    of_month = [target_words("period").get(it) for it in words[1:]] == ["month"]
    return following if is_next and of_month else None


def month_said(words: Sequence[str], today: date) -> tuple[date, int] | None:
    """The first day of the month that the words begin with, and how many of them say it.

    Without a year it is of this one; of the next, if that is at most half a year ahead.
    """
    found = month_and_year(words)
    if found is None:
        return None
    month, year, count = found
    is_of_next = month < today.month and month + 12 - today.month <= _HALF_A_YEAR
    return date(year or today.year + is_of_next, month, 1), count


def _starts(today: date) -> dict[str, Start]:
    meanings = {
        "next": Start(None, None),
        "today": Start("day", today),
        "tomorrow": Start("day", today + DAY),
    }
    said = target_words("start")
    return {word: meanings[meaning] for word, meaning in said.items() if meaning in meanings}
