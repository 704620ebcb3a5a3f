"""How a figure is reckoned, in words: its formula and source, its minimum, what relieves of it."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from locales.numbers import percent
from locales.texts import Html, Texts
from reports.absences import relief_lines
from reports.explanation import ExplanationFacts
from reports.explanation_asked import Relief
from reports.figures import shown
from reports.wording import lines
from sales.catalog import CATALOG, POINTS, value
from sales.claims import ATTAINMENT_SOURCE, AVG_TALK, AVG_TALK_SOURCE
from sales.weights import Weights


def formula(facts: ExplanationFacts, texts: Texts) -> Html:
    metric = facts.claim.metric
    if metric != POINTS:
        return texts(f"why.formula.{metric}")
    held = groupby(facts.weights.items(), key=lambda it: it[1])
    spells = [(next(days)[0], weights) for weights, days in held]
    if len(spells) == 1:
        return lines(texts("why.formula.points"), _weights(spells[0][1], texts))
    return lines(
        texts("why.formula.points"),
        *(texts("why.weights_from", day=day, weights=_weights(it, texts)) for day, it in spells),
    )


def _weights(weights: Weights, texts: Texts) -> Html:
    earning = (
        texts(
            "why.weight" if weight.cap is None else "why.weight_capped",
            metric=texts(f"metric.{metric}.short"),
            weight=weight.points,
            cap=weight.cap,
        )
        for metric, weight in weights.items()
        if weight.points
    )
    return Html(", ".join(earning))


def source(facts: ExplanationFacts, texts: Texts) -> Html:
    """The articles, with the number of the point where there is one; of the attainment too."""
    metric = facts.claim.metric
    if metric == POINTS:
        return Html()
    codes = AVG_TALK_SOURCE if metric == AVG_TALK else CATALOG[metric].source
    if facts.asked_in_all.get(metric):
        codes = f"{codes}, {ATTAINMENT_SOURCE}"
    points: dict[str, list[str]] = {}
    for code in codes.split(", "):
        points.setdefault(code[0], []).extend(code[1:].split())
    cited = (_cited(article, texts, of_article) for article, of_article in points.items())
    return texts("why.source", articles=Html(" · ".join(cited)))


def _cited(article: str, texts: Texts, points: Sequence[str]) -> Html:
    name = texts(f"why.article.{article}")
    return texts("why.point", article=name, points=", ".join(points)) if points else name


def minimum_lines(facts: ExplanationFacts, texts: Texts) -> Html:
    """What the figure is held against, with what the person is relieved of; and the attainment."""
    metric, asked = facts.claim.metric, facts.asked_in_all.get(facts.claim.metric, 0)
    plain = sum(facts.asked.plain.values())
    if not plain:
        return Html()
    fact = value(metric, facts.figures)
    return lines(
        texts(
            "why.minimum",
            parts=Html(" + ".join(_minimum_parts(facts, texts))),
            asked=number_shown(plain, facts, texts),
        ),
        *(_relief(it, facts, texts) for it in facts.asked.reliefs),
        texts("why.relieved", asked=number_shown(asked, facts, texts)) if plain != asked else "",
        texts(
            "why.formula.attainment",
            fact=number_shown(fact, facts, texts),
            asked=number_shown(asked, facts, texts),
            share=percent(fact, asked, texts.language),
        ),
    )


def _minimum_parts(facts: ExplanationFacts, texts: Texts) -> Iterator[Html]:
    for minimum, days in groupby(it for it in facts.asked.plain.values() if it):
        count = sum(1 for _ in days)
        yield texts.plural("why.minimum_part", count, minimum=number_shown(minimum, facts, texts))


def _relief(relief: Relief, facts: ExplanationFacts, texts: Texts) -> Html:
    why = relief_lines([relief.easing], texts) or texts("why.own_week")
    return texts("why.relief", why=why, less=number_shown(relief.less, facts, texts))


def number_shown(number: int, facts: ExplanationFacts, texts: Texts) -> str:
    metric = "talk_minutes" if facts.claim.metric == AVG_TALK else facts.claim.metric
    return shown(metric, number, texts, facts.team.currency)
