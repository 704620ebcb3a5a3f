"""``/plan``: what is asked of one person this month, how far they are, whether they said yes."""

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from charts.specs import BulletSpec, MonthSpec
from locales.numbers import mean
from locales.texts import Html, Texts
from reports.day_levels import levels_alone, levels_tail
from reports.figures import named
from reports.ledger_line import LedgerWords
from reports.plan_facts import load_plan_sources, person_standings
from reports.plan_lines import plan_lines, plan_name
from reports.plan_pictures import Bullet, bullets, month_calendar, progress_subtitle
from reports.plan_reliefs import Eased, eased, kept_whole, own_relief_lines
from reports.plan_shares import PlanSources
from reports.post import Button, Buttons, Post
from reports.team_period import asked_on, levels_on
from reports.why_button import why_button
from reports.wording import lines, listed, metric_name, period_name, short_name
from sales.capacity import OwnCalendar
from sales.catalog import CATALOG, NOTHING, Figure, Figures
from sales.claims import AVG_TALK, Claim, Held
from sales.folding import together
from sales.periods import DAY, Period, local_day, month_period
from sales.plan_standing import PlanStanding
from sales.plans import DayLevels
from sales.presses import with_team
from sales.targets import Band, band_of, fingerprint, terms, to_confirm
from sales.teams import Person, Team
from storage.acknowledgements import accepted
from storage.people import names
from storage.presence import known_days
from storage.targets import minimums_of

VIEWS = ("bars", "days")
ROOM = {"month": 4, "week": 2}  # plans in the text; the picture has all of the month's
METRICS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnPlanFacts:
    """``standings``: of the month, then of the week. ``minimums``: of a full day; ``levels``: what
    the next workday asks beyond them. ``is_over``: the month is past; then there is no week, and
    nothing is to confirm.

    ``joined``: their first day in the team in it, if workdays of the month lie before.
    ``is_asked``: a plan, or something of the days. ``shown``: tells the terms to confirm, ""
    without a plan; ``accepted_at``: when they were confirmed. ``asked``: the minimums of each own
    workday; ``works``: whether there is any in the month.
    """

    team: Team
    person: Person
    month: Period
    is_over: bool
    today: date
    standings: tuple[PlanStanding, ...]
    minimums: Mapping[str, int]
    levels: DayLevels
    band: Band | None
    talk: Figure
    reliefs: tuple[Eased, ...]
    kept_whole: tuple[str, ...]
    names: Mapping[int, str]
    joined: date | None
    is_asked: bool
    shown: str
    accepted_at: datetime | None
    own: OwnCalendar
    works: bool
    days: Mapping[date, Figures]
    asked: Mapping[date, Mapping[str, int]]
    known: frozenset[date]


def load_own_plan(
    db: sqlite3.Connection, team: Team, person: Person, now: datetime, *, day: date | None = None
) -> OwnPlanFacts:
    """The month around ``day`` (None: today)."""
    today = local_day(now, team.timezone)
    month = month_period(day or today)
    last = min(today, month.end - DAY)
    sources = load_plan_sources(db, team, "month", last, now, person.id)
    week = load_plan_sources(db, team, "week", today, now, person.id)
    of_week = person_standings(week, person.id) if today in month else ()
    asked = to_confirm(sources.said, person.id, month.end - DAY)
    own, stay = sources.capacity.of(person.id), sources.stay(person.id)
    of_month = person_standings(sources, person.id)
    before = Period(month.start, stay.start)
    days = {day: it for day, it in sources.days[person.id].items() if day in month}
    return OwnPlanFacts(
        team=team,
        person=person,
        month=month,
        is_over=month.end <= today,
        today=today,
        standings=(*of_month, *of_week),
        minimums=minimums_of(db, team.id, person.id, last),
        levels=_levels(db, sources, person.id, max(today, month.start)),
        band=band_of(sources.said, person.id, AVG_TALK, last),
        talk=together(days.values()).get("talk_minutes", NOTHING),
        reliefs=eased(sources, person.id),
        kept_whole=kept_whole(sources, of_month),
        names=names(db, team.id),
        joined=stay.start if stay.start in month and own.team.workdays(before) else None,
        is_asked=bool(terms(sources.said, person.id, month.end - DAY)),
        shown=fingerprint(asked, month.start) if asked else "",
        accepted_at=accepted(db, team.id, month.start).get((person.id, asked)),
        own=own,
        works=any(map(own.is_workday, stay)),
        days=days,
        asked=_asked(db, sources, person.id),
        known=frozenset(known_days(db, team.id, month).get(person.id, ())),
    )


def _asked(
    db: sqlite3.Connection, found: PlanSources, person_id: int
) -> dict[date, dict[str, int]]:
    """The minimums of the workdays that have any."""
    days = filter(found.capacity.of(person_id).is_workday, found.stay(person_id))
    minimums = {day: asked_on(db, found.team, person_id, day, found.capacity) for day in days}
    return {day: it for day, it in minimums.items() if it}


def _levels(db: sqlite3.Connection, found: PlanSources, person_id: int, first: date) -> DayLevels:
    """Of the first own workday from then on; nothing once there is none left in the month."""
    days = (it for it in found.stay(person_id) if it >= first)
    day = next(filter(found.capacity.of(person_id).is_workday, days), None)
    return {} if day is None else levels_on(db, found.team, person_id, day, found.capacity)


def build_own_plan(
    facts: OwnPlanFacts,
    texts: Texts,
    view: str = "bars",
    *,
    names_team: bool = False,
    is_own: bool = True,
) -> Post:
    """``view``: bars of the plans, or the month as a calendar of the minimums. ``is_own``: the
    reader's, to confirm; else a head reads it.
    """
    title = texts(
        "plan.own_title",
        period=period_name(texts, "month", facts.month),
        name=short_name(facts.person.name),
    )
    if not facts.is_asked:
        return Post(lines(title, texts("plan.nothing_asked")))
    text = lines(
        title,
        texts("own.team", team=short_name(facts.team.name)) if names_team else "",
        _plans(facts, "month", texts),
        _plans(facts, "week", texts),
        _minimums(facts, texts) if facts.works else "",
        _beyond(facts, texts) if facts.works else "",
        _talk(facts, texts),
        _reliefs(facts, texts),
        _accepted(facts, texts, is_own=is_own),
    )
    buttons = _buttons(facts, texts, view, is_own=is_own)
    return Post(text, _picture(facts, texts, view), buttons)


def _plans(facts: OwnPlanFacts, kind: str, texts: Texts) -> Html:
    found = [it for it in facts.standings if it.kind == kind]
    if kind == "month" and not facts.works and not found:
        return texts("plan.no_workdays")
    if not found:
        return Html()
    above = 0 if kind == "month" else len(facts.standings) - len(found)
    told = plan_lines(found, texts, facts.team.currency, room=ROOM[kind], beside=above)
    if kind == "month":
        return told
    return lines(texts("plan.of_week", period=period_name(texts, "week", found[0].period)), told)


def _minimums(facts: OwnPlanFacts, texts: Texts) -> Html:
    """Of a full day; beside what the next own workday asks, where that is less."""
    day = min((it for it in facts.asked if it >= facts.today), default=None)
    asked = facts.minimums if day is None else facts.asked[day]
    if asked == facts.minimums:
        return texts("plan.minimums", asked=_amounts(asked, facts, texts)) if asked else Html()
    full = {metric: it for metric, it in facts.minimums.items() if it != asked.get(metric)}
    return texts(
        "plan.minimums_eased",
        asked=_amounts(asked, facts, texts),
        full=_amounts(full, facts, texts),
    )


def _beyond(facts: OwnPlanFacts, texts: Texts) -> Html:
    """Сверх минимума дня: Звонки план 25 · вызов 40."""
    currency = facts.team.currency
    tails = ((it, levels_tail(it, facts.levels, texts, currency)) for it in CATALOG)
    told = [
        Html(f"{metric_name(texts, metric)} {levels_alone(tail)}") for metric, tail in tails if tail
    ]
    return texts("plan.beyond_minimums", asked=listed(texts, told, METRICS)) if told else Html()


def _amounts(minimums: Mapping[str, int], facts: OwnPlanFacts, texts: Texts) -> Html:
    told = [named(metric, it, texts, facts.team.currency) for metric, it in minimums.items()]
    return listed(texts, told, METRICS)


def _talk(facts: OwnPlanFacts, texts: Texts) -> Html:
    """The month's average beside its band."""
    if facts.band is None:
        return Html()
    return texts(
        "plan.band" if facts.talk.count else "plan.band_unknown",
        metric=metric_name(texts, AVG_TALK),
        mean=mean(facts.talk.total, facts.talk.count, texts.language),
        lower=facts.band.lower,
        upper=facts.band.upper,
    )


def _reliefs(facts: OwnPlanFacts, texts: Texts) -> Html:
    joined = texts("plan.joined", day=facts.joined) if facts.joined else Html()
    words = LedgerWords(facts.team, facts.names, texts)
    return lines(joined, own_relief_lines(facts.reliefs, facts.kept_whole, words))


def _accepted(facts: OwnPlanFacts, texts: Texts, *, is_own: bool) -> Html:
    if facts.accepted_at is not None:
        return texts("plan.accepted", day=local_day(facts.accepted_at, facts.team.timezone))
    if facts.is_over or not facts.shown:
        return Html()
    return texts("plan.to_accept" if is_own else "plan.not_accepted")


def _picture(facts: OwnPlanFacts, texts: Texts, view: str) -> BulletSpec | MonthSpec | None:
    title = facts.person.name
    if (view == "days" or not facts.standings) and (facts.asked or not facts.works):
        return month_calendar(
            title,
            facts.month,
            facts.today,
            facts.own,
            facts.days,
            facts.asked,
            facts.known,
            texts,
        )
    if not facts.standings:
        return None
    kind = facts.standings[0].kind
    shown = [it for it in facts.standings if it.kind == kind]
    rows = [Bullet(str(plan_name(it, texts)), it) for it in shown]
    subtitle = progress_subtitle(shown[0], texts, names_metric=False)
    return bullets(title, subtitle, rows, texts, facts.team.currency)


def _buttons(facts: OwnPlanFacts, texts: Texts, view: str, *, is_own: bool) -> Buttons:
    claim = Claim(
        held=Held.WHOLE,
        team_id=facts.team.id,
        period=facts.month,
        person_id=facts.person.id,
        is_plan=bool(facts.standings),
    )
    why = why_button(claim, texts)
    if not is_own or facts.is_over:
        return ((why,),)
    accept = Button(texts("plan.button_accept"), f"plan:yes:{facts.team.id}:{facts.shown}")
    other = "bars" if view == "days" else "days"
    page = with_team(f"plan:me:{other}", facts.team.id)
    views = (Button(texts(f"plan.button_{other}"), page),)
    return (
        *(((accept,),) if facts.shown and facts.accepted_at is None else ()),
        (*(views if facts.standings and facts.asked else ()), why),
    )
