"""The state of this Telegram and the few ways in which it grows. No HTTP, no clock, no updates."""

import itertools

from sandbox.model import (
    ANONYMOUS_ADMIN,
    CHANNEL_BOT,
    TELEGRAM,
    Chat,
    ChatType,
    Json,
    Member,
    Message,
    Sequence,
    Topic,
    User,
)

_SUPERGROUP_BASE = -1_000_000_000_000


class World:
    def __init__(self, bot: User) -> None:
        self.bot = bot
        self.users: dict[int, User] = {
            bot.id: bot,
            ANONYMOUS_ADMIN: User(
                ANONYMOUS_ADMIN, "Group", username="GroupAnonymousBot", is_bot=True
            ),
            CHANNEL_BOT: User(CHANNEL_BOT, "Channel", username="Channel_Bot", is_bot=True),
            TELEGRAM: User(TELEGRAM, "Telegram"),
        }
        self.chats: dict[int, Chat] = {}
        self.known: set[int] = set()
        self._account_sequence = Sequence()
        self._person_ids = itertools.count(101)
        self._group_ids = itertools.count(4_000_001)
        self._supergroup_ids = itertools.count(2_000_000_001)

    @property
    def people(self) -> list[User]:
        return [user for user in self.users.values() if user.id in self.chats]

    def add_person(
        self, name: str, username: str | None, language: str | None, person_id: int | None = None
    ) -> User:
        """Raises ValueError if the id is taken."""
        identity = person_id if person_id is not None else self._free_person_id()
        if identity in self.users or identity <= 0:
            raise ValueError(f"there is already a user {identity}")
        first, last = split_name(name)
        person = User(identity, first, last, username, language)
        self.users[identity] = person
        chat = Chat(identity, "private", person.name, self._account_sequence)
        chat.members[identity] = Member("member")
        chat.members[self.bot.id] = Member("member")
        self.chats[identity] = chat
        refresh_private_chat(chat, person)
        return person

    def rename_person(self, person: User, name: str, username: str | None) -> None:
        person.first_name, person.last_name = split_name(name)
        person.username = username
        person.refresh()
        refresh_private_chat(self.chats[person.id], person)

    def add_group(self, kind: ChatType, title: str, *, forum: bool = False) -> Chat:
        if kind == "group":
            chat = Chat(-next(self._group_ids), kind, title, self._account_sequence)
        else:
            chat_id = _SUPERGROUP_BASE - next(self._supergroup_ids)
            chat = Chat(chat_id, kind, title, Sequence(), is_forum=forum)
        chat.wire = {"id": chat.id, "type": kind, "title": title}
        if forum:
            chat.wire["is_forum"] = True
        self.chats[chat.id] = chat
        return chat

    def post(
        self,
        chat: Chat,
        sender: User | None,
        content: Json,
        now: float,
        *,
        thread: int | None = None,
        reply_to: Message | None = None,
        service: bool = False,
    ) -> Message:
        """Puts a message into the chat under its next id."""
        message = Message(
            chat,
            chat.sequence.next(),
            int(now),
            sender,
            content,
            thread=thread,
            reply_to=reply_to,
            service=service,
        )
        chat.messages[message.id] = message
        return message

    def open_topic(self, chat: Chat, creator: User, name: str, now: float) -> Message:
        """The topic's id is the id of its creation message, which is returned."""
        created = {"name": name, "icon_color": 7322096}
        message = self.post(chat, creator, {"forum_topic_created": created}, now, service=True)
        message.thread = message.id
        chat.topics[message.id] = Topic(message.id, name)
        return message

    def _free_person_id(self) -> int:
        return next(number for number in self._person_ids if number not in self.users)


def split_name(name: str) -> tuple[str, str | None]:
    """First and last name; a name that does not fall into two stays whole."""
    first, _, last = name.partition(" ")
    return (first, last) if first.strip() and last.strip() else (name, None)


def refresh_private_chat(chat: Chat, person: User) -> None:
    wire: Json = {"id": person.id, "type": "private", "first_name": person.first_name}
    if person.last_name:
        wire["last_name"] = person.last_name
    if person.username:
        wire["username"] = person.username
    chat.title = person.name
    chat.wire = wire
