"""What people's days usually bring, link by link: what the digest's talks rest on."""

import sqlite3
from collections.abc import Iterable
from datetime import date

from sales.capacity import TeamCapacity
from sales.catalog import Figures
from sales.norms import Link, Mean, first_recent_day, links_of, norm_span
from sales.periods import Period
from sales.talks import Moved, Talk
from sales.teams import Person, Team
from storage.daily import person_days, team_days
from storage.presence import known_days

Links = dict[int, tuple[Link, ...]]


def load_links(
    db: sqlite3.Connection,
    team: Team,
    people: Iterable[Person],
    today: date,
    capacity: TeamCapacity,
) -> Links:
    """Every person's links as of the beginning of ``today``."""
    first = first_recent_day(today, capacity.calendar)
    span = norm_span(first, today)
    days: dict[int, dict[date, Figures]] = {}
    for (day, person_id), figures in team_days(db, team.id, span).items():
        days.setdefault(person_id, {})[day] = figures
    known = known_days(db, team.id, span)
    return {
        it.id: links_of(
            days.get(it.id, {}),
            [day for day in known.get(it.id, ()) if capacity.of(it.id).is_workday(day)],
            first,
        )
        for it in people
    }


def load_moved(
    db: sqlite3.Connection, team: Team, talk: Talk, today: date, capacity: TeamCapacity
) -> Moved | None:
    """What the link of a talk has brought since; None where nothing can be said."""
    since = Period(talk.opened_on, today)
    known = known_days(db, team.id, since).get(talk.person_id, ())
    counted = [day for day in known if capacity.of(talk.person_id).is_workday(day)]
    days = person_days(db, team.id, talk.person_id, since)
    found = {it.metric: it.now for it in links_of(days, counted, talk.opened_on)}
    after = found.get(talk.subject, Mean())
    return Moved(talk, talk.link.now, after) if talk.link and after.count else None
