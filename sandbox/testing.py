"""Telegram for a test: people who write and press, chats that can be awaited.

    async with Sandbox.running() as sandbox:
        ivan = sandbox.person("Иван")
        await ivan.starts()
        await ivan.says("5 звонков")
        receipt = await ivan.hears()
        answer = await ivan.presses("Отменить")

The bot under test talks to `sandbox.url` with `sandbox.token`. What is awaited is woken by what
happens, never by a timer; `within` (seconds) only ends a test that would wait for ever.
"""

from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path

from sandbox import groups, server
from sandbox.actors import WITHIN, ChatView, Group, Person
from sandbox.clock import Clock
from sandbox.faults import Fault, Faults, flood
from sandbox.flood import OFF, Limits
from sandbox.model import ChatType
from sandbox.telegram import Call, Telegram

__all__ = ["OFF", "ChatView", "Fault", "Group", "Limits", "Person", "Sandbox", "flood"]


class Sandbox:
    """A running server. `telegram` is all of its state, for tests of the sandbox itself."""

    def __init__(self, telegram: Telegram, url: str) -> None:
        self.telegram = telegram
        self.url = url

    @classmethod
    @asynccontextmanager
    async def running(
        cls,
        *,
        port: int = 0,
        limits: Limits = OFF,
        clock_file: Path | None = None,
        real: Callable[[], float] | None = None,
        token: str = server.TOKEN,
    ) -> AsyncIterator["Sandbox"]:
        """`real` replaces the real time under the sandbox's clock; no flood limits by default."""
        clock = Clock(clock_file, real) if real else Clock(clock_file)
        telegram = server.new_telegram(token=token, clock=clock, limits=limits)
        async with server.listening(telegram, port=port) as url:
            yield cls(telegram, url)

    @property
    def token(self) -> str:
        return self.telegram.token

    @property
    def clock(self) -> Clock:
        return self.telegram.clock

    @property
    def faults(self) -> Faults:
        """`sandbox.faults.add(Fault("refuse", times=3, code=502))`, `.add(flood(5, every=3))`."""
        return self.telegram.faults

    def deliver_twice(self, *, on: bool = True) -> None:
        """Each update is given out once more after it was confirmed."""
        self.telegram.queue.twice = on

    def person(
        self,
        name: str,
        *,
        person_id: int | None = None,
        username: str | None = None,
        language: str | None = "ru",
    ) -> Person:
        user = self.telegram.world.add_person(name, username, language, person_id)
        return Person(self.telegram, user)

    def group(
        self,
        title: str,
        creator: Person,
        *,
        members: Sequence[Person] = (),
        kind: ChatType = "group",
        topics: Sequence[str] = (),
        bot: bool = True,
        bot_admin: bool = False,
    ) -> Group:
        """Topics make it a supergroup. The bot is added by the creator unless `bot` is false."""
        chat = groups.create(
            self.telegram,
            creator.user,
            title,
            kind,
            topics=topics,
            members=[member.user for member in members],
        )
        group = Group(self.telegram, chat, creator.user)
        if bot:
            group.add_bot(admin=bot_admin)
        return group

    async def until(
        self, condition: Callable[[], bool], within: float = WITHIN, what: str = "the condition"
    ) -> None:
        """Looks again after everything that happens. Raises TimeoutError that says `what`."""
        await self.telegram.expect(condition, within, what)

    async def until_read(self, within: float = WITHIN) -> None:
        """Until the bot has confirmed every update (it may still be at work on them)."""
        queue = self.telegram.queue
        await self.until(lambda: len(queue) == 0, within, "the bot to read its updates")

    def advance(self, seconds: float) -> None:
        self.clock.advance(seconds)
        self.telegram.changes.clock(self.clock.now(), self.clock.offset)

    def move_to(self, moment: datetime) -> None:
        self.clock.move_to(moment)
        self.telegram.changes.clock(self.clock.now(), self.clock.offset)

    def calls(self, method: str) -> list[Call]:
        """The bot's calls of this method, oldest first, refused ones too (`status`, `error`)."""
        return [call for call in self.telegram.calls if call.method == method]
