"""What a bot in privacy mode is shown of a chat, and under which kind of update."""

import re

from sandbox.model import Chat, Message, User

_COMMAND = re.compile(r"/[A-Za-z0-9_]+(?:@(\w+))?(?:\s|$)")


def bot_sees(chat: Chat, message: Message, bot: User) -> bool:
    """Decided once, when the message appears: an edit is shown only of a message that was."""
    if chat.type == "private":
        return chat.members[bot.id].status != "kicked"
    member = chat.member(bot.id)
    if not member.present:
        return False
    if member.admin or message.service:
        return True
    return chat.type != "channel" and _meant_for(chat, message, bot)


def _meant_for(chat: Chat, message: Message, bot: User) -> bool:
    if message.reply_to is not None and message.reply_to.sender is bot:
        return True
    command = _COMMAND.match(message.text)
    if command is None:
        return False
    addressee = command.group(1)
    if addressee is None:
        return chat.bot_spoke
    return addressee.lower() == (bot.username or "").lower()


def update_kind(message: Message, *, edited: bool = False) -> str:
    kind = "channel_post" if message.chat.type == "channel" else "message"
    return f"edited_{kind}" if edited else kind
