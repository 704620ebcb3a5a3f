"""One change of a team's settings at work: who makes it, for whom, and how values are read."""

import sqlite3
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date, datetime

from sales.errors import SalesError
from sales.periods import local_day
from sales.teams import Actor, Team


@dataclass(frozen=True, slots=True)
class Deed:
    """One change at work."""

    db: sqlite3.Connection
    actor: Actor
    team: Team
    now: datetime

    @property
    def today(self) -> date:
        return local_day(self.now, self.team.timezone)


Change = Callable[[Deed, str, str], None]  # the deed, the screen's subject, the value


def among(value: str, allowed: Collection[str]) -> str:
    """The value, if it is one of these; an old button carries another."""
    if value not in allowed:
        raise SalesError("press.old")
    return value


def within(value: str, least: int, most: int) -> int:
    """The whole number, which people may have typed."""
    number = int(among_digits(value))
    if not least <= number <= most:
        raise SalesError("settings.out_of_range", least=least, most=most)
    return number


def with_day(days: frozenset[int], value: str) -> frozenset[int]:
    """'5-1' → Saturday among them, '5-0' → not; at least one day stays.

    A day at a time: two quick taps are two days, whatever the screen showed before the first.
    """
    said, _, is_in = value.partition("-")
    day = {int(among(said, tuple("0123456")))}
    left = days | day if among(is_in, ("0", "1")) == "1" else days - day
    if not left:
        raise SalesError("settings.no_days")
    return left


def span(value: str) -> tuple[int, int]:
    """'540-1080' → from 9:00 to 18:00."""
    start, _, end = value.partition("-")
    return int(among_digits(start)), int(among_digits(end))


def day_of(value: str) -> date:
    try:
        return date.fromisoformat(value)
    except ValueError as error:
        raise SalesError("press.old") from error


def among_digits(value: str) -> str:
    if not (value.isascii() and value.isdigit() and len(value) < 6):
        raise SalesError("press.old")
    return value
