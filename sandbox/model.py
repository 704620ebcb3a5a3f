"""What exists in this Telegram: people, chats, members, topics, messages. Holds no rules."""

from dataclasses import dataclass, field
from typing import Any, Literal

Json = dict[str, Any]
ChatType = Literal["private", "group", "supergroup", "channel"]
Status = Literal["creator", "administrator", "member", "restricted", "left", "kicked"]

GENERAL_TOPIC = 1
ANONYMOUS_ADMIN = 1087968824
CHANNEL_BOT = 136817688
TELEGRAM = 777000


@dataclass(slots=True, eq=False)
class User:
    """A person or a bot; `wire` is the Bot API's User and is rebuilt on a rename."""

    id: int
    first_name: str
    last_name: str | None = None
    username: str | None = None
    language: str | None = None
    is_bot: bool = False
    started: bool = False
    blocked: bool = False
    deactivated: bool = False
    wire: Json = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.refresh()

    @property
    def name(self) -> str:
        return f"{self.first_name} {self.last_name}" if self.last_name else self.first_name

    def refresh(self) -> None:
        wire: Json = {"id": self.id, "is_bot": self.is_bot, "first_name": self.first_name}
        if self.last_name:
            wire["last_name"] = self.last_name
        if self.username:
            wire["username"] = self.username
        if self.language:
            wire["language_code"] = self.language
        self.wire = wire


@dataclass(slots=True)
class Member:
    status: Status
    rights: dict[str, bool] = field(default_factory=dict)

    @property
    def present(self) -> bool:
        return self.status not in {"left", "kicked"}

    @property
    def admin(self) -> bool:
        return self.status in {"creator", "administrator"}

    def may(self, right: str) -> bool:
        return self.status == "creator" or (self.admin and self.rights.get(right, False))


@dataclass(slots=True)
class Topic:
    id: int
    name: str
    closed: bool = False


@dataclass(slots=True)
class Sequence:
    """Message ids: one sequence for all private chats and basic groups, one per supergroup."""

    last: int = 0

    def next(self) -> int:
        self.last += 1
        return self.last


@dataclass(slots=True, eq=False)
class Chat:
    id: int
    type: ChatType
    title: str
    sequence: Sequence
    is_forum: bool = False
    members: dict[int, Member] = field(default_factory=dict)
    messages: dict[int, "Message"] = field(default_factory=dict)
    topics: dict[int, Topic] = field(default_factory=dict)
    pinned: list[int] = field(default_factory=list)
    keyboards: dict[int, Json] = field(default_factory=dict)
    tombstones: list[tuple[int, int]] = field(default_factory=list)
    version: int = 0
    typing_until: float = 0.0
    bot_spoke: bool = False
    members_may_send: bool = True
    upgraded_to: int | None = None
    deleted: bool = False
    wire: Json = field(default_factory=dict)

    @property
    def is_group(self) -> bool:
        return self.type in {"group", "supergroup"}

    def member(self, user_id: int) -> Member:
        return self.members.get(user_id) or Member("left")


@dataclass(slots=True, eq=False)
class Message:
    """One message as it stands now. `content` holds the Bot API fields of its kind.

    `markup` is the inline keyboard; `has_reply_keyboard` marks a message that carried another
    markup (such a message can never be edited). `seen`: the bot has received or sent it.
    """

    chat: Chat
    id: int
    date: int
    sender: User | None
    content: Json
    sender_chat: Chat | None = None
    thread: int | None = None
    reply_to: "Message | None" = None
    markup: Json | None = None
    has_reply_keyboard: bool = False
    service: bool = False
    seen: bool = False
    deleted: bool = False
    edited: int | None = None
    version: int = 0
    extra: Json | None = None
    reactions: dict[int, str] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """The text or the caption; empty if there is neither."""
        return str(self.content.get("text") or self.content.get("caption", ""))

    @property
    def buttons(self) -> list[Json]:
        """The inline buttons, row by row."""
        rows = self.markup["inline_keyboard"] if self.markup else []
        return [button for row in rows for button in row]

    def wire(self, *, shallow: bool = False) -> Json:
        """The Bot API's Message; `shallow` leaves out what this message itself replies to."""
        wire: Json = {"message_id": self.id, "date": self.date, "chat": self.chat.wire}
        if self.sender is not None:
            wire["from"] = self.sender.wire
        if self.sender_chat is not None:
            wire["sender_chat"] = self.sender_chat.wire
        if self.thread is not None:
            wire["message_thread_id"] = self.thread
            wire["is_topic_message"] = True
        if self.edited is not None:
            wire["edit_date"] = self.edited
        wire.update(self.content)
        if self.extra:
            wire.update(self.extra)
        if self.markup is not None:
            wire["reply_markup"] = self.markup
        replied = None if shallow else self.reply_to or self._topic_start()
        if replied is not None:
            wire["reply_to_message"] = replied.wire(shallow=True)
        return wire

    def _topic_start(self) -> "Message | None":
        if self.thread is None or self.thread == self.id:
            return None
        return self.chat.messages.get(self.thread)
