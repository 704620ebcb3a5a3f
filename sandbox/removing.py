"""deleteMessage, deleteMessages, pinChatMessage, unpinChatMessage, unpinAllChatMessages."""

from collections.abc import Callable
from typing import Any

from sandbox import access
from sandbox.arguments import Arguments, to_integer
from sandbox.model import Chat, Message
from sandbox.refusals import RefusalError, bad_request
from sandbox.telegram import Telegram

DELETABLE_SECONDS = 48 * 3600
BATCH_LIMIT = 100


def delete_message(telegram: Telegram, arguments: Arguments) -> bool:
    chat = access.chat_for(telegram, arguments, "edit")
    message = access.message_for(chat, arguments, "delete")
    refusal = _why_not_deletable(telegram, message)
    if refusal is not None:
        raise refusal
    remove(telegram, message)
    return True


def delete_messages(telegram: Telegram, arguments: Arguments) -> bool:
    """Ids that are unknown or may not be deleted are skipped."""
    ids = arguments.parsed("message_ids", "Can't parse message identifiers JSON object")
    if not isinstance(ids, list) or not ids:
        raise bad_request("message identifiers are not specified")
    if len(ids) > BATCH_LIMIT:
        raise bad_request("too many message identifiers specified")
    chat = access.chat_for(telegram, arguments, "edit")
    for message_id in ids:
        message = chat.messages.get(to_integer(str(message_id)))
        if message is not None and _why_not_deletable(telegram, message) is None:
            remove(telegram, message)
    return True


def _why_not_deletable(telegram: Telegram, message: Message) -> RefusalError | None:
    chat = message.chat
    if chat.is_group and chat.member(telegram.bot.id).may("can_delete_messages"):
        return None
    if chat.type != "private" and message.sender is not telegram.bot:
        return bad_request("message can't be deleted")
    if telegram.now() - message.date > DELETABLE_SECONDS:
        return bad_request("message can't be deleted for everyone")
    return None


def remove(telegram: Telegram, message: Message) -> None:
    """Takes a message away. The bot hears of no deletion."""
    chat = message.chat
    message.deleted = True
    del chat.messages[message.id]
    if message.id in chat.pinned:
        chat.pinned.remove(message.id)
    telegram.changes.removed(message)


def pin(telegram: Telegram, arguments: Arguments) -> bool:
    """Posts a service message, which the bot receives itself."""
    chat = access.chat_for(telegram, arguments, "edit")
    message = access.message_for(chat, arguments, "pin")
    _check_may_pin(telegram, chat)
    if message.id in chat.pinned:
        return True
    chat.pinned.append(message.id)
    telegram.changes.message(message)
    notice = {"pinned_message": message.wire(shallow=True)}
    telegram.deliver(
        telegram.world.post(
            chat, telegram.bot, notice, telegram.now(), thread=message.thread, service=True
        )
    )
    return True


def unpin(telegram: Telegram, arguments: Arguments) -> bool:
    """Without `message_id`: the newest pinned message."""
    chat = access.chat_for(telegram, arguments, "edit")
    _check_may_pin(telegram, chat)
    message_id = arguments.integer("message_id") or (chat.pinned[-1] if chat.pinned else 0)
    if message_id not in chat.pinned:
        raise bad_request("message to unpin not found")
    chat.pinned.remove(message_id)
    telegram.changes.message(chat.messages[message_id])
    return True


def unpin_all(telegram: Telegram, arguments: Arguments) -> bool:
    chat = access.chat_for(telegram, arguments, "edit")
    _check_may_pin(telegram, chat)
    while chat.pinned:
        telegram.changes.message(chat.messages[chat.pinned.pop()])
    return True


def _check_may_pin(telegram: Telegram, chat: Chat) -> None:
    right = "can_edit_messages" if chat.type == "channel" else "can_pin_messages"
    if chat.type != "private" and not chat.member(telegram.bot.id).may(right):
        raise bad_request("not enough rights to manage pinned messages in the chat")


METHODS: dict[str, Callable[[Telegram, Arguments], Any]] = {
    "deleteMessage": delete_message,
    "deleteMessages": delete_messages,
    "pinChatMessage": pin,
    "unpinChatMessage": unpin,
    "unpinAllChatMessages": unpin_all,
}
