"""What people are relieved of: each reason with how much less it asks for."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from locales.texts import Html, Texts
from reports.absences import relief_lines
from reports.ledger_line import LedgerWords
from reports.plan_shares import PlanSources, shares_of
from sales.absences import Absence
from sales.capacity import Easing, Why, easings
from sales.periods import DAY, Period
from sales.plans import Plan, eased_by

Reason = tuple[Why, int, Absence | None]


@dataclass(frozen=True, slots=True)
class PlanRelief:
    """``easings``: the runs of days of one reason; none: not in the team on the ``days``, until
    they ``joined`` it, or came back, or since they ``left``.
    """

    person_id: int
    days: Period
    easings: tuple[Easing, ...]
    less: Fraction
    joined: bool = False
    left: bool = False


def reliefs_of(
    found: PlanSources, person_id: int, metric: str, plan: Plan
) -> tuple[PlanRelief, ...]:
    """All that is taken off a person's plan: together the difference to what is asked."""
    period, stay = found.period, found.stay(person_id)
    shares = shares_of(found, person_id, metric)

    def taken(days: Period) -> Fraction:
        return eased_by(days, plan, period, shares.full, shares.own)

    reliefs = [
        PlanRelief(
            person_id,
            days,
            (),
            taken(days),
            joined=any(it.start == days.end for it in stay.periods),
            left=any(it.end == days.start for it in stay.periods),
        )
        for days in stay.gaps(period)
    ]
    reliefs += [
        PlanRelief(
            person_id,
            Period(runs[0].days.start, runs[-1].days.end),
            runs,
            sum((taken(it.days) for it in runs), Fraction(0)),
        )
        for runs in reasons_in_team(found, person_id)
    ]
    return tuple(it for it in reliefs if it.less)


def reasons_in_team(found: PlanSources, person_id: int) -> list[tuple[Easing, ...]]:
    own, stay = found.capacity.of(person_id), found.stay(person_id)
    return by_reason(run for days in stay.periods for run in easings(own, days))


def by_reason(found: Iterable[Easing]) -> list[tuple[Easing, ...]]:
    """The runs of days of one reason together, the earliest first."""
    reasons: dict[Reason, list[Easing]] = {}
    for it in found:
        reasons.setdefault((it.why, it.percent, it.absence), []).append(it)
    return [tuple(runs) for runs in reasons.values()]


def reason(runs: Sequence[Easing], texts: Texts, words: LedgerWords) -> Html:
    """Who (where not the person themselves) entered it, when it is, and why."""
    told = relief_lines(runs, texts) or texts("why.own_week")
    absence = runs[0].absence
    if absence is None or absence.entered_by == absence.person_id:
        return told
    by = texts("entries.entered_by", name=words.name(absence.entered_by))
    return Html(f"{told} · {by}")


def plan_reason(relief: PlanRelief, texts: Texts, words: LedgerWords) -> Html:
    if relief.easings:
        return reason(relief.easings, texts, words)
    if relief.left and relief.joined:
        left, joined = relief.days.start - DAY, relief.days.end
        return texts("why.plan.came_back", left=left, joined=joined)
    if relief.left:
        return texts("why.plan.left_team", day=relief.days.start - DAY)
    return texts("why.plan.joined", day=relief.days.end)
