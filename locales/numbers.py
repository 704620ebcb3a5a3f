"""Numbers, money, shares, durations and dates as they read in each language.

Half up everywhere: the same half a percent must not read differently in two places.
"""

from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from functools import cache, lru_cache

from babel.dates import format_date, format_skeleton
from babel.numbers import get_currency_symbol, get_decimal_symbol

NO_VALUE = "—"
THIN = "\u202f"  # narrow no-break space: a number never breaks across lines


def grouped(number: int) -> str:
    """12345 → 12 345, alike in both languages: a comma would read as a decimal one in Russian."""
    if -10_000 < number < 10_000:
        return str(number)
    return f"{number:,}".replace(",", THIN)


def money(minor: int | None, currency: str, language: str) -> str:
    """Whole units, half up, thousands apart: 35000050 → 350 001 ₽."""
    if minor is None:
        return NO_VALUE
    whole = int(Decimal(minor).scaleb(-2).quantize(Decimal(1), ROUND_HALF_UP))
    return f"{grouped_money(whole)}\u00a0{_symbol(currency, language)}"


def grouped_money(whole: int) -> str:
    return f"{whole:,}".replace(",", THIN)


def short_money(minor: int, currency: str, language: str) -> str:
    """For pictures and buttons, where room is scarce: 1,5 млн ₽, 350 тыс. ₽."""
    whole = Decimal(minor).scaleb(-2)
    for least, size, word in _SCALES[language if language in _SCALES else "ru"]:
        if abs(whole) >= least:
            scaled = (whole / size).quantize(Decimal("0.1"), ROUND_HALF_UP)
            return f"{_decimal(scaled, language)}\u00a0{word}\u00a0{_symbol(currency, language)}"
    return money(minor, currency, language)


_SCALES = {
    "ru": (
        (10**12, 10**12, "трлн"),
        (10**9, 10**9, "млрд"),
        (10**6, 10**6, "млн"),
        (10_000, 1_000, "тыс."),
    ),
    "en": (
        (10**12, 10**12, "tn"),
        (10**9, 10**9, "bn"),
        (10**6, 10**6, "m"),
        (10_000, 1_000, "k"),
    ),
}


def percent(part: int, whole: int, language: str) -> str:
    """At most one decimal; a share of nothing has no value."""
    if whole == 0:
        return NO_VALUE
    share = (Decimal(100 * part) / whole).quantize(Decimal("0.1"), ROUND_HALF_UP)
    return (
        f"{_decimal(share, language)}\u00a0%"
        if language == "ru"
        else f"{_decimal(share, language)}%"
    )


def minutes(total: int | None, language: str) -> str:
    """125 → 2 ч 05 мин."""
    if total is None:
        return NO_VALUE
    hour, minute = ("ч", "мин") if language == "ru" else ("h", "min")
    if total < 60:
        return f"{total}\u00a0{minute}"
    return f"{total // 60}\u00a0{hour}\u00a0{total % 60:02}\u00a0{minute}"


def mean(total: int, count: int, language: str) -> str:
    """At most one decimal; the mean of nothing has no value."""
    if count == 0:
        return NO_VALUE
    return _decimal((Decimal(total) / count).quantize(Decimal("0.1"), ROUND_HALF_UP), language)


def _decimal(number: Decimal, language: str) -> str:
    text = f"{number:f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return text.replace(".", _point(language))


@cache
def _point(language: str) -> str:
    return str(get_decimal_symbol(language))


@cache
def _symbol(currency: str, language: str) -> str:
    return str(get_currency_symbol(currency, locale="ru" if currency == "RUB" else language))


@lru_cache(512)
def day_month(day: date, language: str) -> str:
    """21 ноября / November 21."""
    return str(format_skeleton("MMMMd", day, locale=language))


@lru_cache(512)
def weekday_day_month(day: date, language: str) -> str:
    """сб, 21 ноября / Sat, Nov 21."""
    return str(
        format_date(day, "EEE, d MMMM" if language == "ru" else "EEE, MMM d", locale=language)
    )


@lru_cache(512)
def short_day(day: date) -> str:
    """21.11: as it is typed."""
    return f"{day:%d.%m}"


@lru_cache(512)
def brief_day(day: date, language: str) -> str:
    """21.11 / Nov 21."""
    return (
        short_day(day) if language == "ru" else str(format_skeleton("MMMd", day, locale=language))
    )


def dated(day: date, today: date, language: str) -> str:
    """21.11 / Nov 21; of another year 21.11.2027 / Nov 21, 2027."""
    if day.year == today.year:
        return brief_day(day, language)
    if language == "ru":
        return f"{day:%d.%m.%Y}"
    return str(format_skeleton("yMMMd", day, locale=language))


@lru_cache(512)
def weekday(day: date, language: str) -> str:
    """сб / Sat."""
    return str(format_date(day, "EEE", locale=language))


@lru_cache(64)
def month_year(day: date, language: str) -> str:
    """ноябрь 2026 / November 2026."""
    return str(format_date(day, "LLLL y", locale=language))


def clock_time(moment: datetime) -> str:
    """09:40, in the moment's own zone."""
    return f"{moment:%H:%M}"


def day_range(first: date, last: date, language: str) -> str:
    """16–22 ноября / November 16–22; both ends belong to it."""
    if first == last:
        return day_month(first, language)
    if (first.year, first.month) != (last.year, last.month):
        return f"{day_month(first, language)} – {day_month(last, language)}"
    if language == "ru":
        return f"{first.day}–{day_month(last, language)}"
    return f"{day_month(first, language)}–{last.day}"
