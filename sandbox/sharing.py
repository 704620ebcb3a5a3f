"""People picked from the phone's list that a `request_users` key opens, as the bot is told."""

from sandbox.model import Chat, Json, Message, User
from sandbox.people import ImpossibleError, keyboard_shown
from sandbox.telegram import Telegram

_NAMED = {"request_name": ("first_name", "last_name"), "request_username": ("username",)}


def share_users(
    telegram: Telegram, person: User, chat: Chat, label: str, picked: list[User]
) -> Message:
    """`label`: the text of the key, which has to be on the person's keyboard here."""
    wanted = _wanted(chat, person, label)
    most = wanted.get("max_quantity", 1)
    if not 1 <= len(picked) <= most:
        raise ImpossibleError(f"pick 1 to {most}")
    if any(one.is_bot is not wanted.get("user_is_bot", one.is_bot) for one in picked):
        raise ImpossibleError("the list shows no such users")
    shared = {
        "request_id": wanted["request_id"],
        "user_ids": [one.id for one in picked],
        "users": [_shared(one, wanted) for one in picked],
    }
    message = telegram.world.post(
        chat, person, {"users_shared": shared}, telegram.now(), service=True
    )
    telegram.deliver(message)
    return message


def _wanted(chat: Chat, person: User, label: str) -> Json:
    rows = (keyboard_shown(chat, person.id) or {}).get("keyboard", [])
    for key in (key for row in rows for key in row):
        if key["text"] == label and "request_users" in key:
            found: Json = key["request_users"]
            return found
    raise ImpossibleError("there is no such key")


def _shared(one: User, wanted: Json) -> Json:
    """Only what the key asked for."""
    fields = [name for asked, names in _NAMED.items() if wanted.get(asked) for name in names]
    return {"user_id": one.id} | {name: one.wire[name] for name in fields if name in one.wire}
