"""Keyboards: read from JSON as Telegram reads them, then checked against the chat."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from sandbox.arguments import Arguments
from sandbox.model import Chat
from sandbox.refusals import RefusalError, bad_request

Json = dict[str, Any]

_ACTIONS: dict[str, type] = {
    "url": str, "callback_data": str, "callback_game": dict, "pay": bool,
    "switch_inline_query": str, "switch_inline_query_current_chat": str,
    "switch_inline_query_chosen_chat": dict, "login_url": dict, "web_app": dict,
    "copy_text": dict, "disabled": dict,
}  # fmt: skip
_STYLES = {"danger", "success", "primary"}
_LOOKS = ("style", "icon_custom_emoji_id")
_KEY_FIELDS = (
    "request_users", "request_chat", "request_managed_bot", "request_contact", "request_location",
    "request_poll", "web_app", *_LOOKS,
)  # fmt: skip
_REQUESTS = {
    "request_contact": "Phone number", "request_location": "Location", "request_poll": "Poll",
    "request_users": "Users", "request_chat": "Chats",
}  # fmt: skip
ROW_LIMIT = 8
BUTTON_LIMIT = 100
SIZE_LIMIT = 10_000
DATA_LIMIT = 64


@dataclass(frozen=True, slots=True)
class Markup:
    """Either `inline` buttons, or `reply`: a keyboard, its removal or a forced reply."""

    inline: Json | None = None
    reply: Json | None = None


def read(arguments: Arguments) -> Markup:
    raw = arguments.parsed("reply_markup", "Can't parse reply keyboard markup JSON object")
    if raw is None:
        return Markup()
    if not isinstance(raw, dict):
        raise bad_request("Object expected as reply markup")
    if "inline_keyboard" in raw:
        rows = _rows(raw["inline_keyboard"], "inline_keyboard", _inline_button)
        return Markup(inline={"inline_keyboard": rows} if rows else None)
    if raw.get("input_field_placeholder") is not None:
        _check_type(raw, "input_field_placeholder", str)
    if "keyboard" in raw:
        rows = _rows(raw["keyboard"], "keyboard", _key)
        return Markup(reply=raw | {"keyboard": rows}) if rows else Markup()
    if raw.get("remove_keyboard") or raw.get("force_reply"):
        return Markup(reply=raw)
    return Markup()


def _rows(raw: Any, name: str, button: Callable[[Any], Json]) -> list[list[Json]]:
    """Empty rows are dropped."""
    if not isinstance(raw, list):
        raise bad_request(f'Field "{name}" must be of type Array')
    if not all(isinstance(row, list) for row in raw):
        raise bad_request(f'Field "{name}" must be an Array of Arrays')
    return [[button(item) for item in row] for row in raw if row]


def _key(raw: Any) -> Json:
    if isinstance(raw, str):
        return {"text": raw}
    text = _button_text(raw, "keyboard button")
    if raw.get("web_app"):
        _check_type(raw, "web_app", dict)
    return {"text": text} | {name: raw[name] for name in _KEY_FIELDS if raw.get(name)}


def _inline_button(raw: Any) -> Json:
    text = _button_text(raw, "inline keyboard button")
    actions = [name for name in _ACTIONS if raw.get(name) is not None]
    if not actions or raw[actions[0]] == "":
        raise _unparsed(
            "inline keyboard button", "Text buttons are unallowed in the inline keyboard"
        )
    if len(actions) > 1:
        raise _unparsed("inline keyboard button", f"More than one action: {', '.join(actions)}")
    _check_type(raw, actions[0], _ACTIONS[actions[0]])
    looks = {name: raw[name] for name in _LOOKS if raw.get(name)}
    return {"text": text, actions[0]: raw[actions[0]]} | looks


def _check_type(raw: Json, name: str, kind: type) -> None:
    if not isinstance(raw[name], kind):
        expected = {str: "String", dict: "Object", bool: "Boolean"}[kind]
        raise bad_request(f'Field "{name}" must be of type {expected}')


def _button_text(raw: Any, what: str) -> str:
    if not isinstance(raw, dict):
        raise _unparsed(what, f"{what.capitalize()} must be an Object")
    if "text" not in raw:
        raise _unparsed(what, 'Can\'t find field "text"')
    if not isinstance(raw["text"], str):
        raise _unparsed(what, 'Field "text" must be of type String')
    if raw.get("style") and str(raw["style"]) not in _STYLES:
        raise _unparsed(what, "Invalid button style specified")
    return raw["text"]


def _unparsed(what: str, why: str) -> RefusalError:
    return bad_request(f"Can't parse {what}: {why}")


def check(markup: Markup, chat: Chat) -> None:
    """The checks that Telegram makes once chat and message were found."""
    if markup.inline is not None:
        _check_size(markup.inline["inline_keyboard"])
        for row in markup.inline["inline_keyboard"]:
            for button in row:
                _check_inline(button, chat)
    if markup.reply is not None:
        _check_reply(markup.reply, chat)


def _check_size(rows: list[list[Json]]) -> None:
    too_many = sum(map(len, rows)) > BUTTON_LIMIT or max(map(len, rows)) > ROW_LIMIT
    if too_many or len(json.dumps(rows, ensure_ascii=False).encode()) > SIZE_LIMIT:
        raise bad_request("Reply markup is too long")


def _check_inline(button: Json, chat: Chat) -> None:
    if not button["text"].strip():
        raise bad_request("Inline keyboard button text must be non-empty")
    if "callback_data" in button and len(button["callback_data"].encode()) > DATA_LIMIT:
        raise bad_request("BUTTON_DATA_INVALID")
    if "url" in button:
        _check_url(button["url"], "URL")
    if "web_app" in button:
        if chat.type != "private":
            raise bad_request("BUTTON_TYPE_INVALID")
        _check_web_app(button["web_app"], "inline keyboard button")
    if "copy_text" in button and not 1 <= len(str(button["copy_text"].get("text", ""))) <= 256:
        raise bad_request("BUTTON_COPY_TEXT_INVALID")


def _check_reply(reply: Json, chat: Chat) -> None:
    for row in reply.get("keyboard", []):
        for key in row:
            if not key["text"].strip():
                raise bad_request("Keyboard button text must be non-empty")
            if "web_app" in key and chat.type != "private":
                raise bad_request("Web App buttons can be used in private chats only")
            _check_request(key, chat)
    placeholder = reply.get("input_field_placeholder")
    if placeholder is not None and not 1 <= len(placeholder) <= 64:
        raise bad_request("Input field placeholder must be 1-64 characters long")


def _check_request(key: Json, chat: Chat) -> None:
    asked = next((what for name, what in _REQUESTS.items() if name in key), None)
    if asked is not None and chat.type != "private":
        raise bad_request(f"{asked} can be requested in private chats only")


def _check_web_app(web_app: Json, what: str) -> None:
    url = str(web_app.get("url", ""))
    if urlsplit(url).scheme != "https":
        reason = "Only HTTPS links are allowed"
        raise bad_request(f"{what} Web App URL '{url}' is invalid: {reason}")


def _check_url(url: str, what: str) -> None:
    parts = urlsplit(url if "://" in url else f"http://{url}")
    reason = ""
    if parts.scheme not in {"http", "https", "tg", "ton", "tonsite"}:
        reason = "Unsupported URL protocol"
    elif parts.scheme in {"http", "https"} and "." not in (parts.hostname or ""):
        reason = "Wrong HTTP URL"
    if reason:
        raise bad_request(f"Inline keyboard button {what} '{url}' is invalid: {reason}")
