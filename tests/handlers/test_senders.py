"""Only people who speak for themselves are credited."""

from datetime import UTC, datetime
from typing import Any

import pytest
from aiogram.types import Chat, Message, MessageOriginHiddenUser, User

from handlers.senders import ANONYMOUS_ADMIN, CHANNEL_BOT, TELEGRAM, credited, is_person

AT = datetime(2026, 11, 19, 9, 0, tzinfo=UTC)
GROUP = Chat(id=-100, type="supergroup", title="Продажи")
IVAN = User(id=2, is_bot=False, first_name="Иван")


def said(sender: User | None, **more: Any) -> Message:
    return Message(message_id=1, date=AT, chat=GROUP, from_user=sender, text="5 звонков", **more)


def user(user_id: int, *, is_bot: bool) -> User:
    return User(id=user_id, is_bot=is_bot, first_name="x")


def test_a_person_is_credited() -> None:
    assert credited(said(IVAN))


@pytest.mark.parametrize(
    "message",
    [
        said(user(ANONYMOUS_ADMIN, is_bot=True), sender_chat=GROUP, author_signature="РОП"),
        said(user(CHANNEL_BOT, is_bot=True), sender_chat=Chat(id=-200, type="channel")),
        said(user(TELEGRAM, is_bot=False), is_automatic_forward=True),
        said(user(TELEGRAM, is_bot=False)),
        said(user(77, is_bot=True)),
        said(IVAN, sender_chat=Chat(id=-200, type="channel")),
        said(None),
    ],
    ids=["anonymous admin", "channel", "auto-forward", "Telegram", "bot", "as a channel", "nobody"],
)
def test_nobody_else_is(message: Message) -> None:
    assert not credited(message)
    assert not is_person(message)


def test_a_forward_is_of_a_person_and_yet_not_credited() -> None:
    origin = MessageOriginHiddenUser(date=AT, sender_user_name="Мария")
    forwarded = said(IVAN, forward_origin=origin)
    assert is_person(forwarded)
    assert not credited(forwarded)
