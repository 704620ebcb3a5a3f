"""The buttons under an explanation: other pages, whose entries, other figures."""

from collections.abc import Iterable, Sequence
from typing import TypeVar

from locales.texts import Texts
from reports.explanation import ExplanationFacts
from reports.post import Button, Buttons, rows_of
from reports.wording import metric_name, short_name
from sales.claims import TEAM, Claim, dumped

T = TypeVar("T")
PAGE = 10  # lines
A_ROW = 2


def on_page(items: Sequence[T], claim: Claim) -> Sequence[T]:
    return items[claim.page * PAGE : (claim.page + 1) * PAGE]


def pages(count: int) -> int:
    return max(1, -(-count // PAGE))


def metric_buttons(facts: ExplanationFacts, metrics: Iterable[str], texts: Texts) -> Buttons:
    """Each figure of the report on its own."""
    return _rows([Button(metric_name(texts, it), dumped(facts.claim.of(it))) for it in metrics])


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
    return (tuple(turns), *_rows(whose), (others,))


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


def public_buttons(facts: ExplanationFacts, texts: Texts) -> Buttons:
    """Entries are told in private."""
    return ((Button(texts("why.button_private"), dumped(facts.claim)),),)
