"""What a head should act on today: ranked, each about one person, each from figures.

The kinds follow the source articles (metrics.md): A sets minimums and says how to move each, B asks
for clear expectations and next steps, C reads where clients are lost, D asks for feedback.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from sales.attainment import attainments, has_met_all
from sales.catalog import POINTS, Figures, value


class Kind(StrEnum):
    """In the order of urgency."""

    SILENT = "silent"
    SHORTFALL = "shortfall"  # A: the metric furthest below its minimum
    PROPOSALS_UNSOLD = "proposals_unsold"  # A6, A7, D10
    PRESENTATIONS_UNSOLD = "presentations_unsold"  # C5
    CALLS_UNMET = "calls_unmet"  # C: approach or list
    REFUSALS = "refusals"  # C7
    NO_NEXT_STEP = "no_next_step"  # B2
    DECLINE = "decline"  # B1: a warning before the sales go the same way
    PRAISE = "praise"  # A2, D


URGENCY = {kind: place for place, kind in enumerate(Kind)}
ADVICES = 3

MIN_PROPOSALS = 3
MIN_PRESENTATIONS = 3
MIN_CALLS = 20
MIN_OUTCOMES = 10
MIN_FIRST_MEETINGS = 2
MIN_BEFORE = 5  # of a metric, before less of it is a decline
DECLINING = ("calls", "conversations", "meetings", "presentations", "proposals")


@dataclass(frozen=True, slots=True, kw_only=True)
class Recent:
    """A person's last workdays: what was done in them, and what their minimums asked.

    ``before``: as many workdays before those. ``silent_days``: workdays in a row up to the last
    one of which nothing is known.
    """

    person_id: int
    figures: Figures
    before: Figures
    asked: Mapping[str, int]
    silent_days: int = 0


@dataclass(frozen=True, slots=True)
class Advice:
    """One thing to act on: ``fact`` out of ``of`` (0: of nothing in particular)."""

    kind: Kind
    person_id: int
    fact: int
    of: int = 0
    metric: str = ""


def advise(people: Sequence[Recent]) -> tuple[Advice, ...]:
    """The three most urgent; as far as there are enough, no kind and no person twice.

    The last of them is praise where anyone has earned it.
    """
    found = [advice for person in people for advice in _about(person)]
    problems = _varied(sorted(found, key=_urgency))
    praise = _praise(people)
    kept = problems[: ADVICES - 1] + praise[:1] if praise else problems[:ADVICES]
    spare = [it for it in problems + praise if it not in kept]
    chosen = kept + spare[: ADVICES - len(kept)]
    return tuple(sorted(chosen, key=lambda it: it.kind is Kind.PRAISE))


def _urgency(advice: Advice) -> tuple[int, float]:
    share = advice.fact / advice.of if advice.of else advice.fact
    is_more_worse = advice.kind is Kind.REFUSALS or not advice.of
    return URGENCY[advice.kind], -share if is_more_worse else share


def _varied(ranked: Iterable[Advice]) -> list[Advice]:
    """The same advices, those that repeat neither kind nor person first."""
    fresh: list[Advice] = []
    repeated: list[Advice] = []
    for advice in ranked:
        is_new = all(
            advice.kind is not it.kind and advice.person_id != it.person_id for it in fresh
        )
        (fresh if is_new else repeated).append(advice)
    people = {advice.person_id for advice in fresh}
    return fresh + sorted(repeated, key=lambda it: it.person_id in people)


def _about(person: Recent) -> Iterator[Advice]:
    """Nothing but the silence itself is said of one who is silent: the figures are unknown."""
    if person.silent_days:
        yield Advice(Kind.SILENT, person.person_id, person.silent_days)
        return
    yield from _shortfall(person)
    yield from _unsold(person)
    yield from _first_contacts(person)
    yield from _decline(person)


def _shortfall(person: Recent) -> Iterator[Advice]:
    missed = [it for it in attainments(person.figures, person.asked) if not it.is_met]
    if missed:
        worst = min(missed, key=lambda it: it.fact / it.asked)
        yield Advice(Kind.SHORTFALL, person.person_id, worst.fact, worst.asked, worst.metric)


def _unsold(person: Recent) -> Iterator[Advice]:
    done = person.figures
    if value("won", done):
        return
    if value("proposals", done) >= MIN_PROPOSALS:
        yield Advice(Kind.PROPOSALS_UNSOLD, person.person_id, value("proposals", done))
    if value("presentations", done) >= MIN_PRESENTATIONS:
        yield Advice(Kind.PRESENTATIONS_UNSOLD, person.person_id, value("presentations", done))


def _first_contacts(person: Recent) -> Iterator[Advice]:
    done, who = person.figures, person.person_id
    calls, first = value("calls", done), value("first_meetings", done)
    if calls >= MIN_CALLS and not value("meetings", done) + value("presentations", done):
        yield Advice(Kind.CALLS_UNMET, who, calls)
    refused = value("calls.not_interested", done) + value("calls.not_ours", done)
    told = refused + sum(
        value(f"calls.{it}", done) for it in ("no_answer", "call_back", "interested")
    )
    if told >= MIN_OUTCOMES and 2 * refused > told:
        yield Advice(Kind.REFUSALS, who, refused, told)
    agreed = value("first_meetings.next_step", done)
    if first >= MIN_FIRST_MEETINGS and 2 * agreed < first:
        yield Advice(Kind.NO_NEXT_STEP, who, agreed, first)


def _decline(person: Recent) -> Iterator[Advice]:
    """The metric of which there is less than two thirds of what there was."""
    pairs = [(it, value(it, person.figures), value(it, person.before)) for it in DECLINING]
    fallen = [pair for pair in pairs if pair[2] >= MIN_BEFORE and 3 * pair[1] < 2 * pair[2]]
    if fallen:
        metric, now, before = min(fallen, key=lambda pair: pair[1] / pair[2])
        yield Advice(Kind.DECLINE, person.person_id, now, before, metric)


def _praise(people: Sequence[Recent]) -> list[Advice]:
    """Those who met every minimum, then whoever earned the most points."""
    earned = sorted(people, key=lambda it: -value(POINTS, it.figures))
    met = [it for it in earned if has_met_all(it.figures, it.asked)]
    worthy = met or [it for it in earned[:1] if value(POINTS, it.figures)]
    return [Advice(Kind.PRAISE, it.person_id, value(POINTS, it.figures)) for it in worthy]
