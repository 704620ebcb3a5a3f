"""An entry in words: ``5 звонков (2 новых, 12 мин)``, ``1 КП на 350 000 ₽``."""

from collections.abc import Iterator
from datetime import date

from locales.numbers import minutes, money
from locales.texts import Html, Texts, html
from sales.entries import NewEntry


def entry_line(entry: NewEntry, texts: Texts, currency: str) -> Html:
    """What was logged, with every attribute it has, on one line."""
    line = texts.plural(f"metric.{entry.metric}.n", entry.quantity)
    if entry.amount is not None:
        amount = money(entry.amount, currency, texts.language)
        line = texts("entry.worth", what=line, amount=amount)
    details = ", ".join(_details(entry, texts))
    return Html(f"{line} ({details})") if details else line


def entry_lines(entries: tuple[NewEntry, ...], texts: Texts, currency: str) -> Html:
    """The entries of a message; parts of one metric as parts: ``10 писем (с ответом: 2)``."""
    groups: dict[tuple[str, date], list[NewEntry]] = {}
    for entry in entries:
        groups.setdefault((entry.metric, entry.day), []).append(entry)
    return Html(", ".join(_group_line(group, texts, currency) for group in groups.values()))


def _group_line(group: list[NewEntry], texts: Texts, currency: str) -> Html:
    if len(group) == 1 or any(entry.amount is not None for entry in group):
        return Html(", ".join(entry_line(entry, texts, currency) for entry in group))
    parts = ", ".join(part for entry in group for part in _parts(entry, texts))
    quantity = sum(entry.quantity for entry in group)
    metric = texts.plural(f"metric.{group[0].metric}.n", quantity)
    return Html(f"{metric} ({parts})") if parts else metric


def _parts(entry: NewEntry, texts: Texts) -> Iterator[str]:
    """The quantity stands beside what all of it is, and in no way that would inflect it."""
    yield from _numbers(entry, texts)
    if kind := ", ".join(_kind(entry, texts)):
        yield f"{kind}:\u00a0{entry.quantity}"


def _details(entry: NewEntry, texts: Texts) -> Iterator[Html]:
    yield from _numbers(entry, texts)
    yield from _kind(entry, texts)


def _numbers(entry: NewEntry, texts: Texts) -> Iterator[Html]:
    if entry.new:
        yield texts.plural("entry.new", entry.new)
    if entry.minutes is not None:
        yield Html(minutes(entry.minutes, texts.language))


def _kind(entry: NewEntry, texts: Texts) -> Iterator[Html]:
    if entry.outcome is not None:
        yield texts(f"outcome.{entry.outcome}")
    if entry.inbound:
        yield texts("entry.inbound")
    if entry.origin is not None:
        yield texts(f"origin.{entry.origin}")
    if entry.next_step is not None:
        yield texts("entry.next_step", day=entry.next_step)
    if entry.note:
        yield html(entry.note)
