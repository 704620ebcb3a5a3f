"""setMessageReaction."""

from collections.abc import Callable
from typing import Any

from sandbox import access
from sandbox.arguments import Arguments
from sandbox.refusals import bad_request
from sandbox.telegram import Telegram

_ALLOWED = frozenset({
    "👍", "👎", "❤", "🔥", "🥰", "👏", "😁", "🤔", "🤯", "😱", "🤬", "😢",
    "🎉", "🤩", "🤮", "💩", "🙏", "👌", "🕊", "🤡", "🥱", "🥴", "😍", "🐳",
    "❤‍🔥", "🌚", "🌭", "💯", "🤣", "⚡", "🍌", "🏆", "💔", "🤨", "😐", "🍓",
    "🍾", "💋", "🖕", "😈", "😴", "😭", "🤓", "👻", "👨‍💻", "👀", "🎃", "🙈",
    "😇", "😨", "🤝", "✍", "🤗", "🫡", "🎅", "🎄", "☃", "💅", "🤪", "🗿",
    "🆒", "💘", "🙉", "🦄", "😘", "💊", "🙊", "😎", "👾", "🤷‍♂", "🤷", "🤷‍♀",
    "😡",
})  # fmt: skip


def set_reaction(telegram: Telegram, arguments: Arguments) -> bool:
    """One of the fixed emoji, or none; the bot's own reaction makes no update."""
    raw = arguments.parsed("reaction", "Can't parse reaction types JSON object") or []
    if not isinstance(raw, list) or not all(isinstance(item, dict) for item in raw):
        raise bad_request("Expected an Array of ReactionType")
    chat = access.chat_for(telegram, arguments)
    message = access.message_for(chat, arguments, "react")
    emoji = [str(item.get("emoji", "")) for item in raw]
    if len(emoji) > 1 or not _ALLOWED.issuperset(emoji):
        raise bad_request("REACTION_INVALID")
    message.reactions.pop(telegram.bot.id, None)
    if emoji:
        message.reactions[telegram.bot.id] = emoji[0]
    telegram.changes.message(message)
    return True


METHODS: dict[str, Callable[[Telegram, Arguments], Any]] = {"setMessageReaction": set_reaction}
