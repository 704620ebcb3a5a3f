"""Days in a message: dates, «вчера», «в пн», «19 ноября», and the day after «далее»."""

from datetime import date, timedelta

from sales.cursor import Cursor
from sales.dates import day_of_month, day_of_this_month, exact_day, weekday
from sales.errors import SalesError
from sales.items import Part, Sense
from sales.words import Kind, Meaning

_BEFORE_THE_DAY = (Kind.FILLER, Kind.WHEN, Kind.METRIC, Kind.METRIC_MANY, Kind.ON, Kind.FIRST)


def day_sense(day: date | None, said: str) -> Sense:
    if day is None:
        return Sense(Part.REFUSED, SalesError("refusal.no_such_day", day=said))
    return Sense(Part.DAY, day)


def typed_day(text: str, today: date, *, ahead: bool = False) -> date | None:
    """19.11, 19.11.26, 2026-11-19; None where there is no such day."""
    text = text.replace("/", ".")
    if text.count(".") != 1:
        return exact_day(text)
    day, month = text.split(".")
    return day_of_month(int(day), int(month), today, ahead=ahead)


def named_day(meaning: Meaning, today: date, *, ahead: bool = False) -> date:
    """«вчера», «пятница»."""
    if meaning.kind is Kind.WEEKDAY:
        return weekday(int(meaning.value), today, ahead=ahead)
    return today + timedelta(days=int(meaning.value))


def day_after_number(cursor: Cursor, number: int, today: date, *, ahead: bool = False) -> Sense:
    """«19 ноября [2026]», «19-го»: the number is read, the rest is here."""
    ordinal = cursor.take(Kind.ORDINAL)
    month = cursor.take(Kind.MONTH)
    number = min(number, 99)
    if month is None:
        day = day_of_this_month(number, today, ahead=ahead) if ordinal is not None else None
        return day_sense(day, str(number))
    return day_sense(_in_year(cursor, number, int(month.value), today, ahead=ahead), str(number))


def day_after_month(cursor: Cursor, month: Meaning, today: date) -> Sense | None:
    """«Nov 19»: the month is read. None where no number follows."""
    digits = cursor.take_number()
    if digits is None or not digits.isdecimal():
        return None
    cursor.take(Kind.ORDINAL)
    day = _in_year(cursor, int(digits[:3]), int(month.value), today)
    return day_sense(day, digits[:3])


def _in_year(
    cursor: Cursor, day: int, month: int, today: date, *, ahead: bool = False
) -> date | None:
    token = cursor.token()
    if token is not None and token.shape == "number" and len(token.text) == 4:
        year = int(token.text) if token.text.isdecimal() else 0
        if today.year - 3 <= year <= today.year + 3:
            cursor.at += 1
            return exact_day(f"{year}-{month}-{day}")
    return day_of_month(day, month, today, ahead=ahead)


def next_step(cursor: Cursor, today: date) -> date | None:
    """The day after «далее», as in «далее встреча 25.11»; None where there is none."""
    for _ in range(3):
        found = cursor.phrase()
        if found is None or found[0].kind not in _BEFORE_THE_DAY:
            break
        cursor.at = found[1]
    token = cursor.token()
    if token is not None and token.shape == "date":
        cursor.at += 1
        return typed_day(token.text, today, ahead=True)
    if token is not None and token.shape == "number":
        return _numbered_step(cursor, today)
    return _named_step(cursor, today)


def _numbered_step(cursor: Cursor, today: date) -> date | None:
    here = cursor.at
    digits = cursor.take_number() or ""
    sense = (
        day_after_number(cursor, int(digits[:3]), today, ahead=True) if digits.isdecimal() else None
    )
    if sense is None or not isinstance(sense.value, date):
        cursor.at = here
        return None
    return sense.value


def _named_step(cursor: Cursor, today: date) -> date | None:
    found = cursor.phrase()
    if found is None:
        return None
    meaning, after = found
    if meaning.kind in (Kind.DAY, Kind.WEEKDAY):
        cursor.at = after
        return named_day(meaning, today, ahead=True)
    if meaning.kind is Kind.IN:
        cursor.at = after
        return day_in(cursor, today)
    return None


def day_in(cursor: Cursor, today: date) -> date | None:
    """«[через] неделю», «[через] 3 дня»; where no span follows, the place is not left."""
    here = cursor.at
    digits = cursor.take_number()
    count = int(digits[:3]) if digits is not None and digits.isdecimal() else 1
    word = cursor.take(Kind.NUMBER)
    if word is not None and isinstance(word.value, int):
        count = word.value
    span = cursor.take(Kind.SPAN)
    if span is None:
        cursor.at = here
        return None
    return today + timedelta(days=count * int(span.value))
