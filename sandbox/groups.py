"""What people do with groups and channels: create, add the bot, join, promote, upgrade."""

from collections.abc import Mapping, Sequence

from sandbox import people
from sandbox.members import DEFAULT_RIGHTS, change_member
from sandbox.model import Chat, ChatType, Json, Member, Message, User
from sandbox.people import ImpossibleError
from sandbox.telegram import Telegram


def create(
    telegram: Telegram,
    by: User,
    title: str,
    kind: ChatType = "group",
    *,
    topics: Sequence[str] = (),
    members: Sequence[User] = (),
) -> Chat:
    """A group of people, without the bot. Topics make it a supergroup."""
    if topics and kind == "group":
        kind = "supergroup"
    chat = telegram.world.add_group(kind, title, forum=bool(topics))
    chat.members[by.id] = Member("creator")
    for person in members:
        chat.members.setdefault(person.id, Member("member"))
    if kind != "channel":
        _notice(telegram, chat, by, {f"{kind}_chat_created": True})
    for name in topics:
        open_topic(telegram, chat, by, name)
    telegram.changes.state()
    return chat


def add_bot(
    telegram: Telegram, chat: Chat, by: User, *, admin: bool = False, payload: str = ""
) -> None:
    """With `payload`: through a `?startgroup=` link."""
    bot = telegram.bot
    if chat.member(bot.id).present:
        raise ImpossibleError("the bot is in this chat already")
    telegram.world.known.add(by.id)
    admin = admin or chat.type == "channel"
    change_member(telegram, chat, by, bot, _admin() if admin else Member("member"))
    if chat.type != "channel":
        _notice(telegram, chat, by, {"new_chat_members": [bot.wire]})
    if payload:
        people.send(telegram, by, chat, f"/start@{bot.username} {payload}")


def kick_bot(telegram: Telegram, chat: Chat, by: User) -> None:
    """In a basic group the bot still sees the service message; a supergroup is closed to it."""
    bot = telegram.bot
    if not chat.member(bot.id).present:
        raise ImpossibleError("the bot is not in this chat")
    if chat.type == "group":
        _notice(telegram, chat, by, {"left_chat_member": bot.wire})
    change_member(telegram, chat, by, bot, Member("kicked"))
    if chat.type == "supergroup":
        _notice(telegram, chat, by, {"left_chat_member": bot.wire})


def join(telegram: Telegram, chat: Chat, person: User) -> None:
    if chat.member(person.id).present:
        raise ImpossibleError(f"{person.name} is in this chat already")
    change_member(telegram, chat, person, person, Member("member"))
    if chat.type != "channel":
        _notice(telegram, chat, person, {"new_chat_members": [person.wire]})


def leave(telegram: Telegram, chat: Chat, person: User) -> None:
    if not chat.member(person.id).present:
        raise ImpossibleError(f"{person.name} is not in this chat")
    if chat.type != "channel":
        _notice(telegram, chat, person, {"left_chat_member": person.wire})
    change_member(telegram, chat, person, person, Member("left"))


def promote(
    telegram: Telegram, chat: Chat, by: User, who: User, rights: Mapping[str, bool] | None = None
) -> None:
    """`rights` on top of all that an admin has by default."""
    if not chat.member(who.id).present:
        raise ImpossibleError(f"{who.name} is not in this chat")
    change_member(telegram, chat, by, who, _admin(rights))


def demote(telegram: Telegram, chat: Chat, by: User, who: User) -> None:
    change_member(telegram, chat, by, who, Member("member"))


def _admin(rights: Mapping[str, bool] | None = None) -> Member:
    return Member("administrator", DEFAULT_RIGHTS | dict(rights or {}))


def restrict(telegram: Telegram, chat: Chat, *, members_may_send: bool) -> None:
    """Whether those who are no admins, the bot among them, may send."""
    chat.members_may_send = members_may_send
    telegram.changes.state()


def open_topic(telegram: Telegram, chat: Chat, by: User, name: str) -> Message:
    if not chat.is_forum:
        raise ImpossibleError("this chat has no topics")
    created = telegram.world.open_topic(chat, by, name, telegram.now())
    telegram.deliver(created)
    telegram.changes.state()
    return created


def rename_topic(telegram: Telegram, chat: Chat, by: User, topic: int, name: str) -> Message:
    if topic not in chat.topics:
        raise ImpossibleError("there is no such topic")
    chat.topics[topic].name = name
    content = {"forum_topic_edited": {"name": name}}
    message = telegram.world.post(chat, by, content, telegram.now(), thread=topic, service=True)
    telegram.deliver(message)
    telegram.changes.state()
    return message


def close_topic(telegram: Telegram, chat: Chat, by: User, topic: int, *, closed: bool) -> None:
    if topic not in chat.topics:
        raise ImpossibleError("there is no such topic")
    chat.topics[topic].closed = closed
    name = "forum_topic_closed" if closed else "forum_topic_reopened"
    message = telegram.world.post(chat, by, {name: {}}, telegram.now(), thread=topic, service=True)
    telegram.deliver(message)
    telegram.changes.state()


def migrate(telegram: Telegram, chat: Chat, by: User) -> Chat:
    """A basic group becomes a supergroup: a new id, message ids from 1, both chats told."""
    if chat.type != "group" or chat.upgraded_to is not None:
        raise ImpossibleError("only a basic group can become a supergroup")
    new = telegram.world.add_group("supergroup", chat.title)
    new.members = dict(chat.members)
    _notice(telegram, chat, by, {"migrate_to_chat_id": new.id})
    chat.upgraded_to = new.id
    _notice(telegram, new, by, {"migrate_from_chat_id": chat.id})
    telegram.changes.state()
    return new


def delete(telegram: Telegram, chat: Chat) -> None:
    chat.deleted = True
    telegram.changes.state()


def _notice(telegram: Telegram, chat: Chat, by: User, content: Json) -> None:
    telegram.deliver(telegram.world.post(chat, by, content, telegram.now(), service=True))
