"""The buttons under an explanation: other pages, whose entries, other figures."""

from collections.abc import Iterable, Sequence
from typing import TypeVar

from locales.texts import Texts
from reports.explanation import ExplanationFacts
from reports.explanation_morning import periods_of
from reports.explanation_plan import ExplainedPlan, PlanExplanation
from reports.post import Button, Buttons, Post, rows_of
from reports.wording import metric_name, short_name
from sales.claims import TEAM, Claim, dumped

T = TypeVar("T")
PAGE = 10  # lines
A_ROW = 2
_MOST = 24  # plans


def build_which(claims: Sequence[tuple[str, Claim]], texts: Texts) -> Post:
    """The report told of several things: which of them?"""
    return Post(texts("why.choose"), buttons=_rows([Button(it, dumped(c)) for it, c in claims]))


def on_page(items: Sequence[T], claim: Claim) -> Sequence[T]:
    return items[claim.page * PAGE : (claim.page + 1) * PAGE]


def pages(count: int) -> int:
    return max(1, -(-count // PAGE))


def metric_buttons(facts: ExplanationFacts, metrics: Iterable[str], texts: Texts) -> Buttons:
    """Each figure of the report on its own, and the plans of then."""
    of_metrics = [Button(metric_name(texts, it), dumped(facts.claim.of(it))) for it in metrics]
    beside = periods_of(facts.claim, facts.morning)
    return (
        *_rows(of_metrics),
        tuple(Button(texts(f"why.button_{name}"), dumped(it)) for name, it in beside),
        _to_plans(facts, texts),
    )


def _to_plans(facts: ExplanationFacts, texts: Texts) -> tuple[Button, ...]:
    claims = [facts.claim.about_plan(it) for it in facts.asked.planned]
    return tuple(Button(texts(f"why.button_plan_{it.kind}"), dumped(it)) for it in claims)


def _rows(buttons: Sequence[Button]) -> Buttons:
    return rows_of(buttons, A_ROW)


def build_buttons(facts: ExplanationFacts, texts: Texts) -> Buttons:
    claim = facts.claim
    is_team = claim.person_id == TEAM
    count = len(facts.people) if is_team else len(facts.lines)
    turns = [
        Button(mark, dumped(claim.on_page(page)))
        for mark, page in (("◀", claim.page - 1), ("▶", claim.page + 1))
        if 0 <= page < pages(count)
    ]
    whose = _whose_buttons(facts, texts) if is_team else []
    others = Button(texts("why.button_others"), dumped(claim.of()))
    return (tuple(turns), *_rows(whose), _to_plans(facts, texts), (others,))


def _whose_buttons(facts: ExplanationFacts, texts: Texts) -> list[Button]:
    """A head may look into anyone's entries, a manager into their own."""
    found = on_page(facts.people, facts.claim)
    if facts.is_head:
        return [
            Button(
                short_name(facts.names[it]),
                dumped(facts.claim.of(facts.claim.metric, person_id=it)),
            )
            for it in found
        ]
    if facts.actor_id in facts.people:
        own = facts.claim.of(facts.claim.metric, person_id=facts.actor_id)
        return [Button(texts("why.button_own"), dumped(own))]
    return []


def public_buttons(claim: Claim, texts: Texts) -> Buttons:
    """Entries are told in private."""
    return ((Button(texts("why.button_private"), dumped(claim)),),)


def plan_overview_buttons(facts: PlanExplanation, texts: Texts) -> Buttons:
    """Each plan on its own, and what was done beside them."""
    plans = [it.standing for it in facts.plans]
    several = len({it.kind for it in plans}) > 1
    buttons = [
        Button(
            texts(
                "why.button_plan_of",
                metric=metric_name(texts, it.metric),
                kind=texts(f"period.{it.kind}"),
            )
            if several
            else metric_name(texts, it.metric),
            dumped(facts.claim.of(it.metric).about_plan(it.period)),
        )
        for it in plans[:_MOST]
    ]
    figures = Button(texts("why.button_figures"), dumped(facts.claim.about_figures()))
    return (*_rows(buttons), (figures,))


def plan_buttons(facts: PlanExplanation, plan: ExplainedPlan, room: int, texts: Texts) -> Buttons:
    """A team's plan: its people, page by page; each leads to the entries and to other plans."""
    claim = facts.claim
    count = -(-len(plan.parts) // room)
    turns = [
        Button(
            texts("why.button_people") if page == 1 > claim.page else mark,
            dumped(claim.on_page(page)),
        )
        for mark, page in (("◀", claim.page - 1), ("▶", claim.page + 1))
        if 0 <= page <= count
    ]
    whose = _plan_people(facts, plan, room, texts) if claim.page else []
    entries = Button(texts("why.button_entries"), dumped(claim.about_figures()))
    others = Button(texts("why.button_plans"), dumped(claim.of()))
    return (tuple(turns), *_rows(whose), (entries, others))


def _plan_people(
    facts: PlanExplanation, plan: ExplainedPlan, room: int, texts: Texts
) -> list[Button]:
    claim, ids = facts.claim, list(plan.parts)
    if facts.is_head:
        page = ids[(claim.page - 1) * room : claim.page * room]
        return [
            Button(short_name(facts.names[it]), dumped(claim.of(claim.metric, person_id=it)))
            for it in page
        ]
    if facts.actor_id in ids:
        own = claim.of(claim.metric, person_id=facts.actor_id)
        return [Button(texts("why.button_own_plan"), dumped(own))]
    return []
