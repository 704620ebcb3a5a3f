"""What ``/absent`` says: «24.11-05.12 отпуск», «до 15-го», «с понедельника до среды», «на 3 дня».

The last day named is a day of absence, after «до» too; the answer says when work begins again.
"""

from collections.abc import Sequence
from datetime import date
from enum import Enum, auto

from sales.absence_days import days_said
from sales.absence_words import AbsenceWords, Item, Word, read_absence_items
from sales.absences import LONGEST_NOTE, AbsenceKind, AbsenceSaid
from sales.errors import SalesError
from sales.periods import Period, day_period
from sales.tokens import clean


class Back(Enum):
    """Said instead of days: an absence is over, or called off."""

    BACK = auto()


def parse_absence(text: str, today: date, words: AbsenceWords) -> AbsenceSaid | Back:
    """The days and why; raises ``SalesError`` where they are not said, or not as days."""
    found = read_absence_items(clean(text), today, words)
    items = [item for item in found if item.what is not Word.FILLER]
    said = {item.what for item in items if isinstance(item.what, Word)}
    is_dated = any(item.is_dated for item in items)
    if not is_dated and said & {Word.STOP, Word.NO}:
        return Back.BACK
    if Word.STOP in said:
        raise SalesError("absence.end_alone")
    days = _today(items, today, words) or days_said(items, today)
    return AbsenceSaid(days, _kind(items), _note(found))


def _today(items: Sequence[Item], today: date, words: AbsenceWords) -> Period | None:
    """«болею»: with no day, today."""
    means_today = any(item.text.casefold() in words.today for item in items)
    is_plain = all(item.what in {None, AbsenceKind.SICK, Word.COMMA} for item in items)
    return day_period(today) if means_today and is_plain else None


def _kind(items: Sequence[Item]) -> AbsenceKind:
    found = (item.what for item in items if isinstance(item.what, AbsenceKind))
    return next(found, AbsenceKind.OTHER)


def _note(items: Sequence[Item]) -> str:
    """What is left: words that mean nothing here, with the preposition or «и» before them."""
    said = [item.text for place, item in enumerate(items) if _is_note(items, place)]
    return " ".join(said)[:LONGEST_NOTE].strip()


def _is_note(items: Sequence[Item], place: int) -> bool:
    item, after = items[place], items[place + 1 :]
    is_before = bool(after) and after[0].what is None
    if item.what in {Word.FILLER, Word.IN, Word.UNSURE}:
        return is_before
    if item.what is Word.AND:
        return is_before and place > 0 and items[place - 1].what is None
    if item.what in {Word.FROM, Word.UNTIL, Word.THROUGH, Word.BETWEEN}:
        return any(it.what is None for it in after if it.what is not Word.FILLER) and not (
            next(it for it in after if it.what is not Word.FILLER).is_dated
        )
    return item.what is None
