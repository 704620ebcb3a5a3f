"""Pictures of plans: bars of people or of metrics, the team's running total, a person's month."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from html import unescape

from charts.specs import BulletRow, BulletSpec, CourseSpec, Fan, MonthDay, MonthSpec, MonthState
from locales.numbers import percent, weekday
from locales.texts import Texts
from reports.plan_course import PlanLine
from reports.plan_lines import interval_shown, plan_name, rounded
from reports.wording import metric_name, period_name, short_shown
from sales.attainment import asked_together, attainments
from sales.capacity import OwnCalendar
from sales.catalog import CATALOG, Figures, Unit, value
from sales.periods import Period, week_period
from sales.plan_standing import PlanStanding

STATES: tuple[MonthState, ...] = ("met", "partly", "missed", "unknown", "absent")


@dataclass(frozen=True, slots=True)
class Bullet:
    """A bar to be: whose or of what, and where it stands (None: without a plan)."""

    name: str
    standing: PlanStanding | None
    is_absent: bool = False


def bullets(
    title: str, subtitle: str, rows: Iterable[Bullet], texts: Texts, currency: str
) -> BulletSpec:
    """The one who has come furthest first; those away stand apart, below: that is no last place."""
    ordered = sorted(rows, key=lambda it: (it.is_absent, -_share(it.standing)))
    return BulletSpec(
        title=title,
        subtitle=subtitle,
        rows=tuple(_bullet(it, texts, currency) for it in ordered),
        fact=_said(texts, "plan.key_fact"),
        due=_said(texts, "plan.key_due"),
        plan=_said(texts, "plan.key_plan"),
        empty=_said(texts, "plan.key_empty"),
    )


def _share(standing: PlanStanding | None) -> float:
    """Without a plan, behind everyone with one."""
    return standing.fact / standing.asked if standing else -1


def progress_subtitle(standing: PlanStanding, texts: Texts, *, names_metric: bool = True) -> str:
    """Продажи · ноябрь 2026 · 8 из 20 рабочих дней."""
    passed, left = len(standing.progress.days), len(standing.progress.left)
    parts = (
        str(plan_name(standing, texts)) if names_metric else "",
        period_name(texts, standing.kind, standing.period),
        _said(texts, "plan.days_passed", passed=passed, of=passed + left),
    )
    return " · ".join(part for part in parts if part)


def course(
    title: str, standing: PlanStanding, line: PlanLine, texts: Texts, currency: str
) -> CourseSpec:
    """The team's running total against its plan's, with where it may end."""
    progress = standing.progress
    under_way = progress.fact - progress.completed if progress.left else None

    def told(number: int) -> str:
        return short_shown(standing.metric, number, texts, currency)

    return CourseSpec(
        title=title,
        subtitle=progress_subtitle(standing, texts),
        days=tuple(str(day.day) for day in line.workdays),
        done=tuple(float(it) for it in line.done),
        today=float(progress.fact) if under_way is not None else None,
        plan=tuple(float(it) for it in line.plan),
        fan=_fan(standing) if progress.left else None,
        done_key=_said(
            texts,
            "plan.course_today" if under_way else "plan.course_fact",
            fact=told(progress.completed if under_way else progress.fact),
            **({"today": told(under_way)} if under_way else {}),
        ),
        plan_key=_said(texts, "plan.course_plan", plan=told(standing.asked)),
        fan_key=_fan_key(standing, texts, currency) if progress.left else "",
    )


def _fan(standing: PlanStanding) -> Fan | None:
    interval, value = standing.projection.interval, standing.projection.told
    if interval is None:
        return None
    return Fan(float(interval[0]), float(interval[1]), None if value is None else float(value))


def _fan_key(standing: PlanStanding, texts: Texts, currency: str) -> str:
    """Of the fan; an end in one number is told as that alone."""
    if standing.projection.interval is None:
        return ""
    ends, value = interval_shown(standing, texts, currency), standing.projection.told
    said = {} if ends is None else dict(zip(("low", "high"), ends, strict=True))
    if value is None:
        return _said(texts, "plan.course_interval", **said) if said else ""
    said["value"] = short_shown(standing.metric, rounded(value), texts, currency)
    return _said(texts, "plan.course_fan" if ends else "plan.projection", **said)


def month_calendar(
    title: str,
    month: Period,
    today: date,
    own: OwnCalendar,
    days: Mapping[date, Figures],
    asked: Mapping[date, Mapping[str, int]],
    known: Collection[date],
    texts: Texts,
) -> MonthSpec:
    """Each day against its minimums; ``known``: the days with an entry or a zero."""

    def state(day: date) -> MonthState:
        if own.absence_on(day) is not None and own.team.is_workday(day):
            return "absent"
        if day not in asked:
            return "off"
        return _state(day, today, days.get(day), asked[day], is_known=day in known)

    monday, metric = week_period(month.start), _counted(asked)
    return MonthSpec(
        title=title,
        subtitle=_calendar_subtitle(month, metric, texts),
        weekdays=tuple(weekday(day, texts.language) for day in monday),
        weekday=month.start.weekday(),
        days=tuple(
            MonthDay(
                str(day.day),
                state(day),
                _day_text(metric, days.get(day), asked.get(day, {})),
                is_today=day == today,
            )
            for day in month
        ),
        key=tuple((it, _said(texts, f"plan.day_{it}")) for it in STATES),
    )


def _state(
    day: date, today: date, figures: Figures | None, asked: Mapping[str, int], *, is_known: bool
) -> MonthState:
    """Of a workday on which something is asked."""
    found = attainments(figures or {}, asked)
    if day <= today and all(it.is_met for it in found):
        return "met"
    if day > today or (day == today and not figures):
        return "future"
    if not is_known:
        return "unknown"
    return "partly" if any(it.fact for it in found) else "missed"


def _counted(asked: Mapping[date, Mapping[str, int]]) -> str:
    """The one metric whose figures stand in the days: the first count asked; "" for none."""
    found = attainments({}, asked_together(asked.values()))
    return next((it.metric for it in found if CATALOG[it.metric].unit is Unit.COUNT), "")


def _calendar_subtitle(month: Period, metric: str, texts: Texts) -> str:
    figures = metric and _said(texts, "plan.calendar_figures", metric=metric_name(texts, metric))
    parts = (_said(texts, "plan.calendar"), period_name(texts, "month", month), figures)
    return " · ".join(part for part in parts if part)


def _day_text(metric: str, figures: Figures | None, asked: Mapping[str, int]) -> str:
    """24/20; where nothing is asked, as on a day away, what was done none the less: 24."""
    if not metric or not figures:
        return ""
    fact = value(metric, figures)
    return f"{fact}/{asked[metric]}" if asked.get(metric) else str(fact)


def _bullet(row: Bullet, texts: Texts, currency: str) -> BulletRow:
    it = row.standing
    if it is None:
        said = _said(texts, "absence.on_board" if row.is_absent else "plan.without")
        return BulletRow(row.name, 0, None, None, said, row.is_absent)
    share = percent(it.fact, it.asked, texts.language)
    fact = short_shown(it.metric, it.fact, texts, currency)
    is_count = CATALOG[it.metric].unit is Unit.COUNT
    label = f"{share} · {fact}/{it.asked}" if is_count else f"{share} · {fact}"
    due = _due(it)
    return BulletRow(row.name, it.fact, it.asked, due, label, row.is_absent)


def _due(it: PlanStanding) -> float | None:
    """Where it was to be by now: once no workday is left, all of it, rounded as the plan is."""
    if not it.progress.days or it.is_stretch:
        return None
    return float(it.due if it.progress.left else it.asked)


def _said(texts: Texts, key: str, **params: object) -> str:
    """As it is drawn: pictures know no markup."""
    return unescape(texts(key, **params))
