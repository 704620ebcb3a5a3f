"""What is asked of a report, as people say it: «за неделю», «звонки октябрь», «вчера»."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from types import MappingProxyType

from locales.lexicon import load_lexicon
from locales.month_words import month_said
from sales.catalog import CATALOG
from sales.errors import SalesError
from sales.items import Part
from sales.reader import read_items
from sales.tokens import clean
from sales.words import Kind, Lexicon

_PERIODS = Path(__file__).parent / "words" / "periods.toml"
_LONGEST = 4  # words in a phrase
_NEXT_MONTH = 11  # months back, by the name alone


@dataclass(frozen=True, slots=True)
class Asked:
    """``kind``: day, week or month, of now or ``back`` periods before; None where not said."""

    kind: str | None = None
    back: int = 0
    metric: str | None = None


_NOTHING = Asked()


def asked_report(said: str, today: date, *, refusal: str = "refusal.top_words") -> Asked:
    """What the words mean together; raises ``refusal`` at the first that means nothing."""
    words = clean(said).casefold().replace("ё", "е").replace(",", " ").split()
    asked = _NOTHING
    while words:
        found, count = _read_first(words, today) or _slip(words, today, refusal)
        asked = Asked(
            found.kind or asked.kind,
            found.back if found.kind else asked.back,
            found.metric or asked.metric,
        )
        words = words[count:]
    return asked


def asked_plan(said: str, today: date, *, refusal: str) -> Asked:
    """Of a week or month, of now or past. A coming month by its name alone is not last year's."""
    asked = asked_report(said, today, refusal=refusal)
    if asked.kind == "day":
        raise SalesError(refusal, said=said[:40])
    if asked.back >= _NEXT_MONTH and not any(map(str.isdecimal, said)):
        raise SalesError("refusal.plan_ahead", said=said[:40])
    return asked


def asks_for_all(said: str) -> bool:
    """Whether no period is meant but all there is."""
    return clean(said).casefold().replace("ё", "е").strip() in _everything()


def of_department(said: str) -> tuple[bool, str]:
    """Whether the whole department is meant, and the other words."""
    words = clean(said).split()
    rest = [it for it in words if it.casefold() not in _department()]
    return len(rest) < len(words), " ".join(rest)


def asked_day(said: str, today: date, *, refusal: str = "refusal.entries_unknown") -> date:
    """One day, said as in a quick entry; raises ``refusal`` where it is no day."""
    items = read_items(clean(said), today, load_lexicon())
    if len(items) == 1 and isinstance(items[0].value, SalesError):
        raise items[0].value
    if len(items) != 1 or items[0].part is not Part.DAY:
        raise SalesError(refusal, said=said[:40])
    day = items[0].value
    assert isinstance(day, date)
    return day


def metric_named(said: str) -> str | None:
    """The metric by its id or any of its names; None where none is called so."""
    phrase = clean(said).casefold().replace("ё", "е")
    found = _phrases().get(phrase) or _metric(phrase, load_lexicon())
    return found.metric if found else None


def _read_first(words: list[str], today: date) -> tuple[Asked, int] | None:
    """What the words begin with, and how many of them say it."""
    return _month(words, today) or _phrase(words)


def _slip(words: list[str], today: date, refusal: str) -> tuple[Asked, int]:
    """The same with the first word mistyped."""
    closest = load_lexicon().closest(words[0])
    found = _read_first([closest, *words[1:]], today) if closest else None
    if found is None:
        raise SalesError(refusal, said=words[0][:40])
    return found


def _month(words: list[str], today: date) -> tuple[Asked, int] | None:
    """A month by its name or number."""
    found = month_said(words, today)
    if found is None:
        return None
    first, count = found
    return Asked("month", 12 * (today.year - first.year) + today.month - first.month), count


def _phrase(words: list[str]) -> tuple[Asked, int] | None:
    """The longest phrase."""
    lexicon = load_lexicon()
    for count in range(min(_LONGEST, len(words)), 0, -1):
        phrase = " ".join(words[:count])
        found = _phrases().get(phrase) or _metric(phrase, lexicon)
        if found is not None:
            return found, count
    return None


def _metric(phrase: str, lexicon: Lexicon) -> Asked | None:
    if phrase in CATALOG:
        return Asked(metric=phrase)
    meaning = lexicon.meanings.get(phrase)
    if meaning is None or meaning.kind not in {Kind.METRIC, Kind.METRIC_MANY}:
        return None
    return Asked(metric=str(meaning.value))


@cache
def _phrases() -> Mapping[str, Asked]:
    tables = tomllib.loads(_PERIODS.read_text(encoding="utf-8"))
    return MappingProxyType(dict(_read(tables)))


@cache
def _department() -> frozenset[str]:
    tables = tomllib.loads(_PERIODS.read_text(encoding="utf-8"))
    return frozenset(_split(tables["department"]["words"]))


@cache
def _everything() -> frozenset[str]:
    tables = tomllib.loads(_PERIODS.read_text(encoding="utf-8"))
    return frozenset(_split(tables["everything"]["words"]))


def _read(tables: Mapping[str, Mapping[str, str]]) -> Iterator[tuple[str, Asked]]:
    for kind in ("day", "week", "month"):
        for back, words in enumerate((tables[kind]["now"], tables[kind]["before"])):
            yield from ((word, Asked(kind, back)) for word in _split(words))
    for metric, words in tables["metric"].items():
        yield from ((word, Asked(metric=metric)) for word in _split(words))
    yield from ((word, _NOTHING) for word in _split(tables["words"]["filler"]))


def _split(words: str) -> Iterator[str]:
    return (" ".join(word.split()) for word in words.split(","))
