"""How an explanation reads: the formula in words, the minimum, what adds up, what has changed."""

from datetime import datetime

from locales.numbers import NO_VALUE, day_range, mean
from locales.texts import Html, Texts
from reports.explanation import ExplanationFacts, Share
from reports.explanation_buttons import (
    build_buttons,
    metric_buttons,
    on_page,
    pages,
    public_buttons,
)
from reports.explanation_formula import formula, minimum_lines, number_shown, source
from reports.explanation_morning import morning_lines
from reports.figures import shown
from reports.ledger_line import LedgerWords
from reports.post import Post
from reports.wording import lines, metric_name, period_name, short_name
from sales.catalog import NOTHING, Figures, value
from sales.claims import AVG_TALK, EXPLAINED, TEAM
from sales.explanation import Cut, rests_on, worth
from sales.periods import DAY, PERIODS, local_day
from storage.ledger import Entry

CHANGES = 5


def build_explanation(facts: ExplanationFacts, texts: Texts, *, is_public: bool = False) -> Post:
    """``is_public``: for the team's chat, the formula and the totals only."""
    if not facts.claim.metric:
        return _overview(facts, texts, is_public=is_public)
    return Post(
        lines(
            _title(facts, texts),
            _period(facts, texts),
            formula(facts, texts),
            minimum_lines(facts, texts, is_public=is_public),
            "" if is_public else _lines(facts, texts),
            _closed(facts, texts),
            _changes(facts, texts, is_public=is_public),
            source(facts, texts),
        ),
        buttons=public_buttons(facts.claim, texts) if is_public else build_buttons(facts, texts),
    )


def _overview(facts: ExplanationFacts, texts: Texts, *, is_public: bool) -> Post:
    """All that the report showed: each figure's metric is a button."""
    found = [it for it in EXPLAINED if _has(facts, it)]
    return Post(
        lines(
            texts("why.overview", whose=_whose(facts)),
            _period(facts, texts),
            *(_overview_line(it, facts, texts) for it in found),
            "" if found else texts("why.nothing"),
            _changes(facts, texts, is_public=is_public),
            "" if is_public else morning_lines(facts.morning, texts),
            "" if is_public or not found else texts("why.choose"),
        ),
        buttons=public_buttons(facts.claim, texts)
        if is_public
        else metric_buttons(facts, found, texts),
    )


def _has(facts: ExplanationFacts, metric: str) -> bool:
    if metric == AVG_TALK:
        has_talked = facts.figures.get("talk_minutes", NOTHING).count
        return bool(has_talked or facts.asked.band)
    return bool(value(metric, facts.figures) or facts.asked_in_all.get(metric))


def _overview_line(metric: str, facts: ExplanationFacts, texts: Texts) -> Html:
    total = _total(facts, facts.figures, texts, metric)
    count = sum(1 for it in facts.ledger if _counts(it, metric, facts))
    name = metric_name(texts, metric)
    if not facts.sees_entries:
        return texts("why.figure", metric=name, total=total)
    entries = texts.plural("why.entries_n", count)
    return texts("why.figure_of", metric=name, total=total, entries=entries)


def _counts(entry: Entry, metric: str, facts: ExplanationFacts) -> bool:
    weights = facts.weights[entry.what.day]
    return not entry.voided_at and rests_on(metric, entry.what, weights)


def _title(facts: ExplanationFacts, texts: Texts) -> Html:
    metric = metric_name(texts, facts.claim.metric)
    total = _total(facts, facts.figures, texts)
    return texts("why.title", metric=metric, total=total, whose=_whose(facts))


def _whose(facts: ExplanationFacts) -> str:
    person_id = facts.claim.person_id
    return short_name(facts.team.name if person_id == TEAM else facts.names[person_id])


def _period(facts: ExplanationFacts, texts: Texts) -> Html:
    period = facts.claim.period
    for kind, around in PERIODS.items():
        if around(period.start) == period:
            name = period_name(texts, kind, period)
            return texts(f"board.of_{kind}", period=name)
    return texts("why.days", days=day_range(period.start, period.end - DAY, texts.language))


def _total(facts: ExplanationFacts, figures: Figures, texts: Texts, metric: str = "") -> str:
    """The figure; of an average, what it rests on with it."""
    metric = metric or facts.claim.metric
    if metric != AVG_TALK:
        return shown(metric, value(metric, figures), texts, facts.team.currency)
    talk = figures.get("talk_minutes", NOTHING)
    if not talk.count:
        return NO_VALUE
    minutes = shown("talk_minutes", talk.total, texts, "")
    return texts.plural(
        "why.mean", talk.count, total=minutes, mean=mean(talk.total, talk.count, texts.language)
    )


def _signed(number: int, facts: ExplanationFacts, texts: Texts) -> str:
    sign = "+" if number >= 0 else "−"
    return f"{sign}{number_shown(abs(number), facts, texts)}"


def _lines(facts: ExplanationFacts, texts: Texts) -> Html:
    """A page of what adds up: entries, or people."""
    if facts.claim.person_id == TEAM:
        people = on_page(facts.people, facts.claim)
        return lines(
            texts("why.people"),
            *(_person_line(it, facts, texts) for it in people),
            _page(facts, len(facts.people), texts),
        )
    if not facts.sees_entries:
        return Html()
    return lines(
        texts("why.entries"),
        *(_line(it, facts, texts) for it in on_page(facts.lines, facts.claim)),
        "" if facts.lines else texts("why.nothing"),
        _page(facts, len(facts.lines), texts),
    )


def _person_line(person_id: int, facts: ExplanationFacts, texts: Texts) -> Html:
    total = _total(facts, facts.by_person[person_id], texts)
    return texts("why.person", name=_name(person_id, facts), total=total)


def _name(person_id: int, facts: ExplanationFacts) -> str:
    return short_name(facts.names[person_id])


def _line(line: Share | Cut, facts: ExplanationFacts, texts: Texts) -> Html:
    if isinstance(line, Cut):
        return texts(
            "why.cut",
            points=line.points,
            day=line.day,
            metric=metric_name(texts, line.metric),
            cap=line.cap,
        )
    return _entry_line(line.entry, _worth(line.entry, facts), facts, texts)


def _worth(entry: Entry, facts: ExplanationFacts) -> int:
    """Also of a voided one: what it brought while it stood."""
    return worth(facts.claim.metric, entry.what, facts.weights[entry.what.day])


def _entry_line(entry: Entry, brought: int, facts: ExplanationFacts, texts: Texts) -> Html:
    words = LedgerWords(facts.team, facts.names, texts)
    line = texts(
        "why.entry",
        worth=_signed(brought, facts, texts),
        what=words.what(entry),
        day=entry.what.day,
        id=str(entry.id),
    )
    return words.struck(entry, line)


def _closed(facts: ExplanationFacts, texts: Texts) -> Html:
    """What the figure was when its month was closed."""
    if facts.closed is None:
        return Html()
    day = local_day(facts.closed.at, facts.team.timezone)
    return texts("why.closed", day=day, fact=number_shown(facts.closed.fact, facts, texts))


def _changes(facts: ExplanationFacts, texts: Texts, *, is_public: bool) -> Html:
    """What was logged or voided after the figure was shown."""
    shown_at, metric = facts.claim.shown_at, facts.claim.metric
    if shown_at is None or (is_public and not metric):
        return Html()
    since = _moment(shown_at, facts, texts)
    changes = () if is_public else facts.changes
    if not metric:
        return texts.plural("why.changed_n", len(changes), since=since) if changes else Html()
    now = value("talk_minutes" if metric == AVG_TALK else metric, facts.figures)
    if now == facts.then and not changes:
        return texts("why.unchanged", since=since)
    hidden = len(changes) - CHANGES
    return lines(
        texts(
            "why.changed",
            since=since,
            then=number_shown(facts.then, facts, texts),
            now=number_shown(now, facts, texts),
        ),
        *(_change_line(it, facts, texts) for it in changes[:CHANGES]),
        texts("why.changes_more", n=hidden) if hidden > 0 else "",
    )


def _change_line(entry: Entry, facts: ExplanationFacts, texts: Texts) -> Html:
    brought = _worth(entry, facts)
    line = _entry_line(entry, -brought if entry.voided_at else brought, facts, texts)
    if facts.claim.person_id != TEAM:
        return line
    return texts("why.of_person", name=_name(entry.source.person_id, facts), line=line)


def _moment(moment: datetime, facts: ExplanationFacts, texts: Texts) -> str:
    words = LedgerWords(facts.team, facts.names, texts)
    return words.when(moment, facts.claim.period.end - DAY)


def _page(facts: ExplanationFacts, count: int, texts: Texts) -> Html:
    if pages(count) == 1:
        return Html()
    return texts("why.page", page=facts.claim.page + 1, of=pages(count))
