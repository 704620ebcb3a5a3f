"""Countries, currencies, weekdays and times of a day as they read in each language."""

from collections.abc import Iterable
from datetime import date, timedelta
from functools import cache

from babel import Locale
from babel.numbers import get_currency_name, get_currency_symbol

from locales.numbers import weekday

CURRENCIES = (
    *("RUB", "KZT", "BYN", "UZS", "KGS", "AMD", "AZN", "GEL", "MDL", "TJS"),
    *("RSD", "TRY", "AED", "EUR", "USD", "GBP"),
)
"""Offered to a team, ISO 4217; amounts are only named in it, never converted."""

OWN_NAMES = {"ru": "Русский", "en": "English"}
"""Of the languages, as those call them who speak them."""

_MONDAY = date(2024, 1, 1)


@cache
def country(code: str, language: str) -> str:
    """KZ → Казахстан; with ё, as all other texts have it."""
    return str(Locale.parse(language).territories[code]).replace("Соединен", "Соединён")


@cache
def currency(code: str, language: str) -> str:
    """KZT → казахстанский тенге, ₸."""
    name = get_currency_name(code, locale=language)
    symbol = get_currency_symbol(code, locale="ru" if code == "RUB" else language)
    return str(name) if symbol == code else f"{name}, {symbol}"


def weekday_name(number: int, language: str) -> str:
    """0 → пн."""
    return weekday(_MONDAY + timedelta(days=number), language)


def weekday_names(days: Iterable[int], language: str) -> str:
    """пн–пт; вт, сб, вс."""
    runs: list[list[int]] = []
    for day in sorted(days):
        if runs and runs[-1][-1] == day - 1:
            runs[-1].append(day)
        else:
            runs.append([day])
    return ", ".join(_run(run, language) for run in runs)


def _run(run: list[int], language: str) -> str:
    names = [weekday_name(day, language) for day in run]
    return f"{names[0]}–{names[-1]}" if len(names) > 2 else ", ".join(names)


def clock(minutes: int) -> str:
    """Minutes since midnight, as a clock shows them: 555 → 9:15."""
    return f"{minutes // 60}:{minutes % 60:02}"
