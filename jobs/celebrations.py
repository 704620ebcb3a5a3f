"""What a team may be glad of is told when it happens, if its chat has room for a post today.

Else, and where it is small, it becomes a line of the day's board: one that stands already is
edited, as any board is that a new entry changes. A correction that undoes the victory takes the
post back in the same way.
"""

import logging
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime
from functools import partial
from zoneinfo import ZoneInfo

from delivery.drawing import Drawn
from delivery.queue import put
from jobs.audience import chat_of
from jobs.budget import judged
from jobs.due_posts import Outgoing
from locales.texts import Texts, texts
from reports.amendments import dumped
from reports.news import (
    build_celebration,
    have_all_met,
    load_day,
    load_records,
    news_lines,
    short,
)
from reports.post import Post
from reports.wording import lines
from sales.noise import Verdict, Waiting
from sales.periods import local_day
from sales.posting import KINDS, Posting
from sales.teams import Team
from sales.work_hours import MIDNIGHT, moment
from storage import ledger, people, posts
from storage.db import Database
from storage.settings import load_posting

log = logging.getLogger(__name__)

KIND = "celebration"
BOARDS = ("board", "week")


class Celebrating:
    """Looks at the teams in which something was logged since the last look; at first at all."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._seen: int | None = None

    async def run(self, now: datetime) -> None:
        last = await self._database.read(ledger.last_id)
        if last == self._seen:
            return
        for team in await self._database.read(partial(_teams, after=self._seen, upto=last)):
            try:
                await self._look(team, now)
            except Exception:  # one team's joy never stops the others
                log.exception("the victories of team %s are not told", team.id)
        self._seen = last

    async def _look(self, team: Team, now: datetime) -> None:
        """Most looks find nothing: writers are not kept waiting for that."""
        if await self._database.read(partial(is_to_celebrate, team=team, now=now)):
            await self._database.write(partial(celebrate, team=team, now=now))


def is_to_celebrate(db: sqlite3.Connection, team: Team, now: datetime) -> bool:
    """Whether all have met their minimums, it has not been said, and it is no quiet hour."""
    day, posting = local_day(now, team.timezone), load_posting(db, team.id)
    local = now.astimezone(ZoneInfo(team.timezone))
    if not posting.plan(KIND).is_on or local.hour * 60 + local.minute in posting.quiet:
        return False
    if any(posts.has_had(db, team.id, kind, day) for kind in (KIND, *BOARDS)):
        return False
    return have_all_met(load_day(db, team, day))


def celebrate(db: sqlite3.Connection, team: Team, now: datetime) -> None:
    """Queue it, unless the day's other posts are worth more or it has been said meanwhile."""
    day, posting = local_day(now, team.timezone), load_posting(db, team.id)
    address = chat_of(db, team, posting.plan(KIND))
    if address is None or not is_to_celebrate(db, team, now):
        return
    waiting = [Waiting(KIND, KINDS[KIND].value, fits_report=True)]
    if judged(db, team, day, address, waiting, posting)[KIND] is not Verdict.SEND:
        log.info("the victory of team %s joins the board: enough posts for a day", team.id)
        return
    for it in compose_celebration(db, team, now):
        put(
            db,
            Drawn(it.post.text, None, it.post.buttons),
            team_id=team.id,
            kind=KIND,
            period=day,
            to=it.to,
            figures=it.figures,
            now=now,
            expires_at=moment(day, _latest(posting), team.timezone),
        )


def compose_celebration(db: sqlite3.Connection, team: Team, now: datetime) -> Iterator[Outgoing]:
    """Its figures are who is short: work that goes on changes nothing of what it says."""
    day = local_day(now, team.timezone)
    found = load_day(db, team, day)
    address = chat_of(db, team, load_posting(db, team.id).plan(KIND))
    if address is not None:
        figures = dumped({(day, it.id, "short"): 1 for it in short(found)})
        yield Outgoing(build_celebration(found, texts(team.language)), (address,), figures)


def with_news(
    db: sqlite3.Connection, team: Team, day: date, build: Callable[[Texts], Post]
) -> Callable[[Texts], Post]:
    """The day's board with what else there is to be glad of, as the team wants it."""
    posting, found = load_posting(db, team.id), load_day(db, team, day)
    records = load_records(db, found) if posting.plan("record").is_on else ()
    is_untold = posting.plan(KIND).is_on and not posts.has_had(db, team.id, KIND, day)
    has_met = is_untold and have_all_met(found)

    def built(words: Texts) -> Post:
        post = build(words)
        return replace(
            post, text=lines(post.text, news_lines(records, words, have_all_met=has_met))
        )

    return built


def _latest(posting: Posting) -> int:
    """Minutes after midnight: it is of use on its own day, until quiet hours begin."""
    return posting.quiet.start if posting.quiet.start > posting.quiet.end else MIDNIGHT


def _teams(db: sqlite3.Connection, after: int | None, upto: int) -> Iterable[Team]:
    teams = people.all_teams(db)
    if after is None:
        return teams
    changed = ledger.teams_between(db, after, upto)
    return [team for team in teams if team.id in changed]
