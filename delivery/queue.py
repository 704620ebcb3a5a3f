"""Posts on their way into the outbox and out of it: as they are stored."""

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import asdict
from datetime import date, datetime

from delivery.drawing import Drawn
from locales.texts import Html
from reports.post import Button, Buttons
from storage import posts
from storage.posts import Address, Delivery, NewPost


def put(
    db: sqlite3.Connection,
    ready: Drawn,
    *,
    team_id: int,
    kind: str,
    period: date,
    to: Iterable[Address],
    now: datetime,
    expires_at: datetime,
    figures: str | None = None,
    not_before: datetime | None = None,
) -> int:
    """Queue a post for some chats, each of which gets one of a kind and a period; how many will.

    ``figures``: what it shows, to be held against the ledger once it is sent.
    """
    picture = ready.picture if isinstance(ready.picture, bytes) else None
    post = NewPost(
        team_id=team_id,
        kind=kind,
        period=period,
        text=ready.text,
        buttons=_dumped(ready.buttons),
        picture=picture,
        figures=figures,
        expires_at=expires_at,
    )
    return posts.add(db, post, to, now, not_before)


def taken(delivery: Delivery) -> Drawn:
    """What is to be sent; a picture that Telegram already has goes by its id."""
    return Drawn(
        Html(delivery.text), delivery.file_id or delivery.picture, _loaded(delivery.buttons)
    )


def _dumped(buttons: Buttons) -> str:
    rows = [[asdict(button) for button in row] for row in buttons]
    return json.dumps(rows, ensure_ascii=False)


def _loaded(buttons: str) -> Buttons:
    return tuple(tuple(Button(**button) for button in row) for row in json.loads(buttons))
