"""Whom ``/absent`` may be about that nobody is called: the words before the days."""

import re
from datetime import date
from itertools import takewhile
from typing import NamedTuple

from sales.absence_words import AbsenceWords, Item, Word, read_absence_items
from sales.tokens import clean


class Unknown(NamedTuple):
    """Words that mean nothing here, and the text without them."""

    said: str
    rest: str


def unknown_before_days(text: str, today: date, words: AbsenceWords) -> Unknown | None:
    """The unknown words before the days or a «нет», of a head's word: a misspelt name, it may be.

    None where there are none. Raises ``SalesError`` for a day that does not exist.
    """
    rest = clean(text)
    before = takewhile(_is_before, read_absence_items(rest, today, words))
    unknown = [item.text for item in before if item.what is None]
    for word in unknown:
        rest = re.sub(rf"(?<!\w){re.escape(word)}(?!\w)", "", rest, count=1)
    return Unknown(" ".join(unknown), rest) if unknown else None


def _is_before(item: Item) -> bool:
    return not item.is_dated and item.what not in {Word.NO, Word.STOP}
