"""A manager says yes to what is asked of them in a month; a changed plan asks anew."""

import sqlite3
from dataclasses import dataclass
from datetime import date, datetime

from sales.errors import SalesError
from sales.periods import DAY, Period, local_day, month_period
from sales.targets import Target, fingerprint, terms
from sales.teams import Actor, Role, Team
from storage import acknowledgements, people, targets


@dataclass(frozen=True, slots=True)
class Accepted:
    """``is_ahead``: the month has not begun."""

    team: Team
    month: Period
    is_ahead: bool


def accept(
    db: sqlite3.Connection, *, actor: Actor, team_id: int, shown: str, now: datetime
) -> Accepted:
    """Confirm the terms that were shown under the fingerprint ``shown``: of the running month, or
    of one ahead.

    Raises ``SalesError`` where they are others by now, or were confirmed already.
    """
    found = [it for it in people.memberships(db, actor.person.id) if it[0].id == team_id]
    if not found or found[0][1] is Role.VIEWER:
        raise SalesError("press.old")
    team = found[0][0]
    today = local_day(now, team.timezone)
    said = targets.all_targets(db, team.id, team.timezone)
    for month in _months(said, today):
        asked = terms(said, actor.person.id, month.end - DAY)
        if asked and fingerprint(asked, month.start) == shown:
            break
    else:
        raise SalesError("plan.has_changed")
    if not acknowledgements.accept(db, team.id, actor.person.id, month.start, asked, now):
        raise SalesError("plan.accepted_already")
    return Accepted(team, month, is_ahead=month.start > today)


def _months(said: tuple[Target, ...], today: date) -> list[Period]:
    """The running one, and those ahead in which anything new is asked."""
    ahead = {month_period(it.starts_on) for it in said if it.starts_on > today}
    return sorted({month_period(today), *ahead}, key=lambda it: it.start)
