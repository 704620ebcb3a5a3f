"""One Telegram with one bot: the parts together, and how news reaches the bot."""

import itertools
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from sandbox.changes import Changes
from sandbox.clock import Clock
from sandbox.faults import Faults
from sandbox.files import Files
from sandbox.flood import Flood, Limits
from sandbox.menus import Menus
from sandbox.model import Json, Message, User
from sandbox.updates import CALLBACK_LIFE, UpdateQueue
from sandbox.visibility import bot_sees, update_kind
from sandbox.world import World

CALLS_KEPT = 10_000


@dataclass(frozen=True, slots=True)
class Call:
    """One call of the bot; `error` is the refusal's description, empty if it was answered."""

    number: int
    method: str
    arguments: dict[str, str]
    at: float
    status: int
    error: str = ""


@dataclass(frozen=True, slots=True)
class CallbackAnswer:
    text: str = ""
    alert: bool = False
    url: str = ""


@dataclass(slots=True)
class CallbackQuery:
    id: str
    person: User
    asked_at: float
    answer: CallbackAnswer | None = None


@dataclass(slots=True)
class Webhook:
    url: str = ""
    max_connections: int = 40
    set_at: float = field(default=float("-inf"))


class Telegram:
    def __init__(
        self,
        bot: User,
        token: str,
        clock: Clock,
        limits: Limits,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self.token = token
        self.clock = clock
        self.monotonic = monotonic
        self.changes = Changes()
        self.world = World(bot)
        self.queue = UpdateQueue(clock.now, monotonic, on_confirmed=self.changes.wake)
        self.flood = Flood(limits)
        self.faults = Faults()
        self.files = Files()
        self.menus = Menus()
        self.webhook = Webhook()
        self.queries: dict[str, CallbackQuery] = {}
        self.calls: deque[Call] = deque(maxlen=CALLS_KEPT)
        self.call_count = 0
        self.sent_count = 0
        self._query_ids = itertools.count(4_000_000_000_000_001)

    @property
    def bot(self) -> User:
        return self.world.bot

    def now(self) -> float:
        return self.clock.now()

    def reset(self) -> None:
        """Forgets people, chats, files, faults and counters; update ids go on."""
        bot = self.bot
        self.world = World(bot)
        self.files, self.menus = Files(), Menus()
        self.flood = Flood(self.flood.limits)
        self.faults.clear()
        self.queue.clear()
        self.queue.twice = False
        self.queries.clear()
        self.calls.clear()
        self.call_count = self.sent_count = self.queue.confirmed = 0
        self.changes.state()

    def record(self, method: str, arguments: dict[str, str], status: int, error: str = "") -> None:
        self.call_count += 1
        self.calls.append(Call(self.call_count, method, arguments, self.now(), status, error))
        self.changes.wake()

    def deliver(self, message: Message) -> None:
        """A message of a person, or a service message, appeared: the bot may hear of it."""
        self.changes.message(message)
        if not bot_sees(message.chat, message, self.bot):
            return
        message.seen = True
        if message.sender is not None:
            self.world.known.add(message.sender.id)
        for user in message.content.get("new_chat_members", ()):
            self.world.known.add(user["id"])
        self.queue.put(update_kind(message), message.wire())

    def deliver_edit(self, message: Message) -> None:
        self.changes.message(message)
        if message.seen and bot_sees(message.chat, message, self.bot):
            self.queue.put(update_kind(message, edited=True), message.wire())

    def ask(self, person: User, message: Message, data: str) -> CallbackQuery:
        """A press on a callback button becomes an update."""
        query = CallbackQuery(str(next(self._query_ids)), person, self.now())
        self._drop_old_queries()
        self.queries[query.id] = query
        self.world.known.add(person.id)
        wire: Json = {
            "id": query.id,
            "from": person.wire,
            "message": message.wire() if not message.deleted else inaccessible(message),
            "chat_instance": str(8_000_000_000_000_000_000 + abs(message.chat.id)),
            "data": data,
        }
        self.queue.put("callback_query", wire)
        return query

    def _drop_old_queries(self) -> None:
        oldest = next(iter(self.queries.values()), None)
        while oldest is not None and self.too_late(oldest):
            del self.queries[oldest.id]
            oldest = next(iter(self.queries.values()), None)

    def too_late(self, query: CallbackQuery) -> bool:
        return self.now() > query.asked_at + CALLBACK_LIFE

    async def expect(self, condition: Callable[[], bool], within: float, what: str) -> None:
        """Waits for `condition`; raises TimeoutError that says `what` never came."""
        if not await self.until(condition, within):
            raise TimeoutError(f"waited {within:g} s in vain for {what}")

    async def until(self, condition: Callable[[], bool], within: float | None) -> bool:
        return await self.changes.until(condition, within)


def inaccessible(message: Message) -> Json:
    return {"chat": message.chat.wire, "message_id": message.id, "date": 0}


def calls_as_json(calls: list[Call]) -> list[dict[str, Any]]:
    return [
        {
            "n": call.number,
            "method": call.method,
            "arguments": call.arguments,
            "at": call.at,
            "status": call.status,
            "error": call.error,
        }
        for call in calls
    ]
