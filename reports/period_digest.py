"""The past week or month for heads and those who look on: figures, people, and a picture."""

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from charts.specs import Cell, TeamDaySpec, TeamRow
from locales.numbers import percent
from locales.texts import Html, Texts
from reports.attainment import DETAILS, attainment_lines, extras_line
from reports.board import Kind
from reports.changes import COMPARED, Change, changed, figures_line
from reports.plan_lines import plan_name
from reports.post import Post
from reports.team import MAX_COLUMNS, TeamReportFacts, build_team_report, load_team_report
from reports.team_plan import load_team_plan
from reports.why_button import why_buttons
from reports.wording import drawn_metrics, lines, period_name, short_name, short_shown
from sales.attainment import asked_together
from sales.catalog import POINTS, value
from sales.claims import Claim, Held
from sales.folding import together
from sales.league import Standing, league
from sales.periods import DAY, PERIODS, week_period
from sales.plan_standing import PlanStanding
from sales.teams import Team
from sales.themes import theme_of
from storage.daily import team_totals

TOP = 3
PLANS = 5
TEAMS = 8  # lines under the picture, which shows them all
HIDDEN = (*DETAILS, "conversations", "presentations", "proposals", "meetings")


@dataclass(frozen=True, slots=True)
class PlanResult:
    """A plan of the team, and how many of the ``count`` people who had one have met theirs."""

    of_team: PlanStanding
    met: int
    count: int


@dataclass(frozen=True, slots=True)
class PeriodDigestFacts:
    """``changes``: against the period before; ``top``: by points, nobody without any.

    ``plans``: of a month, what became of each plan of the team.
    """

    report: TeamReportFacts
    changes: tuple[Change, ...]
    top: tuple[Standing, ...]
    plans: tuple[PlanResult, ...] = ()


def load_period_digest(
    db: sqlite3.Connection, team: Team, kind: Kind, now: datetime
) -> PeriodDigestFacts:
    """Of the week or month before the one around ``now``."""
    report = load_team_report(db, team, kind, now, back=1)
    found = report.found
    before = PERIODS[kind](found.period.start - DAY)
    points = {person.id: value(POINTS, found.of(person.id)) for person in found.everyone}
    leading = [it for it in league(points, {}) if it.value > 0 and it.place <= TOP]
    return PeriodDigestFacts(
        report=report,
        changes=changed(found.totals, team_totals(db, team.id, COMPARED, before)),
        top=tuple(leading[:TOP]),
        plans=tuple(_plans(db, team, now, found.period.start)) if kind == "month" else (),
    )


def _plans(db: sqlite3.Connection, team: Team, now: datetime, day: date) -> Iterator[PlanResult]:
    """Of the month around ``day``; a stretch alone is nothing to have missed."""
    facts = load_team_plan(db, team, now, day=day)
    for metric, found in facts.of_team.items():
        own = [it for of_one in facts.of_people.values() for it in of_one if it.metric == metric]
        held = [it for it in own if not it.is_stretch]
        if not found.standing.is_stretch:
            yield PlanResult(found.standing, sum(it.fact >= it.asked for it in held), len(held))


def build_period_digest(facts: PeriodDigestFacts, texts: Texts, *, has_theme: bool = True) -> Post:
    """The team's report of the period, with what has changed and who led.

    ``has_theme``: no other post of the week tells its theme.
    """
    report = build_team_report(facts.report, texts)
    text = lines(
        texts(f"period_digest.{facts.report.kind}"),
        report.text,
        _plan_lines(facts, texts),
        _changes_line(facts, texts),
        _top_line(facts, texts),
        _theme_line(facts, texts) if has_theme else "",
    )
    return replace(report, text=text)


def build_periods_overview(
    teams: Sequence[PeriodDigestFacts], texts: Texts, *, has_theme: bool = True
) -> Post:
    """Several teams in one message: a line and a row of the picture each."""
    hidden = len(teams) - TEAMS
    text = lines(
        texts(f"period_digest.{teams[0].report.kind}"),
        period_name(texts, teams[0].report.kind, teams[0].report.found.period),
        *(_line(it, texts) for it in teams[:TEAMS]),
        texts("overview.more", n=hidden) if hidden > 0 else "",
        _theme_line(teams[0], texts) if has_theme else "",
    )
    return Post(text, _picture(teams, texts), why_buttons(map(_claim, teams[:TEAMS]), texts))


def _claim(facts: PeriodDigestFacts) -> tuple[str, Claim]:
    found = facts.report.found
    return found.team.name, Claim(held=Held.PASSED, team_id=found.team.id, period=found.period)


def _plan_lines(facts: PeriodDigestFacts, texts: Texts) -> Html:
    currency = facts.report.found.team.currency
    hidden = len(facts.plans) - PLANS
    return lines(
        *(_plan_line(it, texts, currency) for it in facts.plans[:PLANS]),
        texts("plan.more", n=hidden) if hidden > 0 else "",
    )


def _plan_line(result: PlanResult, texts: Texts, currency: str) -> Html:
    """🎯 План месяца: Выручка 7,1 млн ₽ из 7,5 млн ₽ · 95 % · выполнили 1 из 3."""
    it = result.of_team
    told = texts(
        "period_digest.plan",
        metric=plan_name(it, texts),
        fact=short_shown(it.metric, it.fact, texts, currency),
        asked=short_shown(it.metric, it.asked, texts, currency),
        share=percent(it.fact, it.asked, texts.language),
    )
    if not result.count:
        return told
    people = texts("period_digest.plan_people", met=result.met, count=result.count)
    return Html(f"{told} · {people}")


def _changes_line(facts: PeriodDigestFacts, texts: Texts) -> Html:
    key = f"period_digest.changes_{facts.report.kind}"
    return figures_line(facts.changes, texts, facts.report.found.team.currency, key)


def _top_line(facts: PeriodDigestFacts, texts: Texts) -> Html:
    names = {person.id: person.name for person in facts.report.found.everyone}
    leaders = (
        texts(
            "digest.leader",
            place=it.place,
            name=short_name(names[it.person_id]),
            points=it.value,
        )
        for it in facts.top
    )
    return texts("digest.top", leaders=Html(" · ".join(leaders))) if facts.top else Html()


def _theme_line(facts: PeriodDigestFacts, texts: Texts) -> Html:
    """Of the week that begins as the digest comes."""
    return texts(f"theme.{theme_of(week_period(facts.report.found.period.end).start)}")


def _line(facts: PeriodDigestFacts, texts: Texts) -> Html:
    """One line a team: its furthest metric; the rest is in the picture."""
    found = facts.report.found
    currency = found.team.currency
    worst = min(found.attained, key=lambda it: it.fact / it.asked, default=None)
    sums_line = extras_line(found.totals, {}, texts, currency, hidden=HIDDEN)
    return texts(
        "overview.line",
        team=short_name(found.team.name),
        figures=attainment_lines([worst], texts, currency)
        if worst
        else sums_line or texts("digest.nothing"),
    )


def _picture(teams: Sequence[PeriodDigestFacts], texts: Texts) -> TeamDaySpec:
    """The teams' sums side by side."""
    all_found = [it.report.found for it in teams]
    asked = asked_together(one for found in all_found for one in found.asked.values())
    totals = together(found.totals for found in all_found)
    metrics = drawn_metrics(totals, asked, MAX_COLUMNS) or ["calls", "meetings", "won"]
    return TeamDaySpec(
        title=str(texts("overview.picture")),
        subtitle=period_name(texts, teams[0].report.kind, all_found[0].period),
        columns=tuple(texts(f"metric.{metric}.short") for metric in metrics),
        rows=tuple(
            TeamRow(
                it.report.found.team.name, tuple(_cell(metric, it, texts) for metric in metrics)
            )
            for it in teams
        ),
        silent="",
    )


def _cell(metric: str, facts: PeriodDigestFacts, texts: Texts) -> Cell:
    found = facts.report.found
    fact = value(metric, found.totals)
    share = next((it.fact / it.asked for it in found.attained if it.metric == metric), None)
    return Cell(short_shown(metric, fact, texts, found.team.currency), share)
