"""What a digest tells beside its own day: usual days, the last workdays, the month so far."""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from locales.numbers import mean
from locales.texts import Html, Texts
from reports.figures import shown
from reports.norms import load_links
from reports.presence import last_workdays
from reports.team_period import capacity_of, people_on_report
from reports.wording import lines, metric_name, short_name
from sales.claims import AVG_TALK, Claim, Held
from sales.norms import RECENT_WORKDAYS, Link, Mean, weakest
from sales.periods import Period, local_day, month_period
from sales.teams import Team

PEOPLE = 3


@dataclass(frozen=True, slots=True)
class Morning:
    """``weak``: by name, whose links are the furthest below their own norm. ``periods``: the last
    workdays that talks are about, and the month that the pace is of; both up to yesterday.
    """

    weak: tuple[tuple[str, Link], ...] = ()
    periods: tuple[tuple[str, Period], ...] = ()


def load_morning(db: sqlite3.Connection, team: Team, claim: Claim, *, is_head: bool) -> Morning:
    """Nothing but of a digest, all of it together; talks are a head's."""
    if claim.held is not Held.MORNING or claim.metric or claim.shown_at is None:
        return Morning()
    today = local_day(claim.shown_at, team.timezone)
    capacity = capacity_of(db, team, today)
    recent = Period(last_workdays(capacity.calendar, today, RECENT_WORKDAYS)[0], today)
    month = Period(month_period(today).start, today)
    periods = (("recent", recent), ("month", month))
    told = tuple((name, it) for name, it in periods if it.start < it.end)
    if not is_head:
        return Morning(periods=told)
    sellers = people_on_report(db, team, ())
    links = load_links(db, team, sellers, today, capacity)
    found = [(it.name, weakest(links[it.id])) for it in sellers]
    weak = sorted(
        ((name, it) for name, it in found if it is not None), key=lambda it: it[1].share or 0
    )
    return Morning(tuple(weak[:PEOPLE]), told)


def morning_lines(morning: Morning, texts: Texts) -> Html:
    """Иван Петров, Звонки: 15 ÷ 5 = 3 в день, обычно 480 ÷ 40 = 12."""
    if not morning.weak:
        return Html()
    return lines(texts("why.usual"), *(_line(name, it, texts) for name, it in morning.weak))


def _line(name: str, link: Link, texts: Texts) -> Html:
    return texts(
        "why.usual_link",
        name=short_name(name),
        metric=metric_name(texts, link.metric),
        now=_mean(link.metric, link.now, texts),
        norm=_mean(link.metric, link.norm, texts),
    )


def _mean(metric: str, found: Mean, texts: Texts) -> Html:
    total = shown("talk_minutes" if metric == AVG_TALK else metric, found.total, texts, "")
    value = mean(found.total, found.count, texts.language)
    return Html(f"{total} ÷ {found.count} = {value}")


def periods_of(claim: Claim, morning: Morning) -> Sequence[tuple[str, Claim]]:
    """What was done then, held against the minimums of its workdays."""
    return [(name, claim.of_days(it)) for name, it in morning.periods]
