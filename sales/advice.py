"""What a head should act on today: ranked, each about one person, each from figures.

The kinds follow the source articles (docs/metrics.md): A sets minimums and says how to move each,
B asks for clear expectations and next steps, C reads where clients are lost, D asks for feedback.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from sales.attainment import attainments, has_met_all
from sales.catalog import POINTS, Figures, value
from sales.norms import Link, weakest

SILENCE_WORKDAYS = 20
"""A longer silence is not counted further."""


class Kind(StrEnum):
    """In the order of urgency."""

    SILENT = "silent"
    BELOW_NORM = "below_norm"  # A, B1: the weakest link against the person's own eight weeks
    SHORTFALL = "shortfall"  # A: the metric furthest below its minimum
    PROPOSALS_UNSOLD = "proposals_unsold"  # A6, A7, D10
    PRESENTATIONS_UNSOLD = "presentations_unsold"  # C5
    CALLS_UNMET = "calls_unmet"  # C: approach or list
    REFUSALS = "refusals"  # C7
    NO_NEXT_STEP = "no_next_step"  # B2
    PRAISE = "praise"  # A2, D


URGENCY = {kind: place for place, kind in enumerate(Kind)}
ADVICES = 3
SETTLED = 3  # workdays in the team, before anything is advised about a person

MIN_PROPOSALS = 3
MIN_PRESENTATIONS = 3
MIN_CALLS = 20
MIN_OUTCOMES = 10
MIN_FIRST_MEETINGS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Recent:
    """A person's last workdays: what was done in them, and what their minimums asked.

    ``days``: how many of them were the person's own. ``in_team``: the workdays since they joined,
    counted up to ``SETTLED``. ``links``: against their own norm. ``silent_days``: workdays in a row
    up to the last one of which nothing is known.
    """

    person_id: int
    days: int
    in_team: int
    figures: Figures
    links: tuple[Link, ...]
    asked: Mapping[str, int]
    silent_days: int = 0


@dataclass(frozen=True, slots=True)
class Advice:
    """One thing to talk about: ``fact`` out of ``of`` (0: of nothing in particular).

    ``link``: of one that is weaker than usual, how weak.
    """

    kind: Kind
    person_id: int
    fact: int = 0
    of: int = 0
    metric: str = ""
    link: Link | None = None

    @property
    def subject(self) -> str:
        """What the talk is about: the same of a metric, whichever way it falls short."""
        return self.metric or self.kind


def advise(
    everyone: Sequence[Recent], resting: Collection[tuple[int, str]] = ()
) -> tuple[Advice, ...]:
    """The three most urgent talks, each with another person; the last is praise if earned.

    A silence gives way to what is known of others, but for the longest; who leads is praised
    though a minimum lacks, where there are others to talk to. Of newcomers nothing is said: a day
    or two prove nothing. ``resting``: the people and subjects that are to be left alone; what else
    there is about such people comes after all others.
    """
    people = [it for it in everyone if it.in_team >= SETTLED]
    rests = {one.person_id: {it for who, it in resting if who == one.person_id} for one in people}
    spoken = [list(_about(one, rests[one.person_id])) for one in people]
    urgent = (min(found, key=_urgency) for found in spoken if found)
    problems = sorted(urgent, key=lambda it: (bool(rests[it.person_id]), _urgency(it)))
    least = Kind.BELOW_NORM if len(problems) >= ADVICES else Kind.SHORTFALL
    behind = {it.person_id for it in problems if URGENCY[it.kind] <= URGENCY[least]}
    worthy = [it for it in _praise(people) if it.subject not in rests[it.person_id]]
    praise = [it for it in worthy if it.person_id not in behind][:1]
    others = [it for it in problems if it.person_id not in {one.person_id for one in praise}]
    later = sorted(others[1:], key=lambda it: (bool(rests[it.person_id]), it.kind is Kind.SILENT))
    ranked = [*others[:1], *later]
    return (*ranked[: ADVICES - len(praise)], *praise)


def _urgency(advice: Advice) -> tuple[int, Fraction]:
    share = Fraction(advice.fact, advice.of) if advice.of else Fraction(advice.fact)
    if advice.link is not None:
        share = advice.link.share or Fraction(0)
    is_more_worse = advice.kind is Kind.REFUSALS or not (advice.of or advice.link)
    return URGENCY[advice.kind], -share if is_more_worse else share


def _about(person: Recent, rests: Collection[str]) -> Iterator[Advice]:
    """Nothing but the silence itself is said of one who is silent: the figures are unknown."""
    if person.silent_days:
        silence = (Advice(Kind.SILENT, person.person_id, person.silent_days),)
        yield from (it for it in silence if it.subject not in rests)
        return
    yield from _below_norm(person, rests)
    yield from _shortfall(person, rests)
    others = (*_unsold(person), *_first_contacts(person))
    yield from (it for it in others if it.subject not in rests)


def _below_norm(person: Recent, rests: Collection[str]) -> Iterator[Advice]:
    link = weakest(it for it in person.links if it.metric not in rests)
    if link is not None:
        yield Advice(Kind.BELOW_NORM, person.person_id, metric=link.metric, link=link)


def _shortfall(person: Recent, rests: Collection[str]) -> Iterator[Advice]:
    found = attainments(person.figures, person.asked)
    missed = [it for it in found if not it.is_met and it.metric not in rests]
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


def _praise(people: Sequence[Recent]) -> list[Advice]:
    """Those who met every minimum, then whoever earned the most points."""
    earned = sorted(people, key=lambda it: -value(POINTS, it.figures))
    met = [it for it in earned if has_met_all(it.figures, it.asked)]
    worthy = met or [it for it in earned[:1] if value(POINTS, it.figures)]
    return [Advice(Kind.PRAISE, it.person_id, value(POINTS, it.figures)) for it in worthy]
