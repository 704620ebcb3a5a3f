"""What is taken off the plans of a period, a line for each reason: who, when, why and how much."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import floor

from locales.texts import Html
from reports.explanation_reliefs import reason, reasons_in_team, reliefs_of
from reports.figures import named
from reports.ledger_line import LedgerWords
from reports.plan_facts import main_plan, plans_held
from reports.plan_shares import PlanSources
from reports.wording import lines, listed, metric_name
from sales.capacity import Easing, Why
from sales.plan_standing import PlanStanding

METRICS = 4
PEOPLE = 3


@dataclass(frozen=True, slots=True)
class Eased:
    """The days of one reason, and what they take off: of the main level, whole, by metric."""

    person_id: int
    runs: tuple[Easing, ...]
    less: Mapping[str, int]


def eased(found: PlanSources, person_id: int, metric: str = "") -> tuple[Eased, ...]:
    """All reasons while they are in the team, and what they take off all plans or one metric's;
    of some nothing may follow. In whole numbers, that add up to what is taken off in whole ones.
    """
    less = {}
    for planned, plans in plans_held(found, person_id):
        if metric in {"", planned}:
            so_far = Fraction(0)
            for relief in reliefs_of(found, person_id, planned, main_plan(plans)):
                before, so_far = so_far, so_far + relief.less
                less[relief.easings, planned] = floor(so_far) - floor(before)
    return tuple(
        Eased(
            person_id, of, {metric: it for (runs, metric), it in less.items() if runs == of and it}
        )
        for of in reasons_in_team(found, person_id)
    )


def kept_whole(found: PlanSources, standings: Iterable[PlanStanding]) -> tuple[str, ...]:
    """The metrics of which less capacity asks for no less."""
    metrics = (it.metric for it in standings)
    return tuple(
        it for it in metrics if not any(found.capacity.shrinks(it, day) for day in found.period)
    )


def own_relief_lines(reliefs: Sequence[Eased], kept: Sequence[str], words: LedgerWords) -> Html:
    """To the person; an own week is a line only where it takes something off."""
    texts = words.texts
    told = [_line(it, words) for it in reliefs if it.less or it.runs[0].why is not Why.OWN_WEEK]
    names = [metric_name(texts, it) for it in kept]
    return lines(
        *told,
        texts("plan.kept_whole", metrics=listed(texts, names, METRICS)) if told and names else "",
    )


def people_relief_lines(reliefs: Iterable[Eased], words: LedgerWords) -> Html:
    """To a head, of one metric: those that take off the most."""
    found = sorted((it for it in reliefs if it.less), key=lambda it: -sum(it.less.values()))
    more = len(found) - PEOPLE
    return lines(
        *(
            words.texts("plan.eased_of", name=words.name(it.person_id), line=_line(it, words))
            for it in found[:PEOPLE]
        ),
        words.texts("plan.more_eased", n=more) if more > 0 else "",
    )


def _line(it: Eased, words: LedgerWords) -> Html:
    texts, line = words.texts, reason(it.runs, words.texts, words)
    less = [named(metric, n, texts, words.team.currency) for metric, n in it.less.items()]
    return texts("plan.eased", line=line, less=listed(texts, less, METRICS)) if less else line
