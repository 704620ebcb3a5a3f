"""sendMessage, sendPhoto, sendDocument, sendMediaGroup, sendChatAction."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sandbox import access, markup, media, text
from sandbox.arguments import Arguments
from sandbox.files import FileKind
from sandbox.markup import Markup
from sandbox.model import Chat, Json, Message
from sandbox.refusals import bad_request
from sandbox.telegram import Telegram

_ACTIONS = {
    "typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice",
    "upload_document", "choose_sticker", "find_location", "record_video_note", "upload_video_note",
}  # fmt: skip
TYPING_SECONDS = 5.0
EVERYBODY = 0


@dataclass(frozen=True, slots=True)
class Place:
    """Where a new message goes."""

    chat: Chat
    thread: int | None
    reply_to: Message | None


def send_message(telegram: Telegram, arguments: Arguments) -> Json:
    if not arguments.text("text"):
        raise text.empty_text()
    body = text.read(arguments, telegram.world.users)
    keyboard = markup.read(arguments)
    place = _place(telegram, arguments, "text messages")
    text.check_text(body)
    markup.check(keyboard, place.chat)
    return _post(telegram, place, body.content(), keyboard).wire()


def send_photo(telegram: Telegram, arguments: Arguments) -> Json:
    return _send_file(telegram, arguments, "photo", "photos")


def send_document(telegram: Telegram, arguments: Arguments) -> Json:
    return _send_file(telegram, arguments, "document", "documents")


def _send_file(telegram: Telegram, arguments: Arguments, kind: FileKind, plural: str) -> Json:
    source = media.from_arguments(telegram, arguments, kind)
    caption = text.read(arguments, telegram.world.users, "caption", "caption_entities")
    keyboard = markup.read(arguments)
    place = _place(telegram, arguments, plural)
    text.check_caption(caption)
    markup.check(keyboard, place.chat)
    content = source().content_fields() | caption.content("caption")
    return _post(telegram, place, content, keyboard).wire()


def send_media_group(telegram: Telegram, arguments: Arguments) -> list[Json]:
    items = media.album(telegram, arguments)
    place = _place(telegram, arguments, "media messages")
    media.check_album(items)
    contents = [item.content() for item in items]
    if len(contents) > 1:
        group = {"media_group_id": str(telegram.sent_count + 13_000_000_000_000_000)}
        contents = [content | group for content in contents]
    return [_post(telegram, place, content, Markup()).wire() for content in contents]


def _place(telegram: Telegram, arguments: Arguments, what: str) -> Place:
    """Chat, then topic, then the message replied to: a reply goes to that message's topic."""
    chat = access.chat_for(telegram, arguments)
    thread = access.topic_for(telegram, chat, arguments)
    reply_to = access.replied_message(chat, arguments)
    if thread is None and reply_to is not None and reply_to.thread is not None:
        thread = reply_to.thread
        access.check_open(telegram, chat, thread)
    access.check_may_send(telegram, chat, what)
    if arguments.text("message_effect_id") and chat.type != "private":
        raise bad_request("Can't use message effects in the chat")
    return Place(chat, thread, reply_to)


def _post(telegram: Telegram, place: Place, content: Json, keyboard: Markup) -> Message:
    chat, now = place.chat, telegram.now()
    telegram.flood.admit(chat, now)
    sender = None if chat.type == "channel" else telegram.bot
    message = telegram.world.post(
        chat, sender, content, now, thread=place.thread, reply_to=place.reply_to
    )
    if sender is None:
        message.sender_chat = chat
    message.seen = True
    message.markup = keyboard.inline
    if keyboard.reply is not None:
        _show_keyboard(message, keyboard.reply)
    chat.bot_spoke = True
    chat.typing_until = 0.0
    telegram.sent_count += 1
    telegram.changes.message(message)
    return message


def _show_keyboard(message: Message, reply: Json) -> None:
    """A selective keyboard is for the author of the message replied to, any other for all."""
    message.has_reply_keyboard = True
    replied = message.reply_to
    chosen = replied.sender.id if reply.get("selective") and replied and replied.sender else None
    keyboards = message.chat.keyboards
    if chosen is None and not reply.get("force_reply"):
        keyboards.clear()
    if reply.get("keyboard"):
        keyboards[chosen or EVERYBODY] = reply
    elif reply.get("remove_keyboard") and chosen:
        keyboards[chosen] = {}


def send_chat_action(telegram: Telegram, arguments: Arguments) -> bool:
    if arguments.text("action") not in _ACTIONS:
        raise bad_request("wrong parameter action in request")
    chat = access.chat_for(telegram, arguments)
    access.topic_for(telegram, chat, arguments)
    chat.typing_until = telegram.now() + TYPING_SECONDS
    telegram.changes.typing(chat)
    return True


METHODS: dict[str, Callable[[Telegram, Arguments], Any]] = {
    "sendMessage": send_message,
    "sendPhoto": send_photo,
    "sendDocument": send_document,
    "sendMediaGroup": send_media_group,
    "sendChatAction": send_chat_action,
}
