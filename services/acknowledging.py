"""A manager says yes to what is asked of them this month; a changed plan asks anew."""

import sqlite3
from datetime import datetime

from sales.errors import SalesError
from sales.periods import DAY, local_day, month_period
from sales.targets import fingerprint, terms
from sales.teams import Actor, Role, Team
from storage import acknowledgements, people, targets


def accept(
    db: sqlite3.Connection, *, actor: Actor, team_id: int, shown: str, now: datetime
) -> Team:
    """Confirm the terms that were shown under the fingerprint ``shown``.

    Raises ``SalesError`` where they are others by now, or were confirmed already.
    """
    found = [it for it in people.memberships(db, actor.person.id) if it[0].id == team_id]
    if not found or found[0][1] is Role.VIEWER:
        raise SalesError("press.old")
    team = found[0][0]
    month = month_period(local_day(now, team.timezone))
    said = targets.all_targets(db, team.id, team.timezone)
    asked = terms(said, actor.person.id, month.end - DAY)
    if not asked or fingerprint(asked, month.start) != shown:
        raise SalesError("plan.has_changed")
    if not acknowledgements.accept(db, team.id, actor.person.id, month.start, asked, now):
        raise SalesError("receipt.counted_already")
    return team
