"""Rows of buttons as Telegram's keyboards, in the Bot API's own JSON."""

from dataclasses import dataclass

from delivery.calls import Json
from reports.post import Button, Buttons

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


def inline(buttons: Buttons) -> Json | None:
    """Buttons under a message; None without any (an edit then removes them)."""
    rows = [[_button(button) for button in row] for row in buttons if row]
    return {"inline_keyboard": rows} if rows else None


def reply(keyboard: Keyboard) -> Json:
    """What stands in the place of the phone's own keyboard, there until it is taken away."""
    if isinstance(keyboard, Ask):
        return {"force_reply": True, "input_field_placeholder": keyboard.hint}
    if isinstance(keyboard, PickPeople):
        return _people_picker(keyboard)
    return _words(keyboard)


def _button(button: Button) -> Json:
    if button.url:
        return {"text": button.text, "url": button.url}
    return {"text": button.text, "callback_data": button.data}


def _people_picker(wanted: PickPeople) -> Json:
    request = {
        "request_id": wanted.request_id,
        "user_is_bot": False,
        "max_quantity": MOST_PICKED,
        "request_name": True,
        "request_username": True,
    }
    pick = {"text": wanted.pick, "request_users": request}
    return {"keyboard": [[pick], [{"text": wanted.leave}]], "resize_keyboard": True}


def _words(words: Words) -> Json:
    if not words:
        return {"remove_keyboard": True}
    rows = [[{"text": word} for word in row] for row in words]
    return {"keyboard": rows, "resize_keyboard": True, "is_persistent": True}
