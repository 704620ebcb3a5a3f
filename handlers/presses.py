"""What a pressed button carries: ``act:field:field``."""

from datetime import date

from aiogram.types import CallbackQuery

from sales.errors import SalesError


def fields(event: CallbackQuery, count: int) -> list[str]:
    """The fields behind the act, as many as ``count``; raises ``SalesError`` for an old button."""
    found = (event.data or "").split(":")[1:]
    if len(found) != count:
        raise SalesError("press.old")
    return found


def number(field: str) -> int:
    """A field that is a number; raises ``SalesError`` for an old button."""
    try:
        return int(field)
    except ValueError as error:
        raise SalesError("press.old") from error


def iso_day(field: str) -> date:
    """A field that is a day; raises ``SalesError`` for an old button."""
    try:
        return date.fromisoformat(field)
    except ValueError as error:
        raise SalesError("press.old") from error
