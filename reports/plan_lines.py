"""How a plan reads: what is done of it, the pace, where it will end, what a day should bring."""

from collections.abc import Iterable, Sequence
from fractions import Fraction

from locales.numbers import percent
from locales.texts import Html, Texts
from reports.attainment import MET, OPEN
from reports.figures import shown
from reports.wording import lines, metric_name, short_shown
from sales.plan_standing import PlanStanding
from sales.plans import Level, TeamPlan

ROOMY = 4  # plans, each with a second line
MOST = 9  # plans in a message


def plan_lines(
    standings: Sequence[PlanStanding],
    texts: Texts,
    currency: str,
    room: int = MOST,
    beside: int = 0,
) -> Html:
    """A plan a paragraph; where there are many, with those ``beside``, a line each."""
    told = brief_line if beside + len(standings) > ROOMY else _paragraph
    more = len(standings) - room
    return lines(
        *(told(it, texts, currency) for it in standings[:room]),
        texts("plan.more", n=more) if more > 0 else "",
    )


def brief_line(it: PlanStanding, texts: Texts, currency: str) -> Html:
    """➖ Продажи 30 из 60 · 50 % · темп 125 % · прогноз 75."""
    return _joined([_fact(it, texts, currency), *_course(it, texts, currency, is_brief=True)])


def own_plan_lines(standings: Iterable[PlanStanding], texts: Texts, currency: str) -> Html:
    """The plans of the month or the week under somebody's day, week or month: at most three."""
    found = list(standings)[:3]
    if not found:
        return Html()
    return lines(
        texts(f"plan.under_{found[0].kind}"), *(brief_line(it, texts, currency) for it in found)
    )


def beside_people(plan: TeamPlan, metric: str, texts: Texts, currency: str) -> Html:
    """The persons' sum beside the team's own plan, where both are there."""
    if plan.own is None or not plan.of_people:
        return Html()
    name, of_people = metric_name(texts, metric), shown(metric, plan.of_people, texts, currency)
    if not plan.uncovered:
        return texts("plan.of_people", metric=name, of_people=of_people)
    key = "plan.people_less" if plan.uncovered > 0 else "plan.people_more"
    by = shown(metric, abs(plan.uncovered), texts, currency)
    return texts(key, metric=name, of_people=of_people, by=by)


def plan_name(it: PlanStanding, texts: Texts) -> Html:
    """Встречи; where no plan is asked but something else: Встречи (вызов)."""
    name = metric_name(texts, it.metric)
    return name if it.level is Level.PLAN else texts(f"plan.only_{it.level}", metric=name)


def percents(share: Fraction | None, language: str) -> str:
    """125 %; no value is a dash."""
    return (
        percent(0, 0, language)
        if share is None
        else percent(share.numerator, 100 * share.denominator, language)
    )


def rounded(value: Fraction) -> int:
    """Half up."""
    return int(value + Fraction(1, 2))


def _paragraph(it: PlanStanding, texts: Texts, currency: str) -> Html:
    return lines(
        Html(f"\n{_fact(it, texts, currency)}"),
        _joined(_course(it, texts, currency)),
        _joined(_ahead(it, texts, currency)),
        _levels(it, texts, currency),
    )


def _fact(it: PlanStanding, texts: Texts, currency: str) -> Html:
    is_less = it.asked < it.full
    return texts(
        "plan.relieved" if is_less else "plan.line",
        mark=MET if it.fact >= it.asked else OPEN,
        metric=plan_name(it, texts),
        fact=shown(it.metric, it.fact, texts, currency),
        asked=shown(it.metric, it.asked, texts, currency),
        share=percent(it.fact, it.asked, texts.language),
        **({"full": shown(it.metric, it.full, texts, currency)} if is_less else {}),
    )


def _course(
    it: PlanStanding, texts: Texts, currency: str, *, is_brief: bool = False
) -> Iterable[Html]:
    """Nothing, once the period is over: the fact is where it ended."""
    if not it.progress.left:
        return
    if it.pace is not None:
        is_under_way = it.fact != it.progress.completed
        key = "plan.pace_before_today" if is_under_way else "plan.pace"
        yield texts(key, pace=percents(it.pace, texts.language))
    ended = _end(it, texts, currency, is_brief=is_brief)
    if ended:
        yield ended


def _end(it: PlanStanding, texts: Texts, currency: str, *, is_brief: bool) -> Html:
    """Where it will end: the projection, and while the plan is open, from where to where;
    that alone where the projection lies outside it.
    """
    projected = it.projection.told
    said = (
        {}
        if projected is None
        else {"value": short_shown(it.metric, rounded(projected), texts, currency)}
    )
    is_enough = is_brief or it.fact >= it.asked
    between = None if said and is_enough else interval_shown(it, texts, currency)
    if between is None:
        return texts("plan.projection", **said) if said else Html()
    low, high = between
    return texts("plan.between" if said else "plan.interval", low=low, high=high, **said)


def interval_shown(it: PlanStanding, texts: Texts, currency: str) -> tuple[str, str] | None:
    """From where to where it will likely end; None where both read the same."""
    if it.projection.interval is None:
        return None
    low, high = (short_shown(it.metric, end, texts, currency) for end in it.projection.interval)
    return None if low == high else (low, high)


def _ahead(it: PlanStanding, texts: Texts, currency: str) -> Iterable[Html]:
    """What the days left are to bring, and how likely they are to."""
    if not it.progress.left or it.fact >= it.asked or it.is_stretch:
        return
    if it.chance is not None:
        key = "plan.chance" if it.level is Level.PLAN else "plan.chance_minimum"
        yield texts(key, chance=percent(it.chance, 100, texts.language))
    if it.needed is not None:
        yield texts(
            "plan.needed",
            needed=short_shown(it.metric, it.needed, texts, currency),
            days=len(it.progress.left),
        )


def _levels(it: PlanStanding, texts: Texts, currency: str) -> Html:
    """The other levels, where there are several."""
    others = [level for level in Level if level in it.levels and level is not it.level]
    return _joined(
        texts(
            f"plan.level_{level}",
            amount=shown(it.metric, it.levels[level], texts, currency),
            mark=MET if it.fact >= it.levels[level] else OPEN,
        )
        for level in others
    )


def _joined(parts: Iterable[Html]) -> Html:
    return Html(" · ".join(parts))
