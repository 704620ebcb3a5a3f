"""Numbers in a message with the unit that follows: 5, 350к, 12 мин, «двадцать пять тысяч»."""

import re
from collections.abc import Iterator
from datetime import date

from sales.amounts import Numeral, read_numeral, two_numbers
from sales.cursor import Cursor
from sales.errors import SalesError
from sales.items import Part, Sense
from sales.said_days import day_after_number
from sales.words import Kind, Meaning

LARGE_FROM = 1000  # a bare number from here on is money
_MINOR = 100
_MILLION = 10**6
_MOST = 10**18
_SINGLE = 3  # letters of «лям»; shorter ones («к») mean nothing without a number
_UNITS = frozenset(
    {Kind.MULTIPLIER, Kind.CURRENCY, Kind.MINUTE, Kind.SHORT_M, Kind.MONTH, Kind.ORDINAL}
)


# A 13th month or a 32nd day; the calendar's own days have been read as dates by now.
_NO_DATE = re.compile(r"(?:0?[1-9]|[12][0-9]|3[01])\.1[3-9]|3[2-9]\.(?:0[1-9]|1[0-2])")


def number_senses(cursor: Cursor, text: str, today: date, before: Kind | None) -> Iterator[Sense]:
    """What a number, just read, is; ``before`` is the «на», «по» or «в» it follows."""
    unit = cursor.word()
    if unit is None or unit.kind not in _UNITS:
        if before is None and _NO_DATE.fullmatch(text):
            yield Sense(Part.REFUSED, SalesError("refusal.no_such_day", day=text))
            return
        yield _bare(read_numeral(text, scaled=False), before)
        return
    pair = two_numbers(text)
    if pair is not None:
        if unit.kind is Kind.MULTIPLIER:
            cursor.at += 1
            yield Sense(Part.REFUSED, SalesError("refusal.two_readings", text=text))
            return
        if unit.kind in (Kind.MINUTE, Kind.SHORT_M):
            yield Sense(Part.COUNT, int(pair[0]))
            text = pair[1]
    scaled = unit.kind is not Kind.CURRENCY
    yield _measured(cursor, read_numeral(text, scaled=scaled), today, before)


def word_sense(cursor: Cursor, first: Meaning, today: date, before: Kind | None) -> Sense:
    """What a number in words, whose first word is just read, is."""
    if not isinstance(first.value, int):
        return _measured(cursor, read_numeral(first.value, scaled=True), today, before)
    total = last = first.value
    while (word := cursor.word()) is not None and word.kind is Kind.NUMBER:
        if not isinstance(word.value, int) or not _goes_on(last, word.value):
            break
        total, last = total + word.value, word.value
        cursor.at += 1
    return _measured(cursor, Numeral(total), today, before)


def _goes_on(last: int, value: int) -> bool:
    """«двадцать» may be followed by «пять», «сто» by «двадцать»."""
    return (last >= 100 and 0 < value < 100) or (20 <= last <= 90 and 0 < value < 10)


def lone_multiplier(
    cursor: Cursor, meaning: Meaning, letters: int, before: Kind | None
) -> Sense | None:
    """«миллион» without a number is one; «к» without a number is nothing."""
    if letters < _SINGLE:
        return None
    cursor.take(Kind.CURRENCY)
    return Sense(Part.AMOUNT, int(meaning.value) * _MINOR, before is Kind.EACH)


def _measured(cursor: Cursor, numeral: Numeral, today: date, before: Kind | None) -> Sense:
    each = before is Kind.EACH
    factor = _factor(cursor)
    if factor is not None:
        minor = numeral.times(factor * _MINOR) + _thousands_more(cursor, factor)
        cursor.take(Kind.CURRENCY)
        return Sense(Part.AMOUNT, minor, each)
    if cursor.take(Kind.CURRENCY) is not None:
        return Sense(Part.AMOUNT, numeral.times(_MINOR), each)
    unit = cursor.word()
    kind = unit.kind if unit is not None else None
    if kind is Kind.MINUTE and unit is not None:
        cursor.at += 1
        return Sense(Part.MINUTES, _minutes(cursor, numeral, int(unit.value)), each)
    if kind is Kind.SHORT_M:
        cursor.at += 1
        return _short_m(cursor, numeral, each=each)
    if kind is Kind.MONTH or kind is Kind.ORDINAL:
        return day_after_number(cursor, numeral.whole() or 0, today)
    return _bare(numeral, before)


def _factor(cursor: Cursor) -> int | None:
    """«тыс», «к», «млн», «т. р.»: what the number is multiplied by; left behind."""
    factor = None
    while (found := cursor.phrase()) is not None and found[0].kind is Kind.MULTIPLIER:
        factor = min((factor or 1) * int(found[0].value), _MOST)
        cursor.at = found[1]
        _skip_abbreviation_dot(cursor)
    return factor


def _thousands_more(cursor: Cursor, factor: int) -> int:
    """The 350 thousand of «2 млн 350 тыс», in minor units."""
    here = cursor.at
    more = cursor.take_number() if factor >= _MILLION else None
    if more is not None:
        smaller = _factor(cursor)
        if smaller is not None and smaller < factor:
            return read_numeral(more, scaled=True).times(smaller * _MINOR)
    cursor.at = here
    return 0


def _skip_abbreviation_dot(cursor: Cursor) -> None:
    """The point of «тыс.», where a currency follows it."""
    here = cursor.at
    if cursor.skip_dot():
        unit = cursor.word()
        if unit is None or unit.kind is not Kind.CURRENCY:
            cursor.at = here


def _minutes(cursor: Cursor, numeral: Numeral, unit: int) -> int:
    """Minutes, and those after hours: «1 ч 20 мин»."""
    minutes = numeral.times(unit)
    here = cursor.at
    more = cursor.take_number() if unit > 1 else None
    if more is None:
        return minutes
    word = cursor.take(Kind.SHORT_M, Kind.MINUTE)
    if word is None or word.value == unit:
        cursor.at = here
        return minutes
    return minutes + read_numeral(more, scaled=True).times(1)


def _short_m(cursor: Cursor, numeral: Numeral, *, each: bool) -> Sense:
    if cursor.take(Kind.CURRENCY) is not None:
        return Sense(Part.AMOUNT, numeral.times(_MILLION * _MINOR), each)
    return Sense(Part.SHORT_M, numeral, each)


def _bare(numeral: Numeral, before: Kind | None) -> Sense:
    if before is Kind.WHEN:
        return Sense(Part.SENSELESS, str(numeral))
    if before is not None:
        return Sense(Part.AMOUNT, numeral.times(_MINOR), before is Kind.EACH)
    if numeral.digits >= LARGE_FROM * 10**numeral.places:
        return Sense(Part.LARGE, numeral.times(_MINOR))
    whole = numeral.whole()
    if whole is None:
        return Sense(Part.REFUSED, SalesError("refusal.fraction"))
    return Sense(Part.COUNT, whole)
