"""What ``/absent`` says: «24.11-05.12 отпуск», «до 15-го», «с понедельника до среды», «на 3 дня».

The last day named is a day of absence, after «до» too; the answer says when work begins again.
"""

from collections.abc import Sequence
from datetime import date
from enum import Enum, auto
from itertools import pairwise

from sales.absence_words import AbsenceWords, Item, SaidDay, Span, Word, read_absence_items
from sales.absences import LONGEST_NOTE, AbsenceKind, AbsenceSaid
from sales.errors import SalesError
from sales.periods import DAY, Period, day_period
from sales.tokens import clean


class Back(Enum):
    """Said instead of days: an absence is over, or called off."""

    BACK = auto()


def parse_absence(text: str, today: date, words: AbsenceWords) -> AbsenceSaid | Back:
    """The days and why; raises ``SalesError`` where they are not said, or not as days."""
    found = read_absence_items(clean(text), today, words)
    items = [item for item in found if item.what is not Word.FILLER]
    is_dated = any(isinstance(item.what, SaidDay | Span | Period) for item in items)
    if not is_dated and any(item.what is Word.STOP for item in items):
        return Back.BACK
    return AbsenceSaid(_days(items, today), _kind(items), _note(found))


def _kind(items: Sequence[Item]) -> AbsenceKind:
    found = (item.what for item in items if isinstance(item.what, AbsenceKind))
    return next(found, AbsenceKind.OTHER)


def _note(items: Sequence[Item]) -> str:
    """What is left: words that mean nothing here, with the preposition before them."""
    said = [item.text for place, item in enumerate(items) if _is_note(item, items[place + 1 :])]
    return " ".join(said)[:LONGEST_NOTE].strip()


def _is_note(item: Item, after: Sequence[Item]) -> bool:
    if item.what is Word.FILLER:
        return bool(after) and after[0].what is None
    if item.what in {Word.FROM, Word.UNTIL}:
        meant = next((it for it in after if it.what is not Word.FILLER), None)
        return not _is_day(meant) and any(map(str.isalpha, item.text))
    return item.what is None


def _days(items: Sequence[Item], today: date) -> Period:
    said = [(item.what, item.text) for item in items if isinstance(item.what, SaidDay)]
    spans = [item.what.days for item in items if isinstance(item.what, Span)]
    whole = [item.what for item in items if isinstance(item.what, Period)]
    if len(said) + len(spans) + len(whole) > 2 or len(spans) > 1 or (whole and (said or spans)):
        raise SalesError("absence.how")
    if whole:
        return whole[0]
    if len(said) == 2:
        return _between(said[0], said[1], today)
    if spans:
        start = _start(items, said, today)
        return Period(start, start + DAY * _checked(spans[0]))
    return _one(items, said, today)


def _between(first: tuple[SaidDay, str], second: tuple[SaidDay, str], today: date) -> Period:
    """«24-28 ноября»: the month of the one is the month of the other."""
    (start_said, start_text), (end_said, end_text) = first, second
    if start_said.is_bare:
        start_said = start_said._replace(month=end_said.month)
    if end_said.is_bare:
        end_said = end_said._replace(month=start_said.month)
    if start_said.exact is None and end_said.exact is not None and not start_said.month:
        start_said = start_said._replace(month=end_said.exact.month)
    start = start_said.placed(today, start_text)
    return Period(start, end_said.placed(start, end_text) + DAY)


def _start(items: Sequence[Item], said: list[tuple[SaidDay, str]], today: date) -> date:
    """Of «на 3 дня»: the day named, or today."""
    if not said:
        return today
    if _follows(items, Word.UNTIL):
        raise SalesError("absence.how")
    return said[0][0].placed(today, said[0][1])


def _one(items: Sequence[Item], said: list[tuple[SaidDay, str]], today: date) -> Period:
    """«до 15-го» is from today on; «завтра» is a day; «с понедельника» has no end."""
    if not said:
        raise SalesError("absence.how")
    day, text = said[0]
    if _follows(items, Word.UNTIL):
        return Period(today, day.placed(today, text) + DAY)
    if _follows(items, Word.FROM):
        raise SalesError("absence.until_when")
    if day.is_bare:
        raise SalesError("absence.how")
    return day_period(day.placed(today, text))


def _follows(items: Sequence[Item], word: Word) -> bool:
    """Whether a day stands right behind such a word."""
    return any(before.what is word and _is_day(after) for before, after in pairwise(items))


def _is_day(item: Item | None) -> bool:
    return item is not None and isinstance(item.what, SaidDay)


def _checked(days: int) -> int:
    if not 1 <= days <= 366:
        raise SalesError("absence.too_long" if days else "absence.how")
    return days
