"""What a head typed after ``/target``, or put into a table of plans, in counts or minor units."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from locales.lexicon import load_lexicon
from locales.report_words import metric_named
from locales.target_words import target_words
from sales.catalog import CATALOG, Unit
from sales.claims import AVG_TALK
from sales.errors import SalesError
from sales.targets import EACH, TEAM, Kind, usual_kind
from sales.words import Kind as Word
from services.money import read_money
from services.target_period import taken_start

_AMOUNT = re.compile(
    r"(?P<number>(?:\d{1,3}(?:\s\d{3})+|\d+)(?:[.,]\d{1,2})?)"
    r"\s*(?P<unit>[^\W\d_]+)?\.?\s*₽?(?:/\S+)?"
)
_BAND = re.compile(
    r"(\d{1,3})\s*(?:-|–|—|\.\.|до|to)\s*(\d{1,3})\s*(?P<unit>[^\W\d_]*)\.?(?:/\S+)?"
)
_PER = re.compile(r"/\S+$")  # «/мес»
_LONGEST_NAME = 4  # words in a metric's name


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """``group`` is ``EACH`` or ``TEAM``, or None: then ``whom`` is a name.

    ``amount`` None: no target any more; of all periods and kinds, where ``period`` is None.
    ``first``: the first day of the period it begins with, None: the running one.
    """

    whom: str
    group: int | None
    metric: str
    period: str | None
    kind: Kind | None
    amount: int | None
    upper: int | None = None
    first: date | None = None


def read_target(said: str, today: date) -> Wanted:
    """``Иван calls 20 day``, ``Иван calls 400 декабрь``, ``Ивану 20 звонков в день``.

    A name may hold a metric's («Иван Продажи»): the first reading that has a sense counts. Raises
    ``SalesError``.
    """
    words = said.replace("\u00a0", " ").replace("\u202f", " ").split()
    refusals: list[SalesError] = []
    for start, end, metric in _metrics(words):
        orders = [(words[:start], words[end:])]
        if not refusals:
            orders += _number_first(words[:start], words[end:])
        for whom, rest in orders:
            try:
                return _begun(" ".join(whom), metric, rest, today)
            except SalesError as refusal:
                refusals.append(refusal)
    raise refusals[0] if refusals else _no_metric(words)


def _number_first(before: list[str], rest: list[str]) -> Iterator[tuple[list[str], list[str]]]:
    """Whom, and what is said of the metric, where the amount stands before it."""
    for at in range(1, len(before)):
        if _AMOUNT.fullmatch(_folded(" ".join(before[at:]))):
            yield before[:at], [*before[at:], *rest]
            break


def _metrics(words: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """Where a metric is named behind somebody, at its longest, and which."""
    for start in range(1, len(words)):
        for end in range(min(len(words), start + _LONGEST_NAME), start, -1):
            metric = target_metric(" ".join(words[start:end]))
            if metric is not None:
                yield start, end, metric
                break


def _no_metric(words: Sequence[str]) -> SalesError:
    """The word before the number should have been one; behind a name and a number, the next."""
    at = next((at for at, word in enumerate(words) if any(map(str.isdecimal, word))), 0)
    beside = words[at - 1 : at] if at > 1 else words[at + 1 : at + 2] if at == 1 else ()
    if not beside or _folded(beside[0]) in {*target_words("period"), *target_words("level")}:
        return SalesError("target.how")
    return SalesError("target.no_metric", said=beside[0][:40])


def target_metric(said: str) -> str | None:
    """A metric that a target may be of, by its id or any of its names."""
    found = target_words("metric").get(_folded(said)) or metric_named(said)
    return found if found in {*CATALOG, AVG_TALK} else None


def group_named(said: str) -> int | None:
    """``EACH`` for all, ``TEAM`` for the team; None for a name."""
    group = target_words("whom").get(_folded(said))
    return None if group is None else {"each": EACH, "team": TEAM}[group]


def read_amount(metric: str, said: str) -> int:
    """In counts, minutes or minor units; raises ``SalesError``."""
    unit, folded = CATALOG[metric].unit, _folded(said)
    amount = read_money(_PER.sub("", folded)) if unit is Unit.MONEY else _number(unit, folded)
    if amount is None:
        raise SalesError("target.how")
    return amount


def _number(unit: Unit, folded: str) -> int | None:
    found = _AMOUNT.fullmatch(folded)
    if found is None:
        return None
    number = Decimal("".join(found["number"].split()).replace(",", "."))
    amount = number * _minutes(unit, found["unit"] or "")
    return int(amount) if amount == amount.to_integral_value() else None


def _begun(whom: str, metric: str, rest: Sequence[str], today: date) -> Wanted:
    """With the period that it begins with, if one is said; that says how long it is, too."""
    told, start = taken_start([_folded(word) for word in rest], today)
    told, period = _taken(told, "period")
    said = start.period if start else None
    if said is not None and period not in {None, said}:
        raise SalesError("target.how")
    wanted = _wanted(whom, metric, told, period or said)
    if start is None:
        return wanted
    if wanted.period is None:  # «нет» of all periods, from one of them on
        raise SalesError("target.how")
    return replace(wanted, first=start.first(wanted.period, today))


def _wanted(whom: str, metric: str, rest: Sequence[str], period: str | None) -> Wanted:
    group = group_named(whom)
    told, level = _taken(rest, "level")
    if metric == AVG_TALK:
        return _band(whom, group, told, period, level)
    amount = _amount(metric, [word for word in told if word.casefold() not in _links()])
    if amount is not None:
        period = period or ("month" if group == TEAM or level in {"plan", "stretch"} else "day")
    kind = Kind(level) if level else None
    if period is not None:
        kind = kind or usual_kind(metric, period)
    return Wanted(whom=whom, group=group, metric=metric, period=period, kind=kind, amount=amount)


def _band(
    whom: str, group: int | None, told: Sequence[str], period: str | None, level: str | None
) -> Wanted:
    """«4-7 мин»: an average holds for every day, and has no levels."""
    said = _folded(" ".join(told))
    found = _BAND.fullmatch(said)
    is_none = said in target_words("amount")
    if group == TEAM or period not in {None, "day"} or level or not (found or is_none):
        raise SalesError("target.band_how")
    lower, upper = (int(found[1]), int(found[2])) if found else (None, None)
    if found and _minutes(Unit.MINUTES, found["unit"]) != 1:
        raise SalesError("target.band_how")
    return Wanted(
        whom=whom,
        group=group,
        metric=AVG_TALK,
        period="day",
        kind=Kind.BAND,
        amount=lower,
        upper=upper,
    )


def _taken(words: Sequence[str], part: str) -> tuple[list[str], str | None]:
    """The words without those of the part, and what these mean; the first word is an amount."""
    known = target_words(part)
    left = [word for at, word in enumerate(words) if not (at and _folded(word) in known)]
    said = [known[_folded(word)] for at, word in enumerate(words) if at and _folded(word) in known]
    return left, said[0] if said else None


def _amount(metric: str, words: Sequence[str]) -> int | None:
    said = " ".join(words)
    return None if _folded(said) in target_words("amount") else read_amount(metric, said)


def _links() -> set[str]:
    return set(target_words("link"))


def _minutes(unit: Unit, word: str) -> int:
    """How many minutes one of ``word`` is; of what is counted, which has no unit, one."""
    meaning = load_lexicon().meanings.get(word)
    kind = meaning.kind if meaning else None
    if unit is Unit.MINUTES and meaning and kind is Word.MINUTE:
        return int(meaning.value)
    if not word or (unit is Unit.MINUTES and kind is Word.SHORT_M):
        return 1
    raise SalesError("target.how")


def _folded(said: str) -> str:
    return " ".join(said.casefold().replace("ё", "е").split())
