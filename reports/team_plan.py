"""The team against its plans: its own beside its people's sum, who lags, who has not said yes."""

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from charts.specs import BulletSpec, CourseSpec
from locales.texts import Html, Texts
from reports.acknowledged import (
    Acknowledged,
    acknowledged_line,
    ahead_line,
    load_acknowledged,
    load_acknowledged_ahead,
)
from reports.closed_month import ClosedMonth, What, closed_lines, load_closed_month
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
from reports.why_button import why_button
from reports.wording import lines, listed, metric_name, period_name, short_name
from sales.claims import Claim, Held
from sales.periods import Period, local_day, month_period
from sales.plan_standing import PlanStanding
from sales.plans import Level
from sales.presses import with_team
from sales.teams import Person, Team
from storage import people

VIEWS = ("people", "line")
KINDS = ("month", "week")
NAMES = 4
AMENDED = (What.FACT, What.PLAN)
_FIRST = ("revenue", "won", "meetings", "calls")
"""Which metric is drawn where none is asked for; else the first of the catalogue."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamPlanFacts:
    """``of_team`` and ``of_people`` by metric; ``line`` of the ``metric`` drawn, "" for none.

    ``reliefs``: of its people's plans. ``is_over``: the period is past; then nobody is away, and
    nothing is to confirm. ``left``: who was in the team in it, and is no more. ``closed``: of a
    month, what it was when it was closed.
    """

    team: Team
    kind: str
    period: Period
    is_over: bool
    people: tuple[Person, ...]
    away: frozenset[int]
    left: frozenset[int]
    metric: str
    of_team: Mapping[str, TeamStanding]
    of_people: Mapping[int, tuple[PlanStanding, ...]]
    line: PlanLine | None
    acknowledged: Acknowledged
    ahead: Acknowledged
    reliefs: tuple[Eased, ...]
    names: Mapping[int, str]
    closed: ClosedMonth | None

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
        left=frozenset(ids) - {it.person.id for it in people.roster(db, team.id).sellers()},
        metric=drawn,
        of_team=of_team,
        of_people=of_people,
        line=plan_line(sources, drawn, of_people) if drawn else None,
        acknowledged=Acknowledged(month) if is_over else load_acknowledged(db, team, now),
        ahead=Acknowledged(month) if is_over else load_acknowledged_ahead(db, team, today),
        reliefs=tuple(relief for it in ids for relief in eased(sources, it, drawn)),
        names=people.names(db, team.id),
        closed=load_closed_month(db, team, sources.period.start) if kind == "month" else None,
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
    own = Button(texts("plan.button_own"), with_team("plan:me:bars", facts.team.id))
    post = build_plan_post(facts, texts, view)
    return Post(
        lines(
            post.text,
            closed_lines(facts.closed, texts, facts.team.currency, facts.of_team, AMENDED),
            _behind(facts, texts),
            people_relief_lines(facts.reliefs, LedgerWords(facts.team, facts.names, texts)),
            acknowledged_line(facts.acknowledged, texts),
            ahead_line(facts.ahead, texts),
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


def _behind(facts: TeamPlanFacts, texts: Texts) -> Html:
    """Who is behind what the days passed should have brought, the furthest first; of those here."""
    paces = [
        (it.pace, person, it.level)
        for person in facts.people
        if person.id not in facts.away | facts.left
        if (it := facts.standing(person.id)) is not None and it.pace is not None and it.pace < 100
    ]
    paces.sort(key=lambda it: (it[0], it[1].name))
    told = [
        texts("plan.behind_one", name=short_name(person.name), pace=percents(it, texts.language))
        for it, person, _ in paces
    ]
    if not told:
        return Html()
    metric = metric_name(texts, facts.metric)
    has_plan = any(level is Level.PLAN for *_, level in paces)
    missed = "plan.missed" if has_plan else "plan.missed_minimum"
    key = missed if facts.is_over else "plan.behind"
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
        Button(texts(f"metric.{metric}"), _page(facts, f"{facts.kind}:{metric}:{view}{day}"))
        for metric in facts.of_team
        if metric != facts.metric
    ]
    other_view = "line" if view == "people" else "people"
    views = Button(
        texts(f"plan.button_{other_view}"),
        _page(facts, f"{facts.kind}:{facts.metric}:{other_view}{day}"),
    )
    kind = next(it for it in KINDS if it != facts.kind)
    periods = Button(texts(f"period.{kind}"), _page(facts, f"{kind}::people"))
    rows = [tuple(others[start : start + 3]) for start in range(0, len(others), 3)]
    return (*rows, (views, periods) if facts.of_team else (periods,))


def _page(facts: TeamPlanFacts, which: str) -> str:
    return with_team(f"plan:team:{which}", facts.team.id)
