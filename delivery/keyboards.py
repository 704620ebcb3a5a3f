"""Rows of buttons as Telegram's keyboards."""

from dataclasses import dataclass

from aiogram.types import (
    ForceReply,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    KeyboardButton,
    KeyboardButtonRequestUsers,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
)

from reports.post import Buttons

Words = tuple[tuple[str, ...], ...]  # rows of a reply keyboard; (): take it away


@dataclass(frozen=True, slots=True)
class Ask:
    """The phone opens a reply to this very message, with ``hint`` in its empty field."""

    hint: str


@dataclass(frozen=True, slots=True)
class PickPeople:
    """A key that opens the phone's list of people, up to ten at once, and a key to leave it.

    ``request_id`` comes back with those who were picked.
    """

    request_id: int
    pick: str
    leave: str


Keyboard = Words | Ask | PickPeople
MOST_PICKED = 10  # Telegram's limit


def inline(buttons: Buttons) -> InlineKeyboardMarkup | None:
    """Buttons under a message; None without any (an edit then removes them)."""
    rows = [
        [
            InlineKeyboardButton(
                text=button.text, callback_data=button.data or None, url=button.url or None
            )
            for button in row
        ]
        for row in buttons
        if row
    ]
    return InlineKeyboardMarkup(inline_keyboard=rows) if rows else None


def reply(keyboard: Keyboard) -> ReplyKeyboardMarkup | ReplyKeyboardRemove | ForceReply:
    """What stands in the place of the phone's own keyboard, there until it is taken away."""
    if isinstance(keyboard, Ask):
        return ForceReply(input_field_placeholder=keyboard.hint)
    if isinstance(keyboard, PickPeople):
        return _people_picker(keyboard)
    return _words(keyboard)


def _people_picker(wanted: PickPeople) -> ReplyKeyboardMarkup:
    request = KeyboardButtonRequestUsers(
        request_id=wanted.request_id,
        user_is_bot=False,
        max_quantity=MOST_PICKED,
        request_name=True,
        request_username=True,
    )
    pick = KeyboardButton(text=wanted.pick, request_users=request)
    return ReplyKeyboardMarkup(
        keyboard=[[pick], [KeyboardButton(text=wanted.leave)]], resize_keyboard=True
    )


def _words(words: Words) -> ReplyKeyboardMarkup | ReplyKeyboardRemove:
    if not words:
        return ReplyKeyboardRemove()
    rows = [[KeyboardButton(text=word) for word in row] for row in words]
    return ReplyKeyboardMarkup(keyboard=rows, resize_keyboard=True, is_persistent=True)
