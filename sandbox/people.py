"""What a person does in Telegram: writes, edits, presses, uploads, blocks. Synchronous and free
of HTTP: the page, the tests and the benches all come through here."""

import re
from dataclasses import dataclass
from typing import Any

from sandbox import text
from sandbox.arguments import Upload
from sandbox.files import FileKind
from sandbox.members import change_member
from sandbox.model import ANONYMOUS_ADMIN, CHANNEL_BOT, TELEGRAM, Chat, Json, Member, Message, User
from sandbox.removing import remove
from sandbox.sending import EVERYBODY
from sandbox.telegram import CallbackQuery, Telegram

_DEEP_LINK = re.compile(
    r"(?:https?://)?(?:t|telegram)\.me/(?P<bot>\w+)\?start=(?P<payload>[^&\s]*)"
    r"|tg://resolve\?domain=(?P<domain>\w+)&start=(?P<other>[^&\s]*)"
)
_PAYLOAD = re.compile(r"[A-Za-z0-9_-]{1,64}")


class ImpossibleError(Exception):
    """What Telegram's apps would not let a person do."""


@dataclass(frozen=True, slots=True)
class Guise:
    """Under which name a person's message appears; `None` everywhere is the person."""

    sender: User
    sender_chat: Chat | None = None
    extra: Json | None = None


def as_anonymous_admin(telegram: Telegram, chat: Chat, title: str = "") -> Guise:
    extra = {"author_signature": title} if title else None
    return Guise(telegram.world.users[ANONYMOUS_ADMIN], chat, extra)


def as_channel(telegram: Telegram, channel: Chat) -> Guise:
    return Guise(telegram.world.users[CHANNEL_BOT], channel)


def as_linked_channel(telegram: Telegram, channel: Chat) -> Guise:
    """A post of the linked channel, forwarded into the group by Telegram itself."""
    origin = {
        "type": "channel",
        "date": int(telegram.now()),
        "chat": channel.wire,
        "message_id": 1,
    }
    extra = {"is_automatic_forward": True, "forward_origin": origin}
    return Guise(telegram.world.users[TELEGRAM], channel, extra)


def forwarding(telegram: Telegram, person: User, author: User) -> Guise:
    """`person` forwards what `author` wrote."""
    origin = {"type": "user", "date": int(telegram.now()), "sender_user": author.wire}
    return Guise(person, None, {"forward_origin": origin})


def send(
    telegram: Telegram,
    person: User,
    chat: Chat,
    words: str,
    *,
    thread: int | None = None,
    reply_to: Message | None = None,
    guise: Guise | None = None,
) -> Message:
    """A deep link to the bot goes to the private chat as `/start payload`."""
    payload = deep_link_payload(telegram, words)
    if payload is not None:
        words = f"/start {payload}".strip()
        chat, thread, reply_to = telegram.world.chats[person.id], None, None
    words = words.replace("\r", "").encode("utf-8", "replace").decode()
    body = text.fixed(words, [], telegram.world.users)
    if text.is_blank(body.text):
        raise ImpossibleError("a message needs text")
    if len(body.text) > text.TEXT_LIMIT:
        raise ImpossibleError(f"a message holds at most {text.TEXT_LIMIT} characters")
    _hide_one_time_keyboard(chat, person, words)
    return _appear(telegram, person, chat, body.content(), thread, reply_to, guise)


def upload(
    telegram: Telegram,
    person: User,
    chat: Chat,
    file: Upload,
    *,
    caption: str = "",
    kind: FileKind = "document",
    thread: int | None = None,
) -> Message:
    content = telegram.files.add(kind, file).content_fields()
    content |= text.fixed(caption, [], telegram.world.users).content("caption")
    return _appear(telegram, person, chat, content, thread, None, None)


def _appear(
    telegram: Telegram,
    person: User,
    chat: Chat,
    content: Json,
    thread: int | None,
    reply_to: Message | None,
    guise: Guise | None,
) -> Message:
    _check_may_write(telegram, person, chat, thread)
    if chat.type == "private":
        unblock(telegram, person)
        person.started = True
    if thread is None and reply_to is not None:
        thread = reply_to.thread
    guise = guise or (Guise(person, chat) if chat.type == "channel" else Guise(person))
    sender = None if chat.type == "channel" else guise.sender
    message = telegram.world.post(
        chat, sender, content, telegram.now(), thread=thread, reply_to=reply_to
    )
    message.sender_chat, message.extra = guise.sender_chat, guise.extra
    telegram.deliver(message)
    return message


def _check_may_write(telegram: Telegram, person: User, chat: Chat, thread: int | None) -> None:
    if chat.upgraded_to is not None or chat.deleted:
        raise ImpossibleError("this chat is no more")
    member = chat.member(person.id)
    if not member.present:
        raise ImpossibleError(f"{person.name} is not in this chat")
    if chat.type == "channel" and not member.admin:
        raise ImpossibleError("only admins post in a channel")
    if thread is not None and thread not in chat.topics:
        raise ImpossibleError("there is no such topic")
    if thread is not None and chat.topics[thread].closed and not member.admin:
        raise ImpossibleError("the topic is closed")


def deep_link_payload(telegram: Telegram, words: str) -> str | None:
    """The payload of a `t.me/<bot>?start=` link (maybe empty); None if the text is no such link."""
    match = _DEEP_LINK.fullmatch(words.strip())
    if match is None:
        return None
    name = match["bot"] or match["domain"]
    if name.lower() != (telegram.bot.username or "").lower():
        return None
    payload = match["payload"] or match["other"] or ""
    if payload and not _PAYLOAD.fullmatch(payload):
        raise ImpossibleError("a start payload is 1-64 of A-Z a-z 0-9 _ -")
    return payload


def keyboard_shown(chat: Chat, person_id: int) -> Json | None:
    """The reply keyboard that a person has under the input field."""
    keyboard = chat.keyboards.get(person_id)
    if keyboard is None:
        keyboard = chat.keyboards.get(EVERYBODY)
    return keyboard or None


def _hide_one_time_keyboard(chat: Chat, person: User, words: str) -> None:
    keyboard = keyboard_shown(chat, person.id)
    if keyboard is None or not keyboard.get("one_time_keyboard"):
        return
    if any(key["text"] == words for row in keyboard["keyboard"] for key in row):
        chat.keyboards[person.id] = {}


def edit(telegram: Telegram, person: User, message: Message, words: str) -> None:
    if message.sender is not person or message.extra or message.service:
        raise ImpossibleError("only one's own messages can be edited")
    name = "text" if "text" in message.content else "caption"
    body = text.fixed(words, [], telegram.world.users)
    if name == "text" and text.is_blank(body.text):
        raise ImpossibleError("a message needs text")
    rest = {key: value for key, value in message.content.items() if not key.endswith("entities")}
    rest.pop(name, None)
    message.content = rest | body.content(name)
    message.edited = int(telegram.now())
    telegram.deliver_edit(message)


def delete(telegram: Telegram, person: User, message: Message) -> None:
    member = message.chat.member(person.id)
    own = message.sender is person or message.chat.type == "private"
    if not own and not member.may("can_delete_messages"):
        raise ImpossibleError("only one's own messages can be deleted")
    remove(telegram, message)


def press(telegram: Telegram, person: User, message: Message, data: str) -> CallbackQuery:
    """Presses the button that carries `data`. Also on a message deleted meanwhile, as an app with
    a stale screen does: the bot then gets an inaccessible message."""
    if not message.chat.member(person.id).present:
        raise ImpossibleError(f"{person.name} is not in this chat")
    if not any(button.get("callback_data") == data for button in message.buttons):
        raise ImpossibleError("there is no such button")
    return telegram.ask(person, message, data)


def react(telegram: Telegram, person: User, message: Message, emoji: str) -> None:
    old = message.reactions.pop(person.id, None)
    if emoji:
        message.reactions[person.id] = emoji
    telegram.changes.message(message)
    chat = message.chat
    if chat.type == "private" or chat.member(telegram.bot.id).admin:
        change: dict[str, Any] = {
            "chat": chat.wire,
            "message_id": message.id,
            "user": person.wire,
            "date": int(telegram.now()),
            "old_reaction": [{"type": "emoji", "emoji": old}] if old else [],
            "new_reaction": [{"type": "emoji", "emoji": emoji}] if emoji else [],
        }
        telegram.queue.put("message_reaction", change)


def block(telegram: Telegram, person: User) -> None:
    if not person.blocked:
        person.blocked = True
        _change_bot_in_private(telegram, person, Member("kicked"))


def unblock(telegram: Telegram, person: User) -> None:
    if person.blocked:
        person.blocked = False
        _change_bot_in_private(telegram, person, Member("member"))


def _change_bot_in_private(telegram: Telegram, person: User, new: Member) -> None:
    telegram.world.known.add(person.id)
    chat = telegram.world.chats[person.id]
    change_member(telegram, chat, person, telegram.bot, new)


def deactivate(telegram: Telegram, person: User) -> None:
    person.deactivated = True
    telegram.changes.state()
