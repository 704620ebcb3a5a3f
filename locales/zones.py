"""The time zones offered to a team, named by their cities."""

from datetime import datetime
from functools import cache
from zoneinfo import ZoneInfo

from babel.dates import get_timezone_location

ZONES = (
    "Europe/Kaliningrad",
    "Europe/Moscow",
    "Europe/Samara",
    "Asia/Yekaterinburg",
    "Asia/Omsk",
    "Asia/Novosibirsk",
    "Asia/Krasnoyarsk",
    "Asia/Irkutsk",
    "Asia/Yakutsk",
    "Asia/Vladivostok",
    "Asia/Magadan",
    "Asia/Kamchatka",
    "Europe/Minsk",
    "Asia/Tbilisi",
    "Asia/Yerevan",
    "Asia/Baku",
    "Asia/Tashkent",
    "Asia/Almaty",
    "Asia/Bishkek",
    "Asia/Dubai",
    "Europe/Istanbul",
    "Europe/Belgrade",
    "Europe/Berlin",
    "Europe/London",
)


_SHORTER = {("Asia/Kamchatka", "ru"): "Камчатка"}  # Babel's name does not fit a button


@cache
def city(zone: str, language: str) -> str:
    """Asia/Omsk → Омск."""
    if (zone, language) in _SHORTER:
        return _SHORTER[zone, language]
    return str(get_timezone_location(zone, locale=language, return_city=True))


def local(zone: str, now: datetime) -> datetime:
    """The moment on the zone's own clock."""
    return now.astimezone(ZoneInfo(zone))


def offset(zone: str, now: datetime) -> str:
    """The zone's distance from UTC at ``now``: +3, −3:30."""
    away = local(zone, now).utcoffset()
    assert away is not None
    total = int(away.total_seconds()) // 60
    hours, minutes = divmod(abs(total), 60)
    sign = "+" if total >= 0 else "−"
    return f"{sign}{hours}:{minutes:02}" if minutes else f"{sign}{hours}"
