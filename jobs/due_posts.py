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
from jobs.budget import allowed
from locales.calendars import work_calendar
from reports.post import Post
from sales.periods import WorkCalendar, local_day
from sales.posting import SCHEDULED, Posting
from sales.teams import Team
from sales.work_hours import moment
from storage import due, people, posts
from storage.calendars import load_calendar
from storage.db import Database
from storage.due import Due, Leased
from storage.posts import Address
from storage.settings import load_posting, teams_with_posts_off

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Outgoing:
    """One post and the chats that get it; ``figures``: what it shows, where it may be amended."""

    post: Post
    to: tuple[Address, ...]
    figures: str | None = None


Composer = Callable[[sqlite3.Connection, Team, datetime], Iterable[Outgoing]]
"""Loads and builds one kind of post of a team, as of now."""

Ready = list[tuple[Drawn, Outgoing]]


class DuePosts:
    """``composers`` by kind of post; only those of ``sales.posting.SCHEDULED`` ever come.

    ``clock`` tells the UTC time: many posts take long to draw, and each is of its own moment.
    """

    def __init__(
        self,
        database: Database,
        composers: Mapping[str, Composer],
        studio: Draws,
        clock: Callable[[], datetime],
    ) -> None:
        self._database = database
        self._composers = composers
        self._studio = studio
        self._clock = clock

    async def run(self, now: datetime) -> None:
        """Plan what is not planned yet and queue all that is due."""
        await self._database.write(partial(plan_all, now=now))
        while await self.run_one():
            pass

    async def run_one(self) -> bool:
        """Queue, or skip as too late, the one that is due longest; whether there was one."""
        now = self._clock()
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
        posting = await self._database.read(partial(load_posting, team_id=leased.team.id))
        if not _is_in_time(leased, posting, now):
            return []
        compose = partial(_compose, self._composers[leased.kind], leased, now)
        outgoing = await self._database.read(compose)
        return [(await drawn(it.post, self._studio), it) for it in outgoing]


def plan_all(db: sqlite3.Connection, now: datetime) -> None:
    """Give teams the posts that they have no time for yet, or a time that does not hold any more:
    new teams, and those whose clock, days or schedule has changed.
    """
    planned = {(it.team_id, it.kind): it for it in due.all_due(db)}
    off = teams_with_posts_off(db)
    for team in people.all_teams(db):
        for kind in SCHEDULED:
            known = planned.get((team.id, kind))
            if (team.id, kind) in off:
                if known is not None:
                    due.drop(db, team.id, kind)
            elif known is None or known.timezone != team.timezone:
                _plan_anew(db, team, kind, known, now)


def finish(db: sqlite3.Connection, leased: Leased, ready: Ready, now: datetime) -> None:
    """Queue what was composed and set the next day, unless the lease was lost meanwhile."""
    if not due.is_held(db, leased):
        log.info("%s of team %s was taken over", leased.kind, leased.team.id)
        return
    posting = load_posting(db, leased.team.id)
    for post, outgoing in ready:
        put(
            db,
            post,
            team_id=leased.team.id,
            kind=leased.kind,
            period=leased.day,
            to=allowed(db, leased.team, leased.kind, leased.day, outgoing.to, posting),
            figures=outgoing.figures,
            now=now,
            expires_at=_deadline(leased, posting),
        )
    calendar = _calendar(db, leased.team, leased.day)
    day = schedule.next_day(posting.plan(leased.kind), leased.day, calendar)
    _plan(db, leased.team, leased.kind, posting, day)


def _is_in_time(leased: Leased, posting: Posting, now: datetime) -> bool:
    """Whether it is still of use, and may come at all; the log says why not."""
    window, named = posting.window(leased.kind), (leased.kind, leased.team.id, leased.day)
    if window is None:
        log.warning("%s of team %s for %s is skipped: it falls into quiet hours", *named)
        return False
    if now >= _deadline(leased, posting):
        log.warning("%s of team %s for %s is skipped: it is too late", *named)
        return False
    if window.at != posting.plan(leased.kind).at:
        log.info("%s of team %s for %s has waited for quiet hours to end", *named)
    return True


def _compose(
    composer: Composer, leased: Leased, now: datetime, db: sqlite3.Connection
) -> list[Outgoing]:
    return list(composer(db, leased.team, now))


def _plan_anew(
    db: sqlite3.Connection, team: Team, kind: str, known: Due | None, now: datetime
) -> None:
    """From today on, but never for a day that has had it; what waits for today stays owed."""
    today = local_day(now, team.timezone)
    posting, calendar = load_posting(db, team.id), _calendar(db, team, today)
    is_owed = known is not None and known.day == today
    is_past = now >= _run_at(team, kind, posting, today)
    is_over = posts.has_had(db, team.id, kind, today) or (is_past and not is_owed)
    plan = posting.plan(kind)
    day = schedule.day_from(plan, calendar, today, is_today_over=is_over)
    _plan(db, team, kind, posting, day)


def _plan(
    db: sqlite3.Connection, team: Team, kind: str, posting: Posting, day: date | None
) -> None:
    if day is None:
        due.drop(db, team.id, kind)
        return
    run_at = _run_at(team, kind, posting, day)
    due.plan(db, Due(team_id=team.id, kind=kind, day=day, timezone=team.timezone, run_at=run_at))


def _calendar(db: sqlite3.Connection, team: Team, around: date) -> WorkCalendar:
    return load_calendar(db, team, around, work_calendar)


def _run_at(team: Team, kind: str, posting: Posting, day: date) -> datetime:
    """What falls into quiet hours altogether is skipped when its own time comes."""
    window = posting.window(kind)
    at = window.at if window is not None else posting.plan(kind).at
    return moment(day, at, team.timezone)


def _deadline(leased: Leased, posting: Posting) -> datetime:
    """The moment from which on it is too late."""
    window = posting.window(leased.kind)
    until = window.until if window is not None else posting.plan(leased.kind).at
    return moment(leased.day, until, leased.team.timezone)
