"""Pictures of one person's work: the day by metric, the week by day, the month by week."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from charts.specs import Cell, DayBar, DayState, TeamDaySpec, TeamRow, WeekPanel, WeekSpec
from locales.numbers import NO_VALUE, weekday
from locales.texts import Texts
from reports.wording import drawn_metrics, metric_name, short_shown
from sales.attainment import asked_together
from sales.catalog import Figures, value
from sales.folding import together
from sales.periods import DAY, Period, week_period

Days = Mapping[date, Figures]
Asked = Mapping[date, Mapping[str, int]]
MAX_PANELS = 4


@dataclass(frozen=True, slots=True)
class Span:
    """A bar's days."""

    label: str
    days: Period


def day_picture(
    title: str,
    subtitle: str,
    figures: Figures,
    asked: Mapping[str, int],
    texts: Texts,
    currency: str,
) -> TeamDaySpec:
    """A row a metric: done, and where anything is asked the minimum and what is left."""
    heads = ("own.fact", "own.asked", "own.left") if asked else ("own.fact",)
    metrics = drawn_metrics(figures, asked, MAX_PANELS) or ["calls"]
    rows = (
        _metric_row(it, value(it, figures), asked.get(it), bool(asked), texts, currency)
        for it in metrics
    )
    return TeamDaySpec(title, subtitle, tuple(texts(head) for head in heads), tuple(rows), "")


def _metric_row(
    metric: str, fact: int, minimum: int | None, is_asked: bool, texts: Texts, currency: str
) -> TeamRow:
    def cell(number: int | None, share: float | None = None) -> Cell:
        text = "—" if number is None else short_shown(metric, number, texts, currency)
        return Cell(text, share)

    share = fact / minimum if minimum else None
    left = max(0, minimum - fact) if minimum else None
    cells = (cell(fact, share), cell(minimum), cell(left)) if is_asked else (cell(fact),)
    return TeamRow(metric_name(texts, metric), cells)


def days_of(period: Period, language: str) -> list[Span]:
    """A bar a day."""
    return [Span(weekday(day, language), Period(day, day + DAY)) for day in period]


def weeks_of(month: Period) -> Iterator[Span]:
    """A bar a week, as far as the week belongs to the month."""
    for monday in sorted({week_period(day).start for day in month}):
        part = Period(max(monday, month.start), min(monday + 7 * DAY, month.end))
        last = part.end - DAY
        one_day = part.start == last
        yield Span(f"{last.day}" if one_day else f"{part.start.day}–{last.day}", part)


def bars_picture(
    title: str,
    subtitle: str,
    spans: Iterable[Span],
    today: date,
    days: Days,
    asked: Asked,
    texts: Texts,
    currency: str,
) -> WeekSpec:
    """A panel a metric."""
    bars, whole = tuple(spans), asked_together(asked.values())
    metrics = drawn_metrics(together(days.values()), whole, MAX_PANELS) or ["calls"]
    return WeekSpec(
        title,
        subtitle,
        tuple(
            WeekPanel(
                _panel_name(metric, asked, texts, currency),
                tuple(_bar(metric, it, today, days, asked, texts, currency) for it in bars),
            )
            for metric in metrics
        ),
    )


def _panel_name(metric: str, asked: Asked, texts: Texts, currency: str) -> str:
    """With the minimum of the day, where it was the same on all of them."""
    minimums = {of_day.get(metric, 0) for of_day in asked.values()}
    name, minimum = metric_name(texts, metric), max(minimums, default=0)
    if len(minimums) > 1 or not minimum:
        return name
    return texts("own.panel", metric=name, asked=short_shown(metric, minimum, texts, currency))


def _bar(
    metric: str, span: Span, today: date, days: Days, asked: Asked, texts: Texts, currency: str
) -> DayBar:
    fact = value(metric, together(days[day] for day in span.days if day in days))
    minimum = asked_together(asked[day] for day in span.days if day in asked).get(metric)
    return DayBar(
        label=span.label,
        value=fact,
        text=short_shown(metric, fact, texts, currency) if fact else _nothing(span, today, asked),
        minimum=minimum,
        state=_state(fact, minimum, span.days, today),
    )


def _nothing(span: Span, today: date, asked: Asked) -> str:
    """Zero on days worked; none ahead, and no value where no day of it is a workday of theirs."""
    if span.days.start > today:
        return ""
    return "0" if any(day in asked for day in span.days) else NO_VALUE


def _state(fact: int, minimum: int | None, days: Period, today: date) -> DayState:
    if days.start > today:
        return "future"
    if not minimum:
        return "free"
    if fact >= minimum:
        return "met"
    return "today" if today in days else "missed"
