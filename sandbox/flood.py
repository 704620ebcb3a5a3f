"""Telegram's flood limits: about 1 message a second per chat, 20 a minute per group, 30 a second
overall. Sends and edits count alike."""

import math
from collections import deque
from dataclasses import dataclass

from sandbox.model import Chat
from sandbox.refusals import too_many_requests


@dataclass(frozen=True, slots=True)
class Limits:
    """0 switches a limit off. A chat may save up `burst` messages of its per-second pace."""

    per_second: int = 30
    per_chat_second: float = 1.0
    per_group_minute: int = 20
    burst: int = 5


OFF = Limits(0, 0, 0)


class Flood:
    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self._overall: deque[float] = deque()
        self._minutes: dict[int, deque[float]] = {}
        self._free_at: dict[int, float] = {}

    def admit(self, chat: Chat, now: float) -> None:
        """Counts one message; refuses with 429 and counts nothing if a limit is reached."""
        limits = self.limits
        if limits == OFF:
            return
        wait = max(self._overall_wait(now), self._chat_wait(chat, now), self._group_wait(chat, now))
        if wait > 0:
            raise too_many_requests(max(1, math.ceil(wait)))
        if limits.per_second:
            self._overall.append(now)
        if limits.per_chat_second:
            self._free_at[chat.id] = max(self._free_at.get(chat.id, 0.0), now) + self._pace
        if limits.per_group_minute and chat.id < 0:
            self._minutes.setdefault(chat.id, deque()).append(now)

    @property
    def _pace(self) -> float:
        return 1.0 / self.limits.per_chat_second

    def _overall_wait(self, now: float) -> float:
        return _window_wait(self._overall, self.limits.per_second, 1.0, now)

    def _group_wait(self, chat: Chat, now: float) -> float:
        sent = self._minutes.get(chat.id)
        if sent is None:
            return 0.0
        return _window_wait(sent, self.limits.per_group_minute, 60.0, now)

    def _chat_wait(self, chat: Chat, now: float) -> float:
        if not self.limits.per_chat_second:
            return 0.0
        saved = self._pace * (self.limits.burst - 1)
        return self._free_at.get(chat.id, 0.0) - saved - now


def _window_wait(sent: deque[float], limit: int, seconds: float, now: float) -> float:
    while sent and sent[0] <= now - seconds:
        sent.popleft()
    if not limit or len(sent) < limit:
        return 0.0
    return sent[len(sent) - limit] + seconds - now
