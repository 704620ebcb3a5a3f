"""What becomes of chats that are gone or have moved: saved, and the team's heads told once."""

import logging
import sqlite3
from collections.abc import Callable, Collection, Iterable
from datetime import datetime, timedelta
from functools import partial

from delivery.drawing import Drawn
from delivery.errors import ChatGoneError, TopicGoneError
from delivery.queue import put
from locales.texts import Html, texts
from sales.periods import local_day
from sales.talks import read_talk_kind
from storage import people, posts, talks
from storage.db import Database
from storage.posts import Address

NOTICE_KEPT = timedelta(days=3)
NOTICES = {"unsaid": "delivery.unsaid", "blocked": "delivery.person_blocked"}

log = logging.getLogger(__name__)


class Chats:
    """``clock`` tells the UTC time."""

    def __init__(self, database: Database, clock: Callable[[], datetime]) -> None:
        self._database = database
        self._clock = clock

    async def gone(self, address: Address, failure: ChatGoneError) -> None:
        """Save that nothing reaches the address, as Telegram said of it."""
        log.warning("nothing can be sent to %s: %s", address, failure)
        lost = address if isinstance(failure, TopicGoneError) else Address(address.chat_id)
        now = self._clock()
        await self._database.write(partial(note_gone, lost=lost, reason=str(failure), now=now))

    async def moved(self, chat_id: int, new_id: int) -> None:
        log.warning("chat %s is %s from now on", chat_id, new_id)
        await self._database.write(partial(posts.move_chat, chat_id=chat_id, new_id=new_id))


def note_gone(db: sqlite3.Connection, lost: Address, reason: str, now: datetime) -> None:
    """The person or the chat cannot be written to any more; the heads hear of it this once.

    Harmless when it is known already.
    """
    given_up = posts.give_up(db, lost, reason)
    if lost.chat_id > 0:
        _note_blocked(db, lost.chat_id, _take_back_talks(db, lost.chat_id, given_up), now)
        return
    for team_id, title in posts.unbind(db, lost):
        _tell_heads(db, team_id, "delivery.chat_gone", title, f"gone.{lost.chat_id}", now)


def _note_blocked(
    db: sqlite3.Connection, person_id: int, unsaid: Collection[int], now: datetime
) -> None:
    """``unsaid``: the teams from which something their heads have said did not arrive."""
    teams = people.memberships(db, person_id)
    rosters = {team.id: people.roster(db, team.id).members for team, _ in teams}
    people.mark_blocked(db, person_id, now)
    for team_id, members in rosters.items():
        for member in members:
            if member.person.id == person_id and (member.can_write or team_id in unsaid):
                about = "unsaid" if team_id in unsaid else "blocked"
                key, kind = NOTICES[about], f"{about}.{person_id}"
                _tell_heads(db, team_id, key, member.person.name, kind, now)


def _take_back_talks(
    db: sqlite3.Connection, person_id: int, given_up: Iterable[tuple[int, str]]
) -> set[int]:
    """What was asked in vain has not been asked: the next digest may speak of it; the teams."""
    found = {(team_id, read_talk_kind(kind)) for team_id, kind in given_up}
    unsaid = [(team_id, *talk) for team_id, talk in found if talk is not None]
    for team_id, subject, opened_on in unsaid:
        talks.take_back(db, team_id, person_id, subject, opened_on)
    return {team_id for team_id, *_ in unsaid}


def _tell_heads(
    db: sqlite3.Connection, team_id: int, key: str, name: str, kind: str, now: datetime
) -> None:
    team = people.load_team(db, team_id)
    if team is None:
        return
    for head in people.roster(db, team_id).heads_to_tell():
        put(
            db,
            Drawn(_notice(key, head.language or team.language, name, team.name)),
            team_id=team_id,
            kind=kind,
            period=local_day(now, team.timezone),
            to=[Address(head.id)],
            now=now,
            expires_at=now + NOTICE_KEPT,
        )


def _notice(key: str, language: str, name: str, team: str) -> Html:
    return texts(language)(key, name=name, team=team)
