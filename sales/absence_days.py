"""Which days an absence is of: one, a stretch from one to another, or so many from one on.

What may be read as fewer days than were meant to be said, or as more, is refused: days in a row
are said with «до», «по» or a dash, and a number alone may be an hour.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from sales.absence_words import UP_TO, Item, SaidDay, Span, Word
from sales.errors import SalesError
from sales.periods import DAY, Period, day_period

_LAST_HOUR = 24


@dataclass(frozen=True, slots=True)
class _Day:
    """A day as it is said: what stands right before it, and after the day before it."""

    said: SaidDay
    text: str
    before: frozenset[Word]

    @property
    def may_be_hour(self) -> bool:
        return self.said.is_bare and self.said.number <= _LAST_HOUR

    @property
    def has_digits(self) -> bool:
        return any(map(str.isdecimal, self.text))

    @property
    def is_end(self) -> bool:
        return not self.before.isdisjoint(UP_TO)


def days_said(items: Sequence[Item], today: date) -> Period:
    """The days of ``items`` without fillers; raises ``SalesError`` where they are not clear."""
    _check_clear(items)
    items = _dates_by_weekday(_days_from_today(items, today), today)
    spans = [item.what.days for item in items if isinstance(item.what, Span)]
    whole = [item.what for item in items if isinstance(item.what, Period)]
    days = _days(items)
    if len(days) + len(spans) + len(whole) == 1 and whole:
        return whole[0]
    if whole or len(days) > 2 or (spans and len(days) > 1):
        raise _several(days)
    if spans:
        return _span(items, spans, days, today)
    return _two(days[0], days[1], today) if len(days) == 2 else _one(days, today)


def _check_clear(items: Sequence[Item]) -> None:
    if any(item.what is Word.PART for item in items):
        raise SalesError("absence.part_of_day")
    unclear = any(item.what is Word.VAGUE for item in items)
    unclear |= bool(items) and items[-1].what in UP_TO
    unclear |= any(one.what is Word.UNSURE and other.is_dated for one, other in pairwise(items))
    no_ends = {Word.FROM, *UP_TO}  # «до следующей недели»
    unclear |= any(
        one.what in no_ends and isinstance(other.what, Period | Span)
        for one, other in pairwise(items)
    )
    if unclear:
        raise SalesError("absence.until_when")


def _days_from_today(items: Sequence[Item], today: date) -> list[Item]:
    """«через 3 дня» and «неделю назад» are days."""
    found = list[Item]()
    for item in items:
        before = found[-1] if found else Item(None, "")
        if before.what is Word.IN and isinstance(item.what, Span):
            found[-1] = _from_today(item, today, item.what.days)
        elif item.what is Word.AGO and isinstance(before.what, Span):
            found[-1] = _from_today(before, today, -before.what.days)
        else:
            found.append(item)
    return found


def _from_today(item: Item, today: date, days: int) -> Item:
    return Item(SaidDay(exact=today + DAY * _checked(abs(days)) * (1 if days > 0 else -1)), "")


def _dates_by_weekday(items: Sequence[Item], today: date) -> list[Item]:
    """«в понедельник, 30.11» is one day, if that is a Monday."""
    found = list[Item]()
    for item in items:
        at = -2 if found and found[-1].what is Word.COMMA else -1
        before = found[at] if len(found) >= -at else Item(None, "")
        same = _same_day(before, item, today)
        if same is None:
            found.append(item)
        else:
            found[at:] = [same]
    return found


def _same_day(one: Item, other: Item, today: date) -> Item | None:
    if not isinstance(one.what, SaidDay) or not isinstance(other.what, SaidDay):
        return None
    weekdays = [it.what.weekday for it in (one, other) if isinstance(it.what, SaidDay)]
    dated, weekday = (other, weekdays[0]) if weekdays[1] is None else (one, weekdays[1])
    if weekday is None or not isinstance(dated.what, SaidDay) or dated.what.weekday is not None:
        return None
    day = None if dated.what.is_bare else dated.what.placed(today, dated.text)
    return Item(SaidDay(exact=day), dated.text) if day and day.weekday() == weekday else None


def _days(items: Sequence[Item]) -> list[_Day]:
    days, before = list[_Day](), set[Word]()
    for item in items:
        if isinstance(item.what, SaidDay):
            days.append(_Day(item.what, item.text, frozenset(before)))
            before = set()
        elif isinstance(item.what, Word):
            before.add(item.what)
        else:
            before -= {Word.FROM, *UP_TO}  # the preposition belongs to the word between
    return days


def _several(days: Sequence[_Day]) -> SalesError:
    is_by_hours = any(it.may_be_hour and it.is_end for it in days)
    is_by_hours &= not any(Word.AND in it.before for it in days)
    return SalesError("absence.part_of_day" if is_by_hours else "absence.one_by_one")


def _span(items: Sequence[Item], spans: Sequence[int], days: Sequence[_Day], today: date) -> Period:
    """«на 3 дня» from the day named on, or from today."""
    if any(item.what is Word.AND for item in items) and days:
        raise SalesError("absence.one_by_one")
    if len(spans) > 1 or any(it.is_end or (it.said.is_bare and not it.before) for it in days):
        raise SalesError("absence.how")
    start = days[0].said.placed(today, days[0].text) if days else today
    return Period(start, start + DAY * _checked(spans[0]))


def _one(days: Sequence[_Day], today: date) -> Period:
    """«до 15-го» is from today on; «завтра» is a day; «с понедельника» has no end."""
    if not days:
        raise SalesError("absence.how")
    (day,) = days
    if day.is_end and day.may_be_hour:
        raise SalesError("absence.part_of_day")
    if day.is_end:
        return Period(today, day.said.placed(today, day.text) + DAY)
    if Word.FROM in day.before:
        raise SalesError("absence.until_when")
    if day.said.is_bare:
        raise SalesError("absence.how")
    return day_period(day.said.placed(today, day.text))


def _two(first: _Day, second: _Day, today: date) -> Period:
    if first.is_end and Word.FROM in second.before:  # «до 5.12 с 24.11»
        first, second = second, first
    start, end = _placed(first, second, today)
    if second.is_end and not first.is_end:
        if _is_by_hours(first, second, start):
            raise SalesError("absence.part_of_day")
        return Period(start, end + DAY)
    if (first.may_be_hour or second.may_be_hour) and not second.before & {Word.AND, Word.COMMA}:
        raise SalesError("absence.part_of_day")
    if first.is_end or not _is_one_stretch(first, second, end - start):
        raise SalesError("absence.one_by_one")
    return Period(min(start, end), max(start, end) + DAY)


def _is_one_stretch(first: _Day, second: _Day, apart: timedelta) -> bool:
    """Two days listed, one after the other; «в понедельник, 24.11» of a Tuesday is a slip."""
    is_list = Word.AND in second.before or (
        Word.COMMA in second.before
        and (first.said.weekday is None) == (second.said.weekday is None)
    )
    is_between = Word.BETWEEN in first.before and Word.AND in second.before
    return not apart or is_between or (is_list and abs(apart) == DAY)


def _placed(first: _Day, second: _Day, today: date) -> tuple[date, date]:
    """«24-28 ноября»: the month of the one says the month of the other."""
    one, other = first.said, second.said
    month = other.exact.month if other.exact is not None else other.month
    last = other.exact.day if other.exact is not None else other.number
    if one.number and not one.month and month:
        one = one._replace(month=month if one.number <= last else (month - 2) % 12 + 1)
    if other.is_bare:
        other = other._replace(month=one.month)
    start = one.placed(today, first.text)
    if one.weekday is None and other.weekday == start.weekday():
        return start, start
    return start, other.placed(start, second.text)


def _is_by_hours(first: _Day, second: _Day, start: date) -> bool:
    """«завтра до 12» names hours; «с 20.11 до 24», «Nov 20-24» and «с 9 по 12» do not."""
    if first.may_be_hour and not second.has_digits:
        return True
    if not second.may_be_hour:
        return False
    if Word.THROUGH in second.before:
        return not first.has_digits
    is_stretch = Word.FROM in first.before or Word.DASH in second.before
    is_date = first.has_digits and not first.said.is_bare
    return not (is_stretch and is_date and second.said.number > start.day)


def _checked(days: int) -> int:
    if not 1 <= days <= 366:
        raise SalesError("absence.too_long" if days else "absence.how")
    return days
