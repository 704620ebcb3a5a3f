"""editMessageText, editMessageCaption, editMessageMedia, editMessageReplyMarkup."""

from collections.abc import Callable
from typing import Any

from sandbox import access, markup, media, text
from sandbox.arguments import Arguments
from sandbox.markup import Markup
from sandbox.model import Json, Message
from sandbox.refusals import bad_request
from sandbox.telegram import Telegram

_FORWARDED = "forward_origin"
_NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)


def edit_text(telegram: Telegram, arguments: Arguments) -> Json:
    if not arguments.text("text"):
        raise text.empty_text()
    body = text.read(arguments, telegram.world.users)
    keyboard = markup.read(arguments)
    message = _editable(telegram, arguments)
    if "text" not in message.content:
        raise bad_request("there is no text in the message to edit")
    text.check_text(body, "MESSAGE_TOO_LONG")
    return _apply(telegram, message, body.content(), keyboard)


def edit_caption(telegram: Telegram, arguments: Arguments) -> Json:
    caption = text.read(arguments, telegram.world.users, "caption", "caption_entities")
    keyboard = markup.read(arguments)
    message = _editable(telegram, arguments)
    if "text" in message.content:
        raise bad_request("there is no caption in the message to edit")
    text.check_caption(caption, "MEDIA_CAPTION_TOO_LONG")
    content = _without_caption(message.content) | caption.content("caption")
    return _apply(telegram, message, content, keyboard)


def edit_media(telegram: Telegram, arguments: Arguments) -> Json:
    raw = arguments.parsed("media", "Can't parse input media JSON object")
    if raw is None:
        raise bad_request("Input media is empty")
    new = media.read_media(telegram, arguments, raw)
    keyboard = markup.read(arguments)
    message = _editable(telegram, arguments)
    text.check_caption(new.caption, "MEDIA_CAPTION_TOO_LONG")
    return _apply(telegram, message, new.content(), keyboard)


def edit_reply_markup(telegram: Telegram, arguments: Arguments) -> Json:
    keyboard = markup.read(arguments)
    message = _editable(telegram, arguments)
    return _apply(telegram, message, message.content, keyboard)


def _without_caption(content: Json) -> Json:
    return {name: value for name, value in content.items() if not name.startswith("caption")}


def _editable(telegram: Telegram, arguments: Arguments) -> Message:
    """The bot's own message; one with a reply keyboard, or a forward, can never be edited."""
    if not arguments.text("chat_id") and not arguments.integer("message_id"):
        raise bad_request("message identifier is not specified")
    chat = access.chat_for(telegram, arguments, "edit")
    message = access.message_for(chat, arguments, "edit")
    own = message.sender is telegram.bot or (
        chat.type == "channel" and message.sender_chat is chat and message.seen
    )
    forwarded = message.extra is not None and _FORWARDED in message.extra
    if not own or message.service or message.has_reply_keyboard or forwarded:
        raise bad_request("message can't be edited")
    return message


def _apply(telegram: Telegram, message: Message, content: Json, keyboard: Markup) -> Json:
    """An edit without a keyboard takes the old one away."""
    markup.check(keyboard, message.chat)
    if keyboard.reply is not None:
        raise bad_request("Inline keyboard expected")
    if content == message.content and keyboard.inline == message.markup:
        raise bad_request(_NOT_MODIFIED)
    now = telegram.now()
    telegram.flood.admit(message.chat, now)
    if content != message.content:
        message.edited = int(now)
    message.content, message.markup = content, keyboard.inline
    telegram.sent_count += 1
    telegram.changes.message(message)
    return message.wire()


METHODS: dict[str, Callable[[Telegram, Arguments], Any]] = {
    "editMessageText": edit_text,
    "editMessageCaption": edit_caption,
    "editMessageMedia": edit_media,
    "editMessageReplyMarkup": edit_reply_markup,
}
