"""Telling others what somebody has done: the heads of a team, or one person in private."""

import sqlite3
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from typing import NamedTuple, TypeVar

from delivery.drawing import Drawn
from delivery.queue import put
from handlers.talk import Talk
from reports.post import Post
from sales.periods import local_day
from sales.teams import Person, Team
from storage import people
from storage.db import Work
from storage.posts import TOLD, Address

T = TypeVar("T")

OF_USE = timedelta(days=2)  # later what is told has long been seen elsewhere


class Notice(NamedTuple):
    """What one person is told in private, as one of the team."""

    person: Person
    team: Team
    post: Post


async def write_and_tell(talk: Talk, work: Work[T], notices: Callable[[T], Iterable[Notice]]) -> T:
    """Do the work in the update's one write, and queue what others are told of its outcome, those
    whom the bot may write to.

    To be followed by the answer, and then by ``send_told``.
    """

    def write(db: sqlite3.Connection) -> T:
        outcome = work(db)
        for number, (person, team, post) in enumerate(notices(outcome)):
            known = people.load_known(db, person.id)
            if known is not None and known.can_write:
                act = f"{talk.store.id}.{number}"
                queue(db, team, Address(person.id), post, act=act, now=talk.now)
        return outcome

    return await talk.store.write(write)


async def send_told(talk: Talk) -> None:
    """Send at once what the update has queued; the rest, and after a kill all, the outbox sends."""
    while await talk.outbox.drain(talk.now, kinds=f"{TOLD}{talk.store.id}."):
        pass


def queue(
    db: sqlite3.Connection, team: Team, address: Address, post: Post, *, act: str, now: datetime
) -> None:
    """Tell it once, whatever happens to the process: to be called in the write of the ``act``."""
    put(
        db,
        Drawn(post.text, buttons=post.buttons),
        team_id=team.id,
        kind=f"{TOLD}{act}",
        period=local_day(now, team.timezone),
        to=[address],
        now=now,
        expires_at=now + OF_USE,
    )
