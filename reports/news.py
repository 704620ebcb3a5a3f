"""What a team may be glad of today: a post of its own, or lines of the day's board."""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from locales.texts import Html, Texts
from reports.attainment import attainment_lines
from reports.figures import named
from reports.post import Button, Post
from reports.team_period import TeamPeriod, capacity_of, load_team_period
from reports.why_button import why_button
from reports.wording import lines, short_name
from sales.attainment import has_met_all
from sales.catalog import value
from sales.claims import Claim, Held
from sales.periods import Period, day_period
from sales.presses import with_team
from sales.teams import Person, Team
from storage.daily import best_days

RECORDS = ("won", "meetings", "calls")
YEAR = timedelta(days=365)
FEWEST_DAYS = 10  # with any of it, before a best one is a record
A_TEAM = 2  # people with minimums
SHOWN = 3


@dataclass(frozen=True, slots=True)
class Record:
    """More of a metric in a day than on any day of the year before."""

    person: Person
    metric: str
    now: int
    before: int


def load_day(db: sqlite3.Connection, team: Team, day: date) -> TeamPeriod:
    return load_team_period(db, team, day_period(day), (day,), capacity_of(db, team, day))


def have_all_met(found: TeamPeriod) -> bool:
    """Whether everybody who has minimums today has met them all, and they are a team."""
    return len(_asked(found)) >= A_TEAM and not short(found)


def short(found: TeamPeriod) -> list[Person]:
    """Who has not met all the minimums they have today."""
    return [it for it in _asked(found) if not has_met_all(found.of(it.id), found.asked[it.id])]


def _asked(found: TeamPeriod) -> list[Person]:
    return [it for it in found.people if any(found.asked[it.id].values())]


def load_records(db: sqlite3.Connection, found: TeamPeriod) -> tuple[Record, ...]:
    """One a person at most, of those still in the team."""
    day = found.period.start
    year = Period(day - YEAR, day)
    best = {metric: best_days(db, found.team.id, metric, year) for metric in RECORDS}

    def records(person: Person) -> Iterator[Record]:
        for metric in RECORDS:
            before, days = best[metric].get(person.id, (0, 0))
            now = value(metric, found.of(person.id))
            if days >= FEWEST_DAYS and now > before:
                yield Record(person, metric, now, before)

    firsts = (next(records(person), None) for person in found.people)
    return tuple(it for it in firsts if it is not None)[:SHOWN]


def build_celebration(found: TeamPeriod, texts: Texts) -> Post:
    """It takes itself back, where it has been said and does not hold any more: who has not is not
    for the chat.
    """
    sums = attainment_lines(found.attained, texts, found.team.currency)
    said = texts("news.not_all_met" if short(found) else "news.all_met")
    text = lines(said, sums)
    claim = Claim(held=Held.PASSED, team_id=found.team.id, period=found.period)
    board = Button(texts("digest.button_board"), with_team("top:day:points", found.team.id))
    return Post(text, buttons=((board, why_button(claim, texts)),))


def news_lines(records: tuple[Record, ...], texts: Texts, *, have_all_met: bool) -> Html:
    """Small news, and what there was no place for in the day."""
    return lines(
        texts("news.all_met_line") if have_all_met else "",
        *(_record(it, texts) for it in records),
    )


def _record(record: Record, texts: Texts) -> Html:
    return texts(
        "news.record",
        name=short_name(record.person.name),
        now=named(record.metric, record.now, texts, ""),
        before=record.before,
    )
