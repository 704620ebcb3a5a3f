"""Who has confirmed what is asked of them in a month, and who has not yet."""

import sqlite3
from dataclasses import dataclass, replace
from datetime import date, datetime

from locales.numbers import month_year
from locales.texts import Html, Texts
from reports.team_period import capacity_of
from reports.wording import listed, short_name
from sales.periods import DAY, Period, local_day, month_period
from sales.targets import EACH, Target, to_confirm
from sales.teams import Person, Role, Team
from storage import people, targets
from storage.acknowledgements import accepted

NAMES = 4


@dataclass(frozen=True, slots=True)
class Acknowledged:
    """Of those who work in a month and have a plan in it: who has confirmed it, who has not yet."""

    month: date  # its first day
    yes: tuple[Person, ...] = ()
    not_yet: tuple[Person, ...] = ()


def load_acknowledged(db: sqlite3.Connection, team: Team, now: datetime) -> Acknowledged:
    """Of those who have a plan of this month or of its weeks."""
    month = month_period(local_day(now, team.timezone))
    return _acknowledged(db, team, month, targets.all_targets(db, team.id, team.timezone))


def load_acknowledged_ahead(db: sqlite3.Connection, team: Team, today: date) -> Acknowledged:
    """Of those for whom plans of the next month are set already."""
    return load_acknowledged_in(db, team, month_period(month_period(today).end))


def load_acknowledged_in(db: sqlite3.Connection, team: Team, month: Period) -> Acknowledged:
    """The same of a month ahead."""
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
        member.person: to_confirm(said, member.person.id, month.end - DAY)
        for member in people.roster(db, team.id).sellers()
        if member.role is Role.MANAGER and capacity.of(member.person.id).workdays(month)
    }
    yes = [person for person, it in asked.items() if it and (person.id, it) in said_yes]
    return Acknowledged(
        month.start,
        yes=tuple(yes),
        not_yet=tuple(person for person, it in asked.items() if it and person not in yes),
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


def ahead_line(found: Acknowledged, texts: Texts) -> Html:
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
