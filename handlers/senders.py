"""Who is behind a message: only people, speaking for themselves, are credited with anything."""

from aiogram.types import Message

ANONYMOUS_ADMIN = 1087968824  # GroupAnonymousBot: an admin who hides who they are
CHANNEL_BOT = 136817688  # Channel_Bot: a member who speaks as a channel
TELEGRAM = 777000  # forwards of the linked channel

_NO_PERSON = frozenset({ANONYMOUS_ADMIN, CHANNEL_BOT, TELEGRAM})


def is_person(message: Message) -> bool:
    """Whether a person known by their id wrote it; no bots, channels or anonymous admins."""
    sender = message.from_user
    return (
        sender is not None
        and not sender.is_bot
        and sender.id not in _NO_PERSON
        and message.sender_chat is None
        and not message.is_automatic_forward
    )


def credited(message: Message) -> bool:
    """Whether it may count as its sender's own word: by a person, and not forwarded."""
    return is_person(message) and message.forward_origin is None
