"""Rows of buttons as Telegram's keyboards."""

from aiogram.types import (
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    KeyboardButton,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
)

from reports.post import Buttons

Words = tuple[tuple[str, ...], ...]  # rows of a reply keyboard; (): take it away


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


def reply(words: Words) -> ReplyKeyboardMarkup | ReplyKeyboardRemove:
    """The keyboard in the place of the phone's own, there until it is taken away."""
    if not words:
        return ReplyKeyboardRemove()
    rows = [[KeyboardButton(text=word) for word in row] for row in words]
    return ReplyKeyboardMarkup(keyboard=rows, resize_keyboard=True, is_persistent=True)
