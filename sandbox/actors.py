"""People and chats for a test, over one Telegram: see `testing.py`."""

from collections.abc import Iterator, Mapping

from sandbox import groups, people
from sandbox.arguments import Upload
from sandbox.model import Chat, Message, User
from sandbox.people import Guise, ImpossibleError
from sandbox.sharing import share_users
from sandbox.telegram import CallbackAnswer, Telegram

WITHIN = 10.0


class ChatView:
    """A chat as a test looks at it. Messages are live: an edit shows in the ones already held."""

    def __init__(self, telegram: Telegram, chat: Chat) -> None:
        self._telegram = telegram
        self.chat = chat
        self._heard = 0

    @property
    def id(self) -> int:
        return self.chat.id

    @property
    def messages(self) -> list[Message]:
        """All that are there now, oldest first."""
        return list(self.chat.messages.values())

    @property
    def from_bot(self) -> list[Message]:
        """What the bot itself wrote, service messages apart."""
        return [one for one in self.messages if self._is_from_bot(one)]

    @property
    def pinned(self) -> Message | None:
        return self.chat.messages[self.chat.pinned[-1]] if self.chat.pinned else None

    def _is_from_bot(self, one: Message) -> bool:
        bot = self._telegram.bot
        wrote = one.sender is bot or (one.sender is None and one.seen)
        return wrote and not one.service

    def _unheard(self) -> Iterator[Message]:
        newer = (one for one in self.chat.messages.values() if one.id > self._heard)
        return (one for one in newer if self._is_from_bot(one))

    async def next_message(self, within: float = WITHIN) -> Message:
        """The bot's oldest message here that this method has not returned before."""
        await self._telegram.expect(
            lambda: any(self._unheard()), within, f"the bot's next message in {self}"
        )
        message = next(self._unheard())
        self._heard = message.id
        return message

    def __str__(self) -> str:
        newest = next(reversed(self.chat.messages.values()), None)
        return f"{self.chat.title!r} (newest: {newest.text if newest else 'nothing'!r})"


class Group(ChatView):
    """A group or channel; what needs somebody to do it is done by its creator."""

    def __init__(self, telegram: Telegram, chat: Chat, creator: User) -> None:
        super().__init__(telegram, chat)
        self._creator = creator

    def topic(self, name: str) -> int:
        """The id of an existing topic. Raises StopIteration if there is none of this name."""
        return next(topic.id for topic in self.chat.topics.values() if topic.name == name)

    def add_bot(self, *, admin: bool = False, payload: str = "") -> None:
        groups.add_bot(self._telegram, self.chat, self._creator, admin=admin, payload=payload)

    def kick_bot(self) -> None:
        groups.kick_bot(self._telegram, self.chat, self._creator)

    def promote(self, person: "Person", rights: Mapping[str, bool] | None = None) -> None:
        groups.promote(self._telegram, self.chat, self._creator, person.user, rights)

    def promote_bot(self, rights: Mapping[str, bool] | None = None) -> None:
        groups.promote(self._telegram, self.chat, self._creator, self._telegram.bot, rights)

    def demote(self, person: "Person") -> None:
        groups.demote(self._telegram, self.chat, self._creator, person.user)

    def demote_bot(self) -> None:
        groups.demote(self._telegram, self.chat, self._creator, self._telegram.bot)

    def mute_members(self, *, muted: bool = True) -> None:
        groups.restrict(self._telegram, self.chat, members_may_send=not muted)

    def open_topic(self, name: str) -> int:
        return groups.open_topic(self._telegram, self.chat, self._creator, name).id

    def close_topic(self, topic: int, *, closed: bool = True) -> None:
        groups.close_topic(self._telegram, self.chat, self._creator, topic, closed=closed)

    def migrate(self) -> "Group":
        """The supergroup that this basic group has become."""
        new = groups.migrate(self._telegram, self.chat, self._creator)
        return Group(self._telegram, new, self._creator)

    def delete(self) -> None:
        groups.delete(self._telegram, self.chat)


class Person:
    """Somebody with Telegram in their hands. Without `to` or `on`: the private chat, or its
    newest message that has the button."""

    def __init__(self, telegram: Telegram, user: User) -> None:
        self._telegram = telegram
        self.user = user
        self.private = ChatView(telegram, telegram.world.chats[user.id])

    @property
    def id(self) -> int:
        return self.user.id

    async def says(
        self,
        words: str,
        *,
        to: ChatView | None = None,
        thread: int | None = None,
        reply_to: Message | None = None,
        guise: Guise | None = None,
    ) -> Message:
        """Writes; a `t.me/<bot>?start=` link goes to the private chat as `/start payload`."""
        chat = (to or self.private).chat
        return people.send(
            self._telegram, self.user, chat, words, thread=thread, reply_to=reply_to, guise=guise
        )

    async def says_as_anonymous_admin(self, words: str, *, to: ChatView) -> Message:
        guise = people.as_anonymous_admin(self._telegram, to.chat)
        return await self.says(words, to=to, guise=guise)

    async def says_as_channel(self, words: str, *, channel: Group, to: ChatView) -> Message:
        return await self.says(words, to=to, guise=people.as_channel(self._telegram, channel.chat))

    async def posts_through_linked_channel(
        self, words: str, *, channel: Group, to: ChatView
    ) -> Message:
        guise = people.as_linked_channel(self._telegram, channel.chat)
        return await self.says(words, to=to, guise=guise)

    async def forwards(
        self, words: str, *, author: "Person", to: ChatView | None = None
    ) -> Message:
        guise = people.forwarding(self._telegram, self.user, author.user)
        return await self.says(words, to=to, guise=guise)

    async def starts(self, payload: str = "") -> Message:
        return await self.says(f"/start {payload}".strip())

    async def edits(self, message: Message, words: str) -> None:
        people.edit(self._telegram, self.user, message, words)

    async def deletes(self, message: Message) -> None:
        people.delete(self._telegram, self.user, message)

    async def presses(
        self,
        label: str,
        *,
        on: Message | None = None,
        to: ChatView | None = None,
        within: float = WITHIN,
    ) -> CallbackAnswer:
        """Presses the callback button with this text or data, waits for the bot's answer to it."""
        query = people.press(
            self._telegram, self.user, *self._button(label, on, to or self.private)
        )
        await self._telegram.expect(
            lambda: query.answer is not None, within, f"an answer to the press on {label!r}"
        )
        return query.answer or CallbackAnswer()

    async def presses_without_waiting(
        self, label: str, *, on: Message | None = None, to: ChatView | None = None
    ) -> None:
        people.press(self._telegram, self.user, *self._button(label, on, to or self.private))

    def _button(self, label: str, on: Message | None, to: ChatView) -> tuple[Message, str]:
        for message in [on] if on else reversed(to.messages):
            for button in message.buttons:
                if label in {button["text"], button.get("callback_data")}:
                    return message, button.get("callback_data", "")
        raise ImpossibleError(f"{self.user.name} sees no button {label!r} in {to}")

    async def uploads(
        self, name: str, content: bytes, *, caption: str = "", to: ChatView | None = None
    ) -> Message:
        file = Upload(name, content, "application/octet-stream")
        chat = (to or self.private).chat
        return people.upload(self._telegram, self.user, chat, file, caption=caption)

    async def shares(self, label: str, *picked: "Person") -> None:
        """Picks people from the list that the key with this text opens in the private chat."""
        users = [one.user for one in picked]
        share_users(self._telegram, self.user, self.private.chat, label, users)

    async def reacts(self, message: Message, emoji: str) -> None:
        people.react(self._telegram, self.user, message, emoji)

    async def blocks_bot(self) -> None:
        people.block(self._telegram, self.user)

    async def unblocks_bot(self) -> None:
        people.unblock(self._telegram, self.user)

    async def deactivates(self) -> None:
        people.deactivate(self._telegram, self.user)

    async def renames(self, name: str, username: str | None = None) -> None:
        self._telegram.world.rename_person(self.user, name, username)

    async def joins(self, group: Group) -> None:
        groups.join(self._telegram, group.chat, self.user)

    async def leaves(self, group: Group) -> None:
        groups.leave(self._telegram, group.chat, self.user)

    async def hears(self, within: float = WITHIN) -> Message:
        """The bot's next message in the private chat, each returned once."""
        return await self.private.next_message(within)

    def sees(self, chat: ChatView | None = None) -> list[Message]:
        return (chat or self.private).messages

    def keyboard(self, chat: ChatView | None = None) -> list[list[str]]:
        """The texts of the reply keyboard shown; empty if there is none."""
        shown = people.keyboard_shown((chat or self.private).chat, self.id) or {}
        return [[key["text"] for key in row] for row in shown.get("keyboard", [])]

    def commands(self, chat: ChatView | None = None) -> list[str]:
        """The command menu offered in this chat, names only."""
        place = (chat or self.private).chat
        language, member = self.user.language or "", place.member(self.id)
        shown = self._telegram.menus.shown(place, self.id, member, language)
        return [command["command"] for command in shown]
