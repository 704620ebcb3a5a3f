"""The bot's queue of updates: ids, lifetimes, the long poll and its conflicts."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from sandbox.refusals import conflict
from sandbox.wire import encoded

DAY = 86_400.0
CALLBACK_LIFE = 150.0
UPDATE_KINDS = (
    "message", "edited_message", "channel_post", "edited_channel_post", "business_connection",
    "business_message", "edited_business_message", "deleted_business_messages", "message_reaction",
    "message_reaction_count", "inline_query", "chosen_inline_result", "callback_query",
    "shipping_query", "pre_checkout_query", "purchased_paid_media", "poll", "poll_answer",
    "my_chat_member", "chat_member", "chat_join_request", "chat_boost", "removed_chat_boost",
)  # fmt: skip
_ONLY_IF_ASKED = {"chat_member", "message_reaction", "message_reaction_count"}
DEFAULT_KINDS = frozenset(UPDATE_KINDS) - _ONLY_IF_ASKED

_TERMINATED = (
    "terminated by other getUpdates request; make sure that only one bot instance is running"
)


@dataclass(frozen=True, slots=True)
class Update:
    id: int
    dies_at: float
    body: bytes


class UpdateQueue:
    """`now` is the sandbox's clock; `monotonic` and `sleep` pace the long poll in real time."""

    def __init__(
        self,
        now: Callable[[], float],
        monotonic: Callable[[], float],
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
        on_confirmed: Callable[[], None] = lambda: None,
    ) -> None:
        self.allowed = DEFAULT_KINDS
        self.twice = False
        self.confirmed = 0
        self._now = now
        self._monotonic = monotonic
        self._sleep = sleep
        self._on_confirmed = on_confirmed
        self._pending: deque[Update] = deque()
        self._again: deque[Update] = deque()
        self._next_id = 500_000_001
        self._poll: asyncio.Future[None] | None = None
        self._last_offset: int | None = None
        self._started_at = self._finished_at = self._next_conflict_at = float("-inf")

    def __len__(self) -> int:
        return len(self._pending)

    def put(self, kind: str, content: object) -> bool:
        """Queues an update; False if the bot has not asked for this kind."""
        if kind not in self.allowed:
            return False
        update_id = self._next_id
        self._next_id += 1
        life = CALLBACK_LIFE if kind == "callback_query" else DAY
        body = b'{"update_id":%d,"%s":%s}' % (update_id, kind.encode(), encoded(content))
        self._pending.append(Update(update_id, self._now() + life, body))
        self._wake()
        return True

    def allow(self, kinds: list[str]) -> None:
        """Remembered between calls; unknown names are skipped, an empty list means the default."""
        chosen = frozenset(kinds) & frozenset(UPDATE_KINDS)
        self.allowed = chosen or DEFAULT_KINDS

    def clear(self) -> None:
        self._pending.clear()
        self._again.clear()

    async def get(self, offset: int, limit: int, wait: float) -> bytes:
        """A JSON array of updates, up to `wait` s late. A later call ends this one with 409."""
        started = self._monotonic()
        limit, wait = self._slow_down(offset, limit, wait, started)
        await self.interrupt(_TERMINATED)
        self._confirm(offset)
        self._last_offset, self._started_at = offset, started
        if not self._ready() and wait > 0:
            await self._wait(wait)
        self._finished_at = self._monotonic()
        return self._batch(limit)

    async def interrupt(self, reason: str) -> None:
        """Ends the poll that is waiting, if any, with 409 and `reason`."""
        poll, self._poll = self._poll, None
        if poll is not None and not poll.done():
            poll.set_exception(conflict(reason))

    def _slow_down(self, offset: int, limit: int, wait: float, started: float) -> tuple[int, float]:
        """Telegram's own brake on a bot that asks for the same offset again and again."""
        if offset == self._last_offset:
            if wait < 3 and started < self._started_at + 3:
                wait = 3
            if started < self._finished_at + 0.5:
                limit = 1
        return limit, wait

    def _confirm(self, offset: int) -> None:
        pending, before = self._pending, self.confirmed
        while offset < 0 and len(pending) > -offset:
            self._forget()
        while pending and pending[0].id < offset:
            self._forget()
        if self.confirmed > before:
            self._on_confirmed()

    def _forget(self) -> None:
        update = self._pending.popleft()
        self.confirmed += 1
        if self.twice:
            self._again.append(update)

    def _ready(self) -> bool:
        now = self._now()
        while self._pending and self._pending[0].dies_at <= now:
            self._pending.popleft()
        return bool(self._again) or any(update.dies_at > now for update in self._pending)

    async def _wait(self, wait: float) -> None:
        poll = self._poll = asyncio.get_running_loop().create_future()
        try:
            async with asyncio.timeout(wait):
                await poll
        except TimeoutError:
            return
        except Exception:
            await self._pause_repeated_conflict()
            raise
        finally:
            if self._poll is poll:
                self._poll = None

    async def _pause_repeated_conflict(self) -> None:
        now = self._monotonic()
        if now < self._next_conflict_at:
            await self._sleep(3.0)
        else:
            self._next_conflict_at = now + 3.0

    def _batch(self, limit: int) -> bytes:
        now = self._now()
        bodies: list[bytes] = []
        while self._again and len(bodies) < limit:
            bodies.append(self._again.popleft().body)
        for update in self._pending:
            if len(bodies) >= limit:
                break
            if update.dies_at > now:
                bodies.append(update.body)
        return b"[" + b",".join(bodies) + b"]"

    def _wake(self) -> None:
        if self._poll is not None and not self._poll.done():
            self._poll.set_result(None)
