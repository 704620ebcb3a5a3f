"""How a figure is reckoned, in words: its formula and source, its minimum, what relieves of it."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from locales.numbers import percent
from locales.texts import Html, Texts
from reports.attainment import beside
from reports.explanation import ExplanationFacts
from reports.explanation_asked import Relief
from reports.explanation_reliefs import reason
from reports.explanation_words import History
from reports.figures import shown
from reports.ledger_line import LedgerWords
from reports.wording import lines, short_name
from sales.catalog import CATALOG, NOTHING, POINTS
from sales.claims import ATTAINMENT_SOURCE, AVG_TALK, AVG_TALK_SOURCE, TEAM
from sales.weights import Weights

RELIEFS = 5  # reasons, or people


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
    return cited(codes, texts)


def cited(codes: str, texts: Texts) -> Html:
    """The articles that the codes of the catalogue name: «A8, D7», each article once."""
    points: dict[str, list[str]] = {}
    for code in codes.split(", "):
        points.setdefault(code[0], []).extend(code[1:].split())
    articles = (_article(article, texts, of_article) for article, of_article in points.items())
    return texts("why.source", articles=Html(" · ".join(articles)))


def _article(article: str, texts: Texts, points: Sequence[str]) -> Html:
    name = texts(f"why.article.{article}")
    return texts("why.point", article=name, points=", ".join(points)) if points else name


def minimum_lines(facts: ExplanationFacts, texts: Texts, *, is_public: bool) -> Html:
    """What the figure is held against, with what people are relieved of; and the attainment."""
    metric, asked = facts.claim.metric, facts.asked_in_all.get(facts.claim.metric, 0)
    plain = sum(facts.asked.plain.values())
    if metric == AVG_TALK:
        return _band_lines(facts, texts, is_public=is_public)
    if not plain:
        return Html()
    return lines(
        texts(
            "why.minimum",
            parts=Html(" + ".join(_minimum_parts(facts, texts))),
            asked=number_shown(plain, facts, texts),
        ),
        _history(facts, texts, is_public=is_public) if len(facts.asked.words) > 1 else "",
        _relief_lines(facts, texts, is_public=is_public),
        texts("why.relieved", asked=number_shown(asked, facts, texts)) if plain != asked else "",
        _attainment(facts, texts),
    )


def _attainment(facts: ExplanationFacts, texts: Texts) -> Html:
    """With what was done by those who were not asked for it; "" where nothing is left to ask."""
    it = facts.attainment
    if it is None:
        return Html()
    line = texts(
        "why.formula.attainment",
        fact=number_shown(it.fact, facts, texts),
        asked=number_shown(it.asked, facts, texts),
        share=percent(it.fact, it.asked, texts.language),
    )
    return Html(f"{line}{beside(it, texts, facts.team.currency)}")


def _band_lines(facts: ExplanationFacts, texts: Texts, *, is_public: bool) -> Html:
    """The band, since when it holds, and on which side of it the average is."""
    band, talk = facts.asked.band, facts.figures.get("talk_minutes", NOTHING)
    if band is None:
        return Html()
    side = ""
    if talk.count:
        is_below = talk.total < band.lower * talk.count
        is_above = talk.total > band.upper * talk.count
        side = "below" if is_below else "above" if is_above else "inside"
    return lines(
        _history(facts, texts, is_public=is_public),
        texts(f"why.band_{side}", lower=band.lower, upper=band.upper) if side else "",
    )


def _history(facts: ExplanationFacts, texts: Texts, *, is_public: bool) -> Html:
    history = History(
        team=facts.team,
        names={} if is_public else facts.names,
        shown_at=facts.claim.shown_at,
        texts=texts,
    )
    return history.lines(facts.asked.words)


def _relief_lines(facts: ExplanationFacts, texts: Texts, *, is_public: bool) -> Html:
    """Each reason; to those who may not know why somebody is relieved, how much it is in all."""
    reliefs = facts.asked.reliefs
    if not facts.sees_entries or is_public:
        less = sum(it.less for it in reliefs)
        return (
            texts("why.relieved_in_all", less=number_shown(less, facts, texts)) if less else Html()
        )
    hidden = sum(it.less for it in reliefs[RELIEFS:])
    return lines(
        *(_relief(it, facts, texts) for it in reliefs[:RELIEFS]),
        texts("why.reliefs_more", less=number_shown(hidden, facts, texts)) if hidden else "",
    )


def _minimum_parts(facts: ExplanationFacts, texts: Texts) -> Iterator[Html]:
    for minimum, days in groupby(it for it in facts.asked.plain.values() if it):
        count = sum(1 for _ in days)
        yield texts.plural("why.minimum_part", count, minimum=number_shown(minimum, facts, texts))


def _relief(relief: Relief, facts: ExplanationFacts, texts: Texts) -> Html:
    why = reason(relief.easings, texts, LedgerWords(facts.team, facts.names, texts))
    line = texts("why.relief", why=why, less=number_shown(relief.less, facts, texts))
    if facts.claim.person_id != TEAM:
        return line
    return texts("why.of_person", name=short_name(facts.names[relief.person_id]), line=line)


def number_shown(number: int, facts: ExplanationFacts, texts: Texts) -> str:
    metric = "talk_minutes" if facts.claim.metric == AVG_TALK else facts.claim.metric
    return shown(metric, number, texts, facts.team.currency)
