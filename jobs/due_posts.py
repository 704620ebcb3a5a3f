"""Posts that have become due: leased, composed and drawn, then queued in one transaction.

What is due is data, not a timer: a restart, a second process or an hour of downtime neither loses a
post nor repeats one.
"""

import logging
import sqlite3
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial

from delivery.drawing import Drawn, Draws, drawn
from delivery.queue import put
from jobs import schedule
from locales.calendars import work_calendar
from reports.post import Post
from sales.periods import local_day
from sales.teams import Team
from storage import due, people
from storage.db import Database
from storage.due import Due, Leased
from storage.posts import Address

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Outgoing:
    """One post and the chats that get it."""

    post: Post
    to: tuple[Address, ...]


Composer = Callable[[sqlite3.Connection, Team, datetime], Iterable[Outgoing]]
"""Loads and builds one kind of post of a team, as of now."""

Ready = list[tuple[Drawn, tuple[Address, ...]]]


class DuePosts:
    """``composers`` by kind of post; only those of ``schedule.SLOTS`` ever come."""

    def __init__(
        self, database: Database, composers: Mapping[str, Composer], studio: Draws
    ) -> None:
        self._database = database
        self._composers = composers
        self._studio = studio

    async def run(self, now: datetime) -> None:
        """Plan what is not planned yet and queue all that is due."""
        await self._database.write(partial(plan_all, now=now))
        while await self.run_one(now):
            pass

    async def run_one(self, now: datetime) -> bool:
        """Queue, or skip as too late, the one that is due longest; whether there was one."""
        leased = await self._database.write(partial(due.lease, now=now))
        if leased is None:
            return False
        try:
            ready = await self._composed(leased, now)
            await self._database.write(partial(finish, leased=leased, ready=ready, now=now))
        except Exception:  # one team's post never stops the others; tried again after the lease
            log.exception("%s of team %s for %s failed", leased.kind, leased.team.id, leased.day)
        return True

    async def _composed(self, leased: Leased, now: datetime) -> Ready:
        if now >= _deadline(leased):
            log.warning(
                "%s of team %s for %s is skipped: it is too late",
                leased.kind, leased.team.id, leased.day,
            )  # fmt: skip
            return []
        compose = partial(_compose, self._composers[leased.kind], leased, now)
        outgoing = await self._database.read(compose)
        return [(await drawn(it.post, self._studio), it.to) for it in outgoing]


def plan_all(db: sqlite3.Connection, now: datetime) -> None:
    """Give new teams their first posts, and those that changed their time zone the new hours."""
    planned = {(it.team_id, it.kind): it for it in due.all_due(db)}
    for team in people.all_teams(db):
        for kind in schedule.SLOTS:
            known = planned.get((team.id, kind))
            if known is None:
                due.plan(db, _due(team, kind, _first_day(team, kind, now)))
            elif known.timezone != team.timezone:
                due.plan(db, _due(team, kind, known.day))


def finish(db: sqlite3.Connection, leased: Leased, ready: Ready, now: datetime) -> None:
    """Queue what was composed and set the next day, unless the lease was lost meanwhile."""
    if not due.is_held(db, leased):
        log.info("%s of team %s was taken over", leased.kind, leased.team.id)
        return
    for post, to in ready:
        put(
            db,
            post,
            team_id=leased.team.id,
            kind=leased.kind,
            period=leased.day,
            to=to,
            now=now,
            expires_at=_deadline(leased),
        )
    calendar = work_calendar(leased.team.country, leased.day)
    due.plan(db, _due(leased.team, leased.kind, schedule.next_day(leased.day, calendar)))


def _compose(
    composer: Composer, leased: Leased, now: datetime, db: sqlite3.Connection
) -> list[Outgoing]:
    return list(composer(db, leased.team, now))


def _first_day(team: Team, kind: str, now: datetime) -> date:
    calendar = work_calendar(team.country, local_day(now, team.timezone))
    return schedule.first_day(kind, team.timezone, calendar, now)


def _due(team: Team, kind: str, day: date) -> Due:
    return Due(
        team_id=team.id,
        kind=kind,
        day=day,
        timezone=team.timezone,
        run_at=schedule.run_at(kind, day, team.timezone),
    )


def _deadline(leased: Leased) -> datetime:
    return schedule.deadline(leased.kind, leased.day, leased.team.timezone)
