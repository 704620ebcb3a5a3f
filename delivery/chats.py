"""What becomes of chats that are gone or have moved: saved, and the team's heads told once."""

import logging
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
from datetime import datetime, timedelta
from functools import partial

from delivery.drawing import Drawn
from delivery.errors import ChatGoneError, TopicGoneError
from delivery.queue import put
from locales.texts import Html, Texts, texts
from reports.wording import chat_shown
from sales.periods import local_day
from sales.posting import KINDS
from sales.talks import read_talk_kind
from sales.teams import Team
from storage import binding, people, posts, talks, topics
from storage.binding import Binding
from storage.db import Database
from storage.posts import Address

NOTICE_KEPT = timedelta(days=3)
NOTICES = {"unsaid": "delivery.unsaid", "blocked": "delivery.person_blocked"}
Saying = Callable[[Texts, Team], Html]

log = logging.getLogger(__name__)


class Chats:
    """``clock`` tells the UTC time."""

    def __init__(self, database: Database, clock: Callable[[], datetime]) -> None:
        self._database = database
        self._clock = clock

    async def gone(self, address: Address, failure: ChatGoneError) -> None:
        """Save that nothing reaches the address, as Telegram said of it."""
        log.warning("nothing can be sent to %s: %s", address, failure)
        is_topic = isinstance(failure, TopicGoneError)
        note = note_topic_gone if is_topic else note_gone
        lost = address if is_topic else Address(address.chat_id)
        await self._database.write(partial(note, lost=lost, reason=str(failure), now=self._clock()))

    async def moved(self, chat_id: int, new_id: int) -> None:
        log.warning("chat %s is %s from now on", chat_id, new_id)
        await self._database.write(partial(posts.move_chat, chat_id=chat_id, new_id=new_id))


def note_topic_gone(db: sqlite3.Connection, lost: Address, reason: str, now: datetime) -> None:
    """The topic cannot be written to any more, its chat can.

    Posts that had it for their own go where the rest of their team goes, and the heads hear of it.
    Of the team that is bound to it nothing arrives any more.
    """
    kinds = defaultdict(set)
    for team_id, kind in binding.clear_topic(db, lost.chat_id, lost.thread_id):
        kinds[team_id].add(kind)
    binding.lead_home(db, lost.chat_id, lost.thread_id)
    for team_id, some in kinds.items():
        home = binding.of_team(db, team_id)
        if home is not None and home.chat_id == lost.chat_id and home.thread_id != lost.thread_id:
            _tell_of_topic(db, home, lost, some, now)
    if lost.thread_id or binding.at(db, lost.chat_id, 0) is not None:
        note_gone(db, lost, reason, now)


def _tell_of_topic(
    db: sqlite3.Connection, home: Binding, lost: Address, kinds: Collection[str], now: datetime
) -> None:
    names = topics.names(db, lost.chat_id)

    def say(words: Texts, team: Team) -> Html:
        posts_named = [words(f"settings.post.{kind}") for kind in KINDS if kind in kinds]
        return words(
            "delivery.topic_gone",
            team=team.name,
            posts=Html(", ".join(posts_named)),
            lost=chat_shown(words, home.title, lost.thread_id, names),
            home=chat_shown(words, home.title, home.thread_id, names),
        )

    _tell_heads(db, home.team_id, say, f"gone.{lost.chat_id}.{lost.thread_id}", now)


def note_gone(db: sqlite3.Connection, lost: Address, reason: str, now: datetime) -> None:
    """The person or the chat cannot be written to any more; the heads hear of it this once.

    Harmless when it is known already.
    """
    given_up = posts.give_up(db, lost, reason)
    if lost.chat_id > 0:
        _note_blocked(db, lost.chat_id, _take_back_talks(db, lost.chat_id, given_up), now)
        return
    for team_id, title in posts.unbind(db, lost):
        say = _named("delivery.chat_gone", title)
        _tell_heads(db, team_id, say, f"gone.{lost.chat_id}", now)


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
                say = _named(NOTICES[about], member.person.name)
                _tell_heads(db, team_id, say, f"{about}.{person_id}", now)


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
    db: sqlite3.Connection, team_id: int, say: Saying, kind: str, now: datetime
) -> None:
    team = people.load_team(db, team_id)
    if team is None:
        return
    for head in people.roster(db, team_id).heads_to_tell():
        put(
            db,
            Drawn(say(texts(head.language or team.language), team)),
            team_id=team_id,
            kind=kind,
            period=local_day(now, team.timezone),
            to=[Address(head.id)],
            now=now,
            expires_at=now + NOTICE_KEPT,
        )


def _named(key: str, name: str) -> Saying:
    return lambda words, team: words(key, name=name, team=team.name)
