"""Telling others what somebody has done: the heads of a team, or one person in private."""

import sqlite3
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from typing import NamedTuple, TypeVar
from zoneinfo import ZoneInfo

from delivery.drawing import Drawn
from delivery.queue import put
from handlers.talk import Talk
from locales.numbers import clock_time
from locales.texts import Html
from reports.post import Post
from sales.periods import local_day
from sales.posting import heard_at
from sales.teams import Person, Team
from storage import people
from storage.db import Work
from storage.posts import TOLD, Address
from storage.settings import load_posting

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


def quiet_ends(db: sqlite3.Connection, team: Team, now: datetime) -> datetime:
    """When what a head has to say is heard: ``now``, or once the team's quiet hours are over."""
    return heard_at(load_posting(db, team.id).quiet, now, team.timezone)


def later_line(talk: Talk, team: Team, heard: datetime) -> Html:
    """For the head: when it will be heard, if not now."""
    if heard <= talk.now:
        return Html()
    at = clock_time(heard.astimezone(ZoneInfo(team.timezone)))
    return talk.texts("talk.after_quiet", at=at)


def queue(
    db: sqlite3.Connection,
    team: Team,
    address: Address,
    post: Post,
    *,
    act: str,
    now: datetime,
    heard: datetime | None = None,
) -> None:
    """Tell it once, whatever happens to the process: to be called in the write of the ``act``.

    ``heard``: not before; None: at once.
    """
    put(
        db,
        Drawn(post.text, buttons=post.buttons),
        team_id=team.id,
        kind=f"{TOLD}{act}",
        period=local_day(now, team.timezone),
        to=[address],
        now=now,
        expires_at=(heard or now) + OF_USE,
        not_before=heard,
    )
