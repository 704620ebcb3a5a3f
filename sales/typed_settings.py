"""Settings that heads type: what was said as the value that a button would carry.

Times of a day are minutes since midnight. Each raises ``SalesError`` that says how to say it.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType

from sales.dates import day_of_month, exact_day
from sales.errors import SalesError
from sales.work_hours import MIDNIGHT

NONE = "none"  # no cap, no ramp
_TIME = r"(\d{1,2})(?:[:.\s]\s?(\d{2}))?"
_ONE_TIME = re.compile(_TIME, re.ASCII)
_SPAN = re.compile(
    rf"(?:с|from)?\s*{_TIME}\s*(?:[-–—−]|до|to|till|until)\s*{_TIME}", re.ASCII | re.IGNORECASE
)
_SHORT_DAY = re.compile(r"(\d{1,2})[./](\d{1,2})", re.ASCII)
_FULL_DAY = re.compile(r"\d{1,2}([./])\d{1,2}\1\d{4}|\d{4}-\d{1,2}-\d{1,2}", re.ASCII)
_NUMBER = re.compile(r"\d{1,4}", re.ASCII)
_NO = frozenset({"нет", "без", "без лимита", "no", "none", "0"})

Reader = Callable[[str, date], str]


def read_time(said: str, _: date) -> str:
    """9:15, 09.15 or 9."""
    found = _ONE_TIME.fullmatch(said.strip())
    at = _minutes(*found.groups()) if found else None
    if at is None or at == MIDNIGHT:
        raise SalesError("settings.how_time")
    return str(at)


def read_span(said: str, _: date) -> str:
    """9-18, 22:00–8:00 or «с 9 до 18»."""
    found = _SPAN.fullmatch(said.strip())
    ends = (_minutes(*found.group(1, 2)), _minutes(*found.group(3, 4))) if found else ()
    if not ends or None in ends:
        raise SalesError("settings.how_span")
    return "-".join(map(str, ends))


def read_day(said: str, today: date) -> str:
    """31.12 (the next one), 31.12.2026 or 2026-12-31."""
    said = said.strip()
    day = None
    if short := _SHORT_DAY.fullmatch(said):
        day = day_of_month(int(short[1]), int(short[2]), today, ahead=True)
    elif _FULL_DAY.fullmatch(said):
        day = exact_day(said)
    if day is None:
        raise SalesError("settings.how_day")
    return day.isoformat()


def read_number(said: str, _: date) -> str:
    if not _NUMBER.fullmatch(said.strip()):
        raise SalesError("settings.how_number")
    return str(int(said))


def read_cap(said: str, today: date) -> str:
    """A number, or «нет»."""
    return NONE if said.strip().lower() in _NO else read_number(said, today)


def read_percents(said: str, _: date) -> str:
    """40 60 80, week by week, or «нет»."""
    if said.strip().lower() in _NO:
        return NONE
    parts = re.split(r"[\s,;/%]+", said.strip().strip("%"))
    if not all(_NUMBER.fullmatch(part) for part in parts):
        raise SalesError("settings.how_percents")
    return ",".join(str(int(part)) for part in parts)


READERS: Mapping[tuple[str, str], Reader] = MappingProxyType(
    {
        ("hours", "set"): read_span,
        ("days", "off"): read_day,
        ("days", "work"): read_day,
        ("post", "at"): read_time,
        ("quiet", "set"): read_span,
        ("budget", "set"): read_number,
        ("metric", "points"): read_number,
        ("metric", "cap"): read_cap,
        ("person", "load"): read_number,
        ("person", "ramp"): read_percents,
    }
)
"""What may be typed, by screen and field."""


def _minutes(hours: str, minutes: str | None) -> int | None:
    """Minutes since midnight, 24:00 included; None for no time of a day."""
    at = int(hours) * 60 + int(minutes or 0)
    return at if at <= MIDNIGHT and int(minutes or 0) < 60 else None
