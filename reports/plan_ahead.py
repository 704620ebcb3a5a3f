"""``/plan декабрь``: what is planned of a month ahead, of one person or of the team's people."""

import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from locales.numbers import month_year
from locales.texts import Html, Texts
from reports.acknowledged import Acknowledged, ahead_line, load_acknowledged_in
from reports.figures import named, shown
from reports.plan_facts import (
    load_plan_sources,
    person_standings,
    planned_people,
    team_standings,
)
from reports.plan_shares import PlanSources
from reports.post import Button, Post
from reports.wording import lines, listed, metric_name, period_name, short_name
from sales.periods import DAY, Period, local_day
from sales.plan_standing import PlanStanding
from sales.plans import Level
from sales.targets import EACH, fingerprint, plans_of, to_confirm
from sales.teams import Person, Team
from storage.acknowledgements import accepted
from storage.targets import minimums_of

PEOPLE = 20
METRICS = 4
Amounts = Mapping[Level, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnAhead:
    """``of_weeks``: what a week of the month is asked, by metric. ``shown``: tells the terms to
    confirm, "" where nothing new is asked; ``accepted_at``: when they were confirmed.
    """

    team: Team
    person: Person
    month: Period
    of_month: tuple[PlanStanding, ...]
    of_weeks: Mapping[str, Amounts]
    minimums: Mapping[str, int]
    shown: str
    accepted_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamAhead:
    """``of_team``: of the team's own plans; ``people``: those with a plan of the month."""

    team: Team
    month: Period
    of_team: tuple[PlanStanding, ...]
    people: tuple[tuple[Person, tuple[PlanStanding, ...]], ...]
    acknowledged: Acknowledged


def load_own_ahead(
    db: sqlite3.Connection, team: Team, person: Person, now: datetime, *, day: date
) -> OwnAhead:
    """Of the month around ``day``, which has not begun."""
    found = load_plan_sources(db, team, "month", day, now, person.id)
    last = found.period.end - DAY
    asked = to_confirm(found.said, person.id, last)
    return OwnAhead(
        team=team,
        person=person,
        month=found.period,
        of_month=person_standings(found, person.id),
        of_weeks=_of_weeks(found, person.id, last),
        minimums=minimums_of(db, team.id, person.id, last),
        shown=fingerprint(asked, found.period.start) if asked and _is_new(found, person) else "",
        accepted_at=accepted(db, team.id, found.period.start).get((person.id, asked)),
    )


def _of_weeks(found: PlanSources, person_id: int, last: date) -> dict[str, Amounts]:
    held = {
        metric: {level: plan.amount_on(last) for level, plan in levels.items()}
        for (kind, metric), levels in plans_of(found.said, person_id).items()
        if kind == "week"
    }
    return {metric: amounts for metric, amounts in held.items() if any(amounts.values())}


def _is_new(found: PlanSources, person: Person) -> bool:
    """Whether anything is said from the month on: else what holds by then is not asked anew."""
    return any(
        it.starts_on in found.period and it.aim.person_id in {EACH, person.id} for it in found.said
    )


def load_team_ahead(db: sqlite3.Connection, team: Team, now: datetime, *, day: date) -> TeamAhead:
    found = load_plan_sources(db, team, "month", day, now)
    of_people = {it: person_standings(found, it) for it in planned_people(found)}
    persons = (it.person for it in found.roster.sellers())
    return TeamAhead(
        team=team,
        month=found.period,
        of_team=tuple(
            it.standing
            for it in team_standings(found, of_people).values()
            if it.plan.own is not None
        ),
        people=tuple((it, of_people[it.id]) for it in persons if of_people.get(it.id)),
        acknowledged=load_acknowledged_in(db, team, found.period),
    )


def build_own_ahead(facts: OwnAhead, texts: Texts, *, is_own: bool = True) -> Post:
    """With a button to confirm what is new; ``is_own``: the reader's, else a head reads it."""
    title = texts(
        "plan.own_title",
        period=period_name(texts, "month", facts.month),
        name=short_name(facts.person.name),
    )
    told = lines(
        *(_metric_line(it, texts, facts.team.currency) for it in facts.of_month),
        *(
            texts(
                "plan.ahead_week",
                metric=metric_name(texts, metric),
                amounts=_amounts(metric, amounts, texts, facts.team.currency),
            )
            for metric, amounts in facts.of_weeks.items()
        ),
        _minimums(facts, texts),
    )
    is_open = bool(facts.shown) and facts.accepted_at is None
    accept = Button(
        texts("plan.button_accept_of", month=month_year(facts.month.start, texts.language)),
        f"plan:yes:{facts.team.id}:{facts.shown}",
    )
    return Post(
        lines(title, told or texts("plan.nothing_asked"), _accepted(facts, texts, is_own=is_own)),
        buttons=((accept,),) if is_own and is_open else (),
    )


def _metric_line(it: PlanStanding, texts: Texts, currency: str) -> Html:
    return texts(
        "plan.ahead_line",
        metric=metric_name(texts, it.metric),
        amounts=_standing(it, texts, currency),
    )


def _standing(it: PlanStanding, texts: Texts, currency: str) -> Html:
    """план 300 · вызов 350 · 14 в день, дней: 22."""
    amounts = _amounts(it.metric, it.levels, texts, currency)
    if not it.needed:
        return amounts
    per_day = texts(
        "plan.ahead_per_day",
        needed=shown(it.metric, it.needed, texts, currency),
        days=len(it.progress.left),
    )
    return Html(f"{amounts} · {per_day}")


def _amounts(metric: str, amounts: Amounts, texts: Texts, currency: str) -> Html:
    return Html(
        " · ".join(
            texts(
                f"plan.level_{level}",
                mark="",
                amount=shown(metric, amounts[level], texts, currency),
            ).strip()
            for level in Level
            if amounts.get(level)
        )
    )


def _minimums(facts: OwnAhead, texts: Texts) -> Html:
    told = [named(metric, it, texts, facts.team.currency) for metric, it in facts.minimums.items()]
    return texts("plan.minimums", asked=listed(texts, told, METRICS)) if told else Html()


def _accepted(facts: OwnAhead, texts: Texts, *, is_own: bool) -> Html:
    if facts.accepted_at is not None:
        return texts("plan.accepted", day=local_day(facts.accepted_at, facts.team.timezone))
    if not facts.shown:
        return Html()
    return texts("plan.to_accept" if is_own else "plan.not_accepted")


def build_team_ahead(facts: TeamAhead, texts: Texts) -> Post:
    """A person a line, and who has confirmed it already."""
    title = texts(
        "plan.team_title",
        period=period_name(texts, "month", facts.month),
        team=short_name(facts.team.name),
    )
    if not facts.of_team and not facts.people:
        return Post(lines(title, texts("plan.none_of_month")))
    more = len(facts.people) - PEOPLE
    return Post(
        lines(
            title,
            *(_metric_line(it, texts, facts.team.currency) for it in facts.of_team),
            *(_person_line(*it, texts, facts.team.currency) for it in facts.people[:PEOPLE]),
            texts("plan.more_people", n=more) if more > 0 else "",
            ahead_line(facts.acknowledged, texts),
        )
    )


def _person_line(
    person: Person, standings: Iterable[PlanStanding], texts: Texts, currency: str
) -> Html:
    told = [
        Html(f"{metric_name(texts, it.metric)} {_standing(it, texts, currency)}")
        for it in standings
    ]
    return texts(
        "plan.ahead_person", name=short_name(person.name), what=listed(texts, told, METRICS)
    )
