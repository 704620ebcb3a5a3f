"""How fast Telegram lets a bot send. Decides when, never what; one slow chat holds up no other."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

CHAT_BURST, CHAT_BURST_SECONDS = 5, 5.0  # about one a second; a few at once are let through
REMEMBERED_CHATS = 1_000


class Window:
    """At most ``limit`` turns in any ``seconds``; a limit of 0 is none."""

    __slots__ = ("_limit", "_seconds", "_taken")

    def __init__(self, limit: int, seconds: float) -> None:
        self._limit = limit
        self._seconds = seconds
        self._taken: deque[float] = deque(maxlen=limit)

    def delay(self, now: float) -> float:
        """Seconds until a turn is free; 0 or less: now."""
        if not self._limit or len(self._taken) < self._limit:
            return 0.0
        return self._taken[0] + self._seconds - now

    def take(self, now: float) -> None:
        self._taken.append(now)

    def is_idle(self, now: float) -> bool:
        return not self._taken or self._taken[-1] + self._seconds <= now


@dataclass(slots=True)
class _Chat:
    """One chat's windows, how long Telegram wants it left alone, and those who wait for it."""

    windows: tuple[Window, ...]
    held_until: float = 0.0
    line: asyncio.Lock = field(default_factory=asyncio.Lock)

    def delay(self, now: float) -> float:
        return max((self.held_until - now, *(window.delay(now) for window in self.windows)))

    def is_idle(self, now: float) -> bool:
        idle = all(window.is_idle(now) for window in self.windows)
        return idle and self.held_until <= now and not self.line.locked()


class Pace:
    """Turns to send, first come first served within a chat; answers before posts overall.

    With both limits 0 nothing is paced, and only what Telegram itself refused is waited for.
    ``clock`` counts seconds from anywhere; ``sleep`` waits for as many.
    """

    def __init__(
        self,
        per_second: int = 30,
        per_group_minute: int = 20,
        *,
        clock: Callable[[], float],
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._per_second = per_second
        self._per_group_minute = per_group_minute
        self._clock = clock
        self._sleep = sleep
        self._is_paced = per_second > 0 or per_group_minute > 0
        self._overall = Window(per_second, 1.0)
        self._answers = asyncio.Lock()
        self._posts = asyncio.Lock()
        self._chats: dict[int, _Chat] = {}

    async def turn(self, chat_id: int, *, is_post: bool = False) -> None:
        """Wait until something may be sent to the chat."""
        if not self._is_paced and chat_id not in self._chats:
            return
        chat = self._chat(chat_id)
        async with chat.line:
            while (delay := chat.delay(self._clock())) > 0:
                await self._sleep(delay)
            await self._overall_turn(is_post=is_post)
            for window in chat.windows:
                window.take(self._clock())

    def delay(self, chat_id: int) -> float:
        """Seconds that the chat alone would make one wait now."""
        chat = self._chats.get(chat_id)
        return max(0.0, chat.delay(self._clock())) if chat else 0.0

    def hold(self, chat_id: int, seconds: float) -> None:
        """Telegram wants this chat left alone so long."""
        chat = self._chat(chat_id)
        chat.held_until = max(chat.held_until, self._clock() + seconds)

    async def _overall_turn(self, *, is_post: bool) -> None:
        async with self._posts if is_post else self._answers:
            while (delay := self._overall.delay(self._clock())) > 0 or (
                is_post and self._answers.locked()
            ):
                await self._sleep(max(delay, 1 / max(self._per_second, 1)))
            if self._per_second:
                self._overall.take(self._clock())

    def _chat(self, chat_id: int) -> _Chat:
        chat = self._chats.get(chat_id)
        if chat is None:
            if len(self._chats) >= REMEMBERED_CHATS:
                now = self._clock()
                self._chats = {i: it for i, it in self._chats.items() if not it.is_idle(now)}
            chat = self._chats[chat_id] = _Chat(self._windows(chat_id))
        return chat

    def _windows(self, chat_id: int) -> tuple[Window, ...]:
        windows = []
        if self._per_second:
            windows.append(Window(CHAT_BURST, CHAT_BURST_SECONDS))
        if chat_id < 0 and self._per_group_minute:
            windows.append(Window(self._per_group_minute, 60.0))
        return tuple(windows)
