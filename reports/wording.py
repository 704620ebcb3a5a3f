"""How names, figures and periods read in reports: short enough for a phone, harmless in HTML."""

import unicodedata
from collections.abc import Mapping, Sequence

from locales.numbers import day_range, month_year, short_money, weekday_day_month
from locales.texts import Html, Texts, html
from reports.figures import named, shown
from sales.catalog import CATALOG, Figures, Unit, value
from sales.periods import DAY, Period

NAME_ROOM = 24  # characters of a name in a list
MAIN_METRICS = ("calls", "conversations", "meetings", "presentations", "proposals", "won")
"""What a team's sums tell; the revenue follows where there is some."""

_BY_WEIGHT = ("won", "revenue", "proposals", "meetings", "calls", "presentations", "conversations")

_FIRST_STRONG_ISOLATE, _POP_ISOLATE = "\u2068", "\u2069"


def chat_shown(words: Texts, title: str, thread_id: int, names: Mapping[int, str]) -> Html:
    """Where posts go: the chat, and the topic in it; ``names`` of the chat's topics."""
    topic = topic_shown(words, thread_id, names)
    return words("settings.chat", title=title, topic=topic)


def topic_shown(words: Texts, thread_id: int, names: Mapping[int, str]) -> Html:
    """A comma and its name, or its number where Telegram has not told the name; "" for none."""
    if not thread_id:
        return Html()
    name = names.get(thread_id)
    if name is None:
        return words("settings.topic_number", number=str(thread_id))
    return words("settings.topic", name=short_name(name))


def short_name(name: str, room: int = NAME_ROOM) -> str:
    """The name on one line within ``room`` characters; a nameless one is a dash.

    One that may be read right to left is set apart, so that the figures after it stay in place.
    """
    shown = "".join(char for char in name if not unicodedata.category(char).startswith("C"))
    line = " ".join(shown.split())
    if not any(unicodedata.category(char)[0] in "LNSP" for char in line):
        return "—"
    if len(line) > room:
        line = line[: room - 1].rstrip() + "…"
    is_rtl = any(unicodedata.bidirectional(char) in {"R", "AL", "AN"} for char in line)
    return f"{_FIRST_STRONG_ISOLATE}{line}{_POP_ISOLATE}" if is_rtl else line


def listed(texts: Texts, items: Sequence[str], limit: int) -> Html:
    """At most ``limit`` of the items, and how many more there are."""
    shown = ", ".join(item if isinstance(item, Html) else html(item) for item in items[:limit])
    if len(items) <= limit:
        return Html(shown)
    return texts("list.and_more", shown=Html(shown), n=len(items) - limit)


def short_shown(metric: str, number: int, texts: Texts, currency: str) -> str:
    """A metric's number for pictures, where room is scarce: 350 тыс. ₽."""
    if metric in CATALOG and CATALOG[metric].unit is Unit.MONEY:
        return short_money(number, currency, texts.language)
    return shown(metric, number, texts, currency)


def sums(texts: Texts, figures: Figures, currency: str) -> Html:
    """The main metrics of which there is something, in one line; "" where there is nothing."""
    shown = [metric for metric in (*MAIN_METRICS, "revenue") if value(metric, figures)]
    parts = (named(metric, value(metric, figures), texts, currency) for metric in shown)
    return Html(" · ".join(parts))


def drawn_metrics(figures: Figures, asked: Mapping[str, int], room: int) -> list[str]:
    """What a picture with room for so many metrics tells: what is asked, then what weighs most."""
    wanted = [metric for metric in CATALOG if asked.get(metric)]
    done = [it for it in _BY_WEIGHT if it not in wanted and value(it, figures)]
    extras = set(done[: max(0, room - len(wanted))])
    return wanted[:room] + [metric for metric in CATALOG if metric in extras]


def period_name(texts: Texts, kind: str, period: Period) -> str:
    """чт, 19 ноября; 16–22 ноября; ноябрь 2026."""
    if kind == "day":
        return weekday_day_month(period.start, texts.language)
    if kind == "week":
        return day_range(period.start, period.end - DAY, texts.language)
    return month_year(period.start, texts.language)


def metric_name(texts: Texts, metric: str) -> Html:
    return texts(f"metric.{metric}")


def lines(*parts: str) -> Html:
    """The parts one below the other; empty ones leave no gap."""
    return Html("\n".join(part for part in parts if part))
