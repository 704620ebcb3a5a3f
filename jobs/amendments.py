"""Boards that stand in a chat are edited when a correction changes them, and say so.

A look at a message is leased for some minutes, so that neither a second process nor a restart
edits it twice, and no message changes more often than that.
"""

import logging
import sqlite3
from collections.abc import Mapping
from datetime import datetime
from functools import partial

from delivery.sender import Sender
from jobs.due_posts import Composer
from locales.texts import texts
from reports.amendments import amended, load_amendments, loaded
from reports.post import Post
from storage import amendments, people
from storage.amendments import Standing
from storage.db import Database

log = logging.getLogger(__name__)


class Amending:
    """``composers`` by kind of post, as ``DuePosts`` has them: here as of the day posted."""

    def __init__(
        self, database: Database, composers: Mapping[str, Composer], sender: Sender
    ) -> None:
        self._database = database
        self._composers = composers
        self._sender = sender

    async def run(self, now: datetime) -> None:
        """Look at each message that it is time to look at."""
        await self._database.write(partial(amendments.retire, now=now))
        while (
            standing := await self._database.write(partial(amendments.take, now=now))
        ) is not None:
            try:
                await self._look(standing)
            except Exception:  # the other messages are still looked at, and this one again later
                log.exception("%s in %s is not amended", standing.kind, standing.address)

    async def _look(self, standing: Standing) -> None:
        compose = partial(compose_anew, composer=self._composers[standing.kind], standing=standing)
        anew = await self._database.read(compose)
        if anew is None:
            return
        post, figures = anew
        if await self._sender.edit(standing.address.chat_id, standing.message_id, post):
            mark = partial(amendments.mark_shown, standing=standing, figures=figures)
            await self._database.write(mark)


def compose_anew(
    db: sqlite3.Connection, composer: Composer, standing: Standing
) -> tuple[Post, str] | None:
    """The post as it is to read now, with its figures; None where they are those it shows."""
    for outgoing in composer(db, standing.team, standing.posted_at):
        if outgoing.figures is None or outgoing.figures == standing.shown:
            return None  # the figures of one are those of all
        if standing.address in outgoing.to:
            found = load_amendments(
                db,
                standing.team,
                loaded(standing.posted),
                loaded(outgoing.figures),
                standing.posted_at,
            )
            language = _language(db, standing)
            return amended(outgoing.post, found, texts(language)), outgoing.figures
    return None


def _language(db: sqlite3.Connection, standing: Standing) -> str:
    """Of the person, where the chat is private; else the team's."""
    address = standing.address
    person = people.load_person(db, address.chat_id) if address.is_private else None
    return (person.language if person else "") or standing.team.language
