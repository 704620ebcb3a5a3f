"""What ``/absent`` is made of: its words, and the days, spans and kinds they come to."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum, auto
from functools import partial
from typing import NamedTuple

from sales.absences import AbsenceKind
from sales.dates import day_of_month, day_of_this_month, exact_day, weekday
from sales.errors import SalesError
from sales.periods import DAY, Period, month_period, week_period
from sales.words import Kind, Lexicon, Meaning

_TOKEN = re.compile(
    r"(?P<exact>[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?![0-9])"
    r"|[0-9]{1,2}(?P<point>[./])[0-9]{1,2}(?P=point)(?:[0-9]{4}|[0-9]{2})(?![0-9]))"
    r"|(?P<clock>[0-9]{1,2}(?::[0-9]{2}|\.(?:00|30|45))(?![0-9])"
    r"|[0-9]{1,2} ?(?:ч|час|часа|часов|часам|мин|минут|минуты|h|hrs?|hours?|min|am|pm)(?!\w))"
    r"|(?P<typed>[0-9]{1,2}[./][0-9]{1,2}(?![0-9]))"
    r"|(?P<ordinal>[0-9]{1,2}-?(?:го|ого|е|ое|st|nd|rd|th)(?!\w))|(?P<number>[0-9]{1,4}(?!\w))"
    r"|(?P<dash>[-–—−])|(?P<comma>[,;+&])|(?P<word>[^\W\d_]+(?:[-'’][^\W\d_]+)*)|(?P<other>[0-9]\w*)"
)
_HYPHENED = re.compile(r"(?<![\w-])([^\W\d_]+)-([^\W\d_]+)(?![\w-])")
_LONGEST = 4  # words in a phrase
_FURTHEST = timedelta(days=30)  # of «до 15-го»: where it is further, a month has no such day


class Word(Enum):
    FROM = auto()
    UNTIL = auto()
    THROUGH = auto()  # «по»: days, where «до» may be hours
    DASH = auto()
    BETWEEN = auto()
    AND = auto()
    COMMA = auto()
    IN = auto()  # «через 3 дня» is a day
    AGO = auto()
    WHOLE = auto()
    NEXT = auto()
    FILLER = auto()
    NO = auto()  # «меня завтра нет»; alone as STOP
    STOP = auto()  # one is back, or will not be away after all
    PART = auto()  # of a day
    UNSURE = auto()  # before a day: which days are meant is anybody's guess
    VAGUE = auto()  # «месяц»
    THIS_WEEK = auto()
    NEXT_WEEK = auto()
    THIS_MONTH = auto()
    NEXT_MONTH = auto()
    WEEK_END = auto()
    MONTH_END = auto()


_SIGNS = {"dash": Word.DASH, "comma": Word.COMMA, "clock": Word.PART}
UP_TO = frozenset({Word.UNTIL, Word.THROUGH, Word.DASH})


@dataclass(frozen=True, slots=True)
class AbsenceWords:
    """Phrases in lower case, «е» for «ё»; ``lexicon`` has the days, months and spans.

    ``today``: phrases that mean today where no day is said.
    """

    meanings: Mapping[str, Word | AbsenceKind | Meaning]
    today: frozenset[str]
    lexicon: Lexicon


class SaidDay(NamedTuple):
    """A day not yet placed: which one it is depends on what it comes after."""

    number: int = 0
    month: int = 0  # 0: not said
    weekday: int | None = None
    exact: date | None = None
    is_bare: bool = False  # a number alone, which may be anything

    def placed(self, start: date, said: str) -> date:
        """The first such day from ``start`` on, or a past one that is far nearer."""
        found = self.exact
        if self.weekday is not None:
            found = weekday(self.weekday, start, ahead=True)
        elif self.month:
            found = day_of_month(self.number, self.month, start, ahead=True)
        elif found is None:
            found = day_of_this_month(self.number, start, ahead=True)
            found = None if found is not None and found - start > _FURTHEST else found
        if found is None:
            raise SalesError("absence.no_such_day", day=said)
        return found


class Span(NamedTuple):
    days: int


What = SaidDay | Span | Period | Word | AbsenceKind | None


class Item(NamedTuple):
    """``what`` None: a word that is known here for nothing."""

    what: What
    text: str

    @property
    def is_dated(self) -> bool:
        return isinstance(self.what, SaidDay | Span | Period)


def read_absence_items(text: str, today: date, words: AbsenceWords) -> list[Item]:
    """The items of a clean text in order; raises ``SalesError`` for a day that does not exist."""
    text = _HYPHENED.sub(partial(_apart, words=words), text)
    tokens, items, at = list(_TOKEN.finditer(text)), list[Item](), 0
    while at < len(tokens):
        what, taken = _read(tokens[at : at + _LONGEST], today, words)
        said = " ".join(token.group() for token in tokens[at : at + taken])
        items.append(Item(what, said))
        at += taken
    return items


def _apart(found: re.Match[str], words: AbsenceWords) -> str:
    """«пн-ср» is two days; «half-day» is a word."""
    known = [_known(it, words) for it in found.groups()]
    days = [it for it in known if isinstance(it, Meaning) and it.kind in {Kind.DAY, Kind.WEEKDAY}]
    return f"{found[1]} - {found[2]}" if len(days) == 2 else found.group()


def _read(tokens: list[re.Match[str]], today: date, words: AbsenceWords) -> tuple[What, int]:
    """What the tokens begin with, and how many of them say it."""
    text, shape = tokens[0].group(), tokens[0].lastgroup
    if shape == "exact":
        return SaidDay(exact=_exact(text)), 1
    if shape == "typed":
        day, month = (int(part) for part in text.replace("/", ".").split("."))
        return SaidDay(day, month), 1
    if shape in _SIGNS:
        return _SIGNS[shape], 1
    if shape == "ordinal":
        return _numbered(int("".join(filter(str.isdecimal, text))), tokens, words, is_bare=False)
    if shape == "number":
        return _numbered(int(text), tokens, words, is_bare=True)
    return _phrase(tokens, today, words)


def _numbered(
    number: int, tokens: list[re.Match[str]], words: AbsenceWords, *, is_bare: bool
) -> tuple[What, int]:
    """«3 дня», «24 ноября [2026]», «24th of November», «15 числа», «15-го», «24»."""
    if len(tokens) > 2 and tokens[1].group().casefold() == "of":
        found, taken = _numbered(number, [tokens[0], *tokens[2:]], words, is_bare=is_bare)
        return found, taken + (taken > 1)
    after = _known(tokens[1].group(), words) if len(tokens) > 1 else None
    if isinstance(after, Meaning) and after.kind is Kind.SPAN:
        return Span(number * int(after.value)), 2
    if isinstance(after, Meaning) and after.kind is Kind.MONTH:
        return _of_month(number, int(after.value), tokens)
    if isinstance(after, Meaning) and after.kind is Kind.ORDINAL:
        return SaidDay(number), 2
    return SaidDay(number, is_bare=is_bare), 1


def _of_month(number: int, month: int, tokens: list[re.Match[str]]) -> tuple[What, int]:
    year = tokens[2].group() if len(tokens) > 2 else ""
    if len(year) == 4 and year.isdecimal():
        return SaidDay(exact=_exact(f"{year}-{month}-{number}")), 3
    return SaidDay(number, month), 2


def _phrase(tokens: list[re.Match[str]], today: date, words: AbsenceWords) -> tuple[What, int]:
    for count in range(len(tokens), 0, -1):
        if all(token.lastgroup == "word" for token in tokens[:count]):
            found = _known(" ".join(token.group() for token in tokens[:count]), words)
            if found is Word.WHOLE:
                return _whole(tokens, count, today, words)
            if found is Word.NEXT:
                return _next(tokens, count, today, words)
            if isinstance(found, Meaning):
                return _meant(found, tokens, count, today, words)
            if found is not None:
                return _day_or_week(found, today), count
    return None, 1


def _whole(
    tokens: list[re.Match[str]], count: int, today: date, words: AbsenceWords
) -> tuple[What, int]:
    """«весь декабрь»: what is left of it, or the next one."""
    after = _known(tokens[count].group(), words) if len(tokens) > count else None
    if not isinstance(after, Meaning) or after.kind is not Kind.MONTH:
        return Word.FILLER, count
    month = int(after.value)
    whole = month_period(date(today.year + (month < today.month), month, 1))
    return Period(max(whole.start, today), whole.end), count + 1


def _next(
    tokens: list[re.Match[str]], count: int, today: date, words: AbsenceWords
) -> tuple[What, int]:
    """«следующий понедельник»: of the week after this one."""
    after = _known(tokens[count].group(), words) if len(tokens) > count else None
    if not isinstance(after, Meaning) or after.kind is not Kind.WEEKDAY:
        return None, count
    return SaidDay(exact=week_period(today).end + DAY * int(after.value)), count + 1


def _known(phrase: str, words: AbsenceWords) -> Word | AbsenceKind | Meaning | None:
    folded = phrase.casefold().replace("ё", "е")
    return words.meanings.get(folded) or words.lexicon.meanings.get(folded)


def _day_or_week(what: Word | AbsenceKind, today: date) -> What:
    if not isinstance(what, Word):
        return what
    week, month = week_period(today), month_period(today)
    found: dict[Word, SaidDay | Period] = {
        Word.WEEK_END: SaidDay(exact=week.end - DAY),
        Word.MONTH_END: SaidDay(exact=month.end - DAY),
        Word.THIS_WEEK: Period(today, week.end),
        Word.NEXT_WEEK: week_period(week.end),
        Word.THIS_MONTH: Period(today, month.end),
        Word.NEXT_MONTH: month_period(month.end),
    }
    return found.get(what, what)


def _meant(
    meaning: Meaning, tokens: list[re.Match[str]], count: int, today: date, words: AbsenceWords
) -> tuple[What, int]:
    """A word of quick entries: a day, a span, «две недели», «Nov 24»."""
    kind, value = meaning.kind, meaning.value
    if not isinstance(value, int):
        return None, count
    if kind is Kind.NUMBER and len(tokens) > count:
        found, taken = _numbered(value, tokens[count - 1 :], words, is_bare=True)
        return (found, taken + count - 1) if isinstance(found, Span) else (None, count)
    if kind is Kind.MONTH:
        return _after_month(value, tokens[count:], count)
    if kind is Kind.DAY:
        return SaidDay(exact=today + timedelta(days=value)), count
    if kind is Kind.WEEKDAY:
        return SaidDay(weekday=value), count
    return (Span(value) if kind is Kind.SPAN else None), count


def _after_month(month: int, after: list[re.Match[str]], count: int) -> tuple[What, int]:
    """«Nov 24»; which days of a month alone is not said."""
    digits = "".join(filter(str.isdecimal, after[0].group())) if after else ""
    if digits and after[0].lastgroup in {"number", "ordinal"} and len(digits) < 3:
        return SaidDay(int(digits), month), count + 1
    return Word.VAGUE, count


def _exact(text: str) -> date:
    found = exact_day(text)
    if found is None:
        raise SalesError("absence.no_such_day", day=text)
    return found
