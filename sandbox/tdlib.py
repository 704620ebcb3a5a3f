"""Telegram's own text parser, TDLib, where it is installed; `available` tells."""

import json
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from sandbox.refusals import bad_request
from sandbox.wire import encoded

Json = dict[str, Any]
available = find_spec("tdjson") is not None  # a runtime install goes without it
_td_execute: Any = import_module("tdjson").td_execute if available else None

_MODES: dict[str, Json] = {
    "html": {"@type": "textParseModeHTML"},
    "markdown": {"@type": "textParseModeMarkdown", "version": 1},
    "markdownv2": {"@type": "textParseModeMarkdown", "version": 2},
}
_NAMES = {
    "Bold": "bold", "Italic": "italic", "Underline": "underline", "Strikethrough": "strikethrough",
    "Spoiler": "spoiler", "Code": "code", "Pre": "pre", "PreCode": "pre", "TextUrl": "text_link",
    "MentionName": "text_mention", "CustomEmoji": "custom_emoji", "BlockQuote": "blockquote",
    "ExpandableBlockQuote": "expandable_blockquote", "DateTime": "date_time",
    "BotCommand": "bot_command", "Mention": "mention", "Hashtag": "hashtag", "Cashtag": "cashtag",
    "Url": "url", "EmailAddress": "email", "PhoneNumber": "phone_number",
}  # fmt: skip


def parse(text: str, mode: str) -> tuple[str, list[Json]]:
    """Plain text and Bot API entities (UTF-16 offsets); a text_mention holds `user_id`."""
    request = {"@type": "parseTextEntities", "text": text, "parse_mode": _MODES[mode]}
    result = _execute(request)
    if result["@type"] == "error":
        raise bad_request(result["message"])
    return result["text"], _entities(result["entities"])


def found(text: str) -> list[Json]:
    """What Telegram finds by itself: links, mentions, commands, hashtags, addresses, numbers."""
    return _entities(_execute({"@type": "getTextEntities", "text": text})["entities"])


def _execute(request: Json) -> Json:
    result: Json = json.loads(_td_execute(encoded(request)))
    return result


def _silence() -> None:
    """TDLib logs every call to stderr unless told not to."""
    _execute({"@type": "setLogVerbosityLevel", "new_verbosity_level": 0})


def _entities(raw: list[Json]) -> list[Json]:
    entities = []
    for item in raw:
        kind = item["type"]
        name = _NAMES.get(kind["@type"].removeprefix("textEntityType"))
        if name is not None:
            entity = {"type": name, "offset": item["offset"], "length": item["length"]}
            entities.append(entity | _details(name, kind))
    return entities


def _details(name: str, kind: Json) -> Json:
    match name:
        case "text_link":
            return {"url": kind["url"]}
        case "text_mention":
            return {"user_id": kind["user_id"]}
        case "custom_emoji":
            return {"custom_emoji_id": kind["custom_emoji_id"]}
        case "pre" if kind.get("language"):
            return {"language": kind["language"]}
        case "date_time":
            return {"unix_time": kind["unix_time"]}
        case _:
            return {}


if available:
    _silence()
