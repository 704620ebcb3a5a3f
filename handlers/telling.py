"""Telling others what somebody has done: the heads of a team, or one person in private."""

import sqlite3
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta

from delivery.drawing import Drawn
from delivery.queue import put
from handlers.talk import Talk
from locales.texts import Texts, texts
from reports.post import Post
from sales.periods import local_day
from sales.teams import Person, Team
from storage.posts import TOLD, Address

OF_USE = timedelta(days=2)  # later what is told has long been seen elsewhere


async def tell_heads(talk: Talk, heads: Iterable[Person], build: Callable[[Texts], Post]) -> None:
    for head in heads:
        await talk.sender.send(head.id, build(texts(head.language)))


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
