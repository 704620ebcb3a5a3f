"""The team against its plans: its own beside its people's sum, who lags, who has not said yes."""

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from charts.specs import BulletSpec, CourseSpec
from locales.numbers import month_year
from locales.texts import Html, Texts
from reports.ledger_line import LedgerWords
from reports.plan_course import PlanLine, plan_line
from reports.plan_facts import (
    TeamStanding,
    load_plan_sources,
    person_standings,
    planned_people,
    team_standings,
)
from reports.plan_lines import beside_people, percents, plan_lines
from reports.plan_pictures import Bullet, bullets, course, progress_subtitle
from reports.plan_reliefs import Eased, eased, people_relief_lines
from reports.post import Button, Buttons, Post
from reports.team_period import capacity_of
from reports.why_button import why_button
from reports.wording import lines, listed, metric_name, period_name, short_name
from sales.claims import Claim, Held
from sales.periods import DAY, Period, local_day, month_period
from sales.plan_standing import PlanStanding
from sales.targets import EACH, Target, terms
from sales.teams import Person, Role, Team
from storage import people, targets
from storage.acknowledgements import accepted

VIEWS = ("people", "line")
KINDS = ("month", "week")
NAMES = 4
_FIRST = ("revenue", "won", "meetings", "calls")
"""Which metric is drawn where none is asked for; else the first of the catalogue."""


@dataclass(frozen=True, slots=True)
class Acknowledged:
    """Of those who work in a month and are asked for something: who has confirmed it, who has not
    yet.
    """

    month: date  # its first day
    yes: tuple[Person, ...] = ()
    not_yet: tuple[Person, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamPlanFacts:
    """``of_team`` and ``of_people`` by metric; ``line`` of the ``metric`` drawn, "" for none.

    ``reliefs``: of its people's plans. ``is_over``: the period is past; then nobody is away, and
    nothing is to confirm.
    """

    team: Team
    kind: str
    period: Period
    is_over: bool
    people: tuple[Person, ...]
    away: frozenset[int]
    metric: str
    of_team: Mapping[str, TeamStanding]
    of_people: Mapping[int, tuple[PlanStanding, ...]]
    line: PlanLine | None
    acknowledged: Acknowledged
    ahead: Acknowledged
    reliefs: tuple[Eased, ...]
    names: Mapping[int, str]

    def standing(self, person_id: int) -> PlanStanding | None:
        """Of the metric drawn."""
        return next((it for it in self.of_people[person_id] if it.metric == self.metric), None)


def load_team_plan(
    db: sqlite3.Connection,
    team: Team,
    now: datetime,
    *,
    kind: str = "month",
    metric: str = "",
    day: date | None = None,
) -> TeamPlanFacts:
    """The period around ``day`` (None: today); without a ``metric`` the one that weighs most."""
    today = local_day(now, team.timezone)
    sources = load_plan_sources(db, team, kind, day or today, now)
    ids = planned_people(sources)
    of_people = {person_id: person_standings(sources, person_id) for person_id in ids}
    of_team = team_standings(sources, of_people)
    drawn = metric if metric in of_team else _first(of_team, of_people)
    planned = [it.person for it in sources.roster.sellers() if it.person.id in of_people]
    is_over, month = sources.period.end <= today, month_period(today).start
    away = (it for it in ids if sources.capacity.of(it).absence_on(today) is not None)
    return TeamPlanFacts(
        team=team,
        kind=kind,
        period=sources.period,
        is_over=is_over,
        people=tuple(planned),
        away=frozenset() if is_over else frozenset(away),
        metric=drawn,
        of_team=of_team,
        of_people=of_people,
        line=plan_line(sources, drawn, of_people) if drawn else None,
        acknowledged=Acknowledged(month) if is_over else load_acknowledged(db, team, now),
        ahead=Acknowledged(month) if is_over else _load_acknowledged_ahead(db, team, today),
        reliefs=tuple(relief for it in ids for relief in eased(sources, it, drawn)),
        names=people.names(db, team.id),
    )


def load_acknowledged(db: sqlite3.Connection, team: Team, now: datetime) -> Acknowledged:
    """Of everything asked of this month's days, weeks and the month itself."""
    month = month_period(local_day(now, team.timezone))
    return _acknowledged(db, team, month, targets.all_targets(db, team.id, team.timezone))


def _load_acknowledged_ahead(db: sqlite3.Connection, team: Team, today: date) -> Acknowledged:
    """Of those for whom plans of the next month are set already."""
    month = month_period(month_period(today).end)
    said = targets.all_targets(db, team.id, team.timezone)
    planned = {it.aim.person_id for it in said if it.starts_on in month and it.aim.period != "day"}
    found = _acknowledged(db, team, month, said)
    return (
        found
        if EACH in planned
        else replace(
            found,
            yes=tuple(it for it in found.yes if it.id in planned),
            not_yet=tuple(it for it in found.not_yet if it.id in planned),
        )
    )


def _acknowledged(
    db: sqlite3.Connection, team: Team, month: Period, said: tuple[Target, ...]
) -> Acknowledged:
    said_yes = accepted(db, team.id, month.start)
    capacity = capacity_of(db, team, month.start)
    asked = {
        member.person: terms(said, member.person.id, month.end - DAY)
        for member in people.roster(db, team.id).sellers()
        if member.role is Role.MANAGER and capacity.of(member.person.id).workdays(month)
    }
    yes = [person for person, it in asked.items() if it and (person.id, it) in said_yes]
    return Acknowledged(
        month.start,
        yes=tuple(yes),
        not_yet=tuple(person for person, it in asked.items() if it and person not in yes),
    )


def _first(
    of_team: Mapping[str, TeamStanding], of_people: Mapping[int, tuple[PlanStanding, ...]]
) -> str:
    """What most people have a plan of; among equals what weighs most."""
    counts = {
        metric: sum(it.metric == metric for of_one in of_people.values() for it in of_one)
        for metric in of_team
    }
    order = [*_FIRST, *of_team]
    return min(of_team, key=lambda it: (-counts[it], order.index(it)), default="")


def build_team_plan(
    facts: TeamPlanFacts, texts: Texts, view: str = "people", *, reader_id: int = 0
) -> Post:
    """For heads, with who lags and who has not confirmed; to their own plan, if they have one."""
    own = Button(texts("plan.button_own"), "plan:me:bars")
    post = build_plan_post(facts, texts, view)
    return Post(
        lines(
            post.text,
            _behind(facts, texts),
            people_relief_lines(facts.reliefs, LedgerWords(facts.team, facts.names, texts)),
            acknowledged_line(facts.acknowledged, texts),
            _ahead_line(facts.ahead, texts),
        ),
        post.picture,
        (
            *_buttons(facts, texts, view),
            *(((own,),) if reader_id in facts.of_people and not facts.is_over else ()),
            *post.buttons,
        ),
    )


def build_plan_post(facts: TeamPlanFacts, texts: Texts, view: str = "people") -> Post:
    """For the team's chat: the team's plans, and one of them in a picture."""
    title = texts(
        "plan.team_title",
        period=period_name(texts, facts.kind, facts.period),
        team=short_name(facts.team.name),
    )
    if not facts.of_team:
        return Post(lines(title, texts(f"plan.none_of_{facts.kind}")))
    claim = Claim(held=Held.PASSED, team_id=facts.team.id, period=facts.period, is_plan=True)
    return Post(
        lines(
            title,
            plan_lines(
                [it.standing for it in facts.of_team.values()], texts, facts.team.currency, room=5
            ),
            *(
                beside_people(it.plan, metric, texts, facts.team.currency)
                for metric, it in facts.of_team.items()
                if metric == facts.metric
            ),
        ),
        _picture(facts, texts, view),
        ((why_button(claim, texts),),),
    )


def acknowledged_line(found: Acknowledged, texts: Texts) -> Html:
    """✅ План приняли: 3 из 6. Ещё нет: …"""
    whole = len(found.yes) + len(found.not_yet)
    if not whole:
        return Html()
    if not found.not_yet:
        return texts("plan.all_accepted", of=whole)
    names = listed(texts, [short_name(it.name) for it in found.not_yet], NAMES)
    return texts("plan.some_accepted", n=len(found.yes), of=whole, names=names)


def _ahead_line(found: Acknowledged, texts: Texts) -> Html:
    """✍️ План на декабрь 2026 подтвердили: 1 из 2. Ещё нет: Мария Смирнова."""
    whole = len(found.yes) + len(found.not_yet)
    if not whole:
        return Html()
    names = listed(texts, [short_name(it.name) for it in found.not_yet], NAMES)
    return texts(
        "plan.ahead_accepted",
        month=month_year(found.month, texts.language),
        n=len(found.yes),
        of=whole,
        rest=texts("plan.ahead_rest", names=names) if names else Html(),
    )


def acknowledged_count(found: Acknowledged, texts: Texts) -> Html:
    """Without the names, which ``/plan`` tells."""
    whole = len(found.yes) + len(found.not_yet)
    return texts("plan.accepted_count", n=len(found.yes), of=whole) if whole else Html()


def _behind(facts: TeamPlanFacts, texts: Texts) -> Html:
    """Who is behind what the days passed should have brought, the furthest first; of those here."""
    paces = [
        (it.pace, person)
        for person in facts.people
        if person.id not in facts.away
        if (it := facts.standing(person.id)) is not None and it.pace is not None and it.pace < 100
    ]
    paces.sort(key=lambda it: (it[0], it[1].name))
    told = [
        texts("plan.behind_one", name=short_name(person.name), pace=percents(it, texts.language))
        for it, person in paces
    ]
    if not told:
        return Html()
    metric = metric_name(texts, facts.metric)
    key = "plan.missed" if facts.is_over else "plan.behind"
    return texts(key, metric=metric, names=listed(texts, told, NAMES))


def _picture(facts: TeamPlanFacts, texts: Texts, view: str) -> BulletSpec | CourseSpec:
    standing, currency = facts.of_team[facts.metric].standing, facts.team.currency
    rows = [Bullet(it.name, facts.standing(it.id), it.id in facts.away) for it in facts.people]
    if facts.line is not None and (view == "line" or not any(it.standing for it in rows)):
        return course(facts.team.name, standing, facts.line, texts, currency)
    subtitle = progress_subtitle(standing, texts)
    return bullets(facts.team.name, subtitle, rows, texts, currency)


def _buttons(facts: TeamPlanFacts, texts: Texts, view: str) -> Buttons:
    """Another metric, the other picture, the other period: that one of now."""
    day = f":{facts.period.start}" if facts.is_over else ""
    others = [
        Button(texts(f"metric.{metric}"), f"plan:team:{facts.kind}:{metric}:{view}{day}")
        for metric in facts.of_team
        if metric != facts.metric
    ]
    other_view = "line" if view == "people" else "people"
    views = Button(
        texts(f"plan.button_{other_view}"),
        f"plan:team:{facts.kind}:{facts.metric}:{other_view}{day}",
    )
    kind = next(it for it in KINDS if it != facts.kind)
    periods = Button(texts(f"period.{kind}"), f"plan:team:{kind}::people")
    rows = [tuple(others[start : start + 3]) for start in range(0, len(others), 3)]
    return (*rows, (views, periods) if facts.of_team else (periods,))
