"""Quick entries in a short notation, so that a test is a line: what is said → what is logged."""

from datetime import date

from locales.lexicon import load_lexicon
from sales.entries import NewEntry
from sales.errors import SalesError
from sales.quick_entry import Question, parse
from sales.spoken import LOG_COMMANDS, split_command

TODAY = date(2026, 11, 20)  # a Friday
OLDEST = date(2026, 11, 13)


def read(text: str) -> tuple[NewEntry, ...] | Question | None:
    """As a message of today reads, with a command or without."""
    command, rest = split_command(text)
    metric = LOG_COMMANDS[command] if command is not None else None
    return parse(rest, today=TODAY, oldest=OLDEST, lexicon=load_lexicon(), metric=metric)


def said(text: str) -> str:
    """``@19.11 5 calls new=2; 1 won ₽350000 «Ромашка»``, no day for today, each its own where
    they differ; ``talk``; or the key of a refusal or question.
    """
    try:
        result = read(text)
    except SalesError as refusal:
        return refusal.key
    if result is None:
        return "talk"
    if isinstance(result, Question):
        readings = " | ".join(entries_shown(reading.entries) for reading in result.readings)
        return f"{result.key}: {readings}"
    return entries_shown(result)


def entries_shown(entries: tuple[NewEntry, ...]) -> str:
    days = {entry.day for entry in entries}
    shown = "; ".join(" ".join(_words(entry, dated=len(days) > 1)) for entry in entries)
    return shown if len(days) > 1 or TODAY in days else f"@{days.pop():%d.%m} {shown}"


def _words(entry: NewEntry, *, dated: bool) -> list[str]:
    words = [
        f"{entry.quantity} {entry.metric}",
        f"{entry.minutes}min" if entry.minutes is not None else "",
        f"₽{entry.amount / 100:.15g}" if entry.amount is not None else "",
        f"new={entry.new}" if entry.new else "",
        entry.outcome or "",
        entry.origin or "",
        "inbound" if entry.inbound else "",
        f"next={entry.next_step:%d.%m}" if entry.next_step is not None else "",
        f"«{entry.note}»" if entry.note else "",
        f"@{entry.day:%d.%m}" if dated else "",
    ]
    return [word for word in words if word]


def table(rows: str) -> list[tuple[str, str]]:
    """Lines of ``said → logged``; ``⏎`` is a line break in a message."""
    pairs = [row.rsplit(" → ", 1) for row in rows.strip().splitlines() if row.strip()]
    return [(text.strip().replace("⏎", "\n"), logged.strip()) for text, logged in pairs]
