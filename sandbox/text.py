"""Texts as Telegram takes them: parsed, cleaned, trimmed, measured, and what it finds by itself."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sandbox import html_text, tdlib
from sandbox.arguments import Arguments, to_integer
from sandbox.model import User
from sandbox.refusals import RefusalError, bad_request

Json = dict[str, Any]

TEXT_LIMIT = 4096
CAPTION_LIMIT = 1024
RAW_LIMIT = 32 * 1024
ENTITY_LIMIT = 100
_MODES = {"html", "markdown", "markdownv2"}

_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f]")
_BLANK = re.compile(
    "[\\s\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\u2800\u3164\ufe0e\ufe0f\ufeff\uffa0\ufffc]*"
)
_MAYBE_ENTITY = re.compile(r"[/@#$:]|\.[^\W\d_]")
_WITHOUT_INNER = {"code", "pre", "text_link", "text_mention", "custom_emoji", "date_time"}
_COMMAND = re.compile(r"(?<![\w/<>])/[a-zA-Z0-9_]{1,64}(?:@\w{3,32})?(?![\w/])")
_MENTION = re.compile(r"(?<![\w@])@\w{3,32}\b")
_URL = re.compile(r"(?:https?://|(?<![\w.@])t\.me/)[^\s<>\"]+[^\s<>\".,;:!?)]")


@dataclass(frozen=True, slots=True)
class FormattedText:
    text: str
    entities: tuple[Json, ...] = ()

    def content(self, name: str = "text") -> Json:
        """The message fields of a text (`text`) or a caption (`caption`); none if empty."""
        if not self.text:
            return {}
        content: Json = {name: self.text}
        if self.entities:
            key = "entities" if name == "text" else "caption_entities"
            content[key] = list(self.entities)
        return content


def read(
    arguments: Arguments, users: Mapping[int, User], name: str = "text", entities: str = "entities"
) -> FormattedText:
    """The formatted text under `name`, cleaned and trimmed; may come out empty.

    `parse_mode` wins over entities given as JSON.
    """
    raw = arguments.text(name).replace("\r", "")
    if len(raw.encode()) > RAW_LIMIT:
        raise bad_request("Text is too long")
    mode = arguments.text("parse_mode").lower()
    if mode and mode != "none":
        text, found = parsed(raw, mode)
    else:
        given = arguments.parsed(entities, "Can't parse entities JSON object")
        text, found = raw, _given(given)
    return fixed(text, found, users)


def parsed(text: str, mode: str) -> tuple[str, list[Json]]:
    if mode not in _MODES:
        raise bad_request("Unsupported parse_mode")
    if mode == "html" and "<" not in text and "&" not in text:
        return text, []
    if tdlib.available:
        return tdlib.parse(text, mode)
    if mode == "html":
        return html_text.parse(text)
    raise bad_request("Can't parse entities: Markdown needs tdjson to be installed")


def _given(raw: Any) -> list[Json]:
    if raw is None:
        return []
    if not isinstance(raw, list) or not all(isinstance(item, dict) for item in raw):
        raise bad_request("Can't parse entities: Expected an Array of MessageEntity")
    return [_entity(item) for item in raw]


def _entity(raw: Json) -> Json:
    for field, kind in (("type", str), ("offset", int), ("length", int)):
        if not isinstance(raw.get(field), kind):
            raise bad_request(f"Can't parse MessageEntity: Can't find field \"{field}\"")
    user = raw.get("user")
    rest = {key: value for key, value in raw.items() if key != "user"}
    return rest | {"user_id": to_integer(str(user.get("id")))} if isinstance(user, dict) else rest


def fixed(text: str, entities: list[Json], users: Mapping[int, User]) -> FormattedText:
    """Control characters made spaces, both ends trimmed, entities moved along, links found."""
    text = _CONTROL.sub(" ", text)
    left = len(text) - len(text.lstrip(" \n"))
    trimmed = text.strip(" \n")
    size = utf16_length(trimmed)
    kept = [_moved(entity, left, size) for entity in entities]
    known = [entity for item in kept if item and (entity := _with_user(item, users))]
    if _MAYBE_ENTITY.search(trimmed):
        known = merged(known, found(trimmed))
    return FormattedText(trimmed, tuple(known[:ENTITY_LIMIT]))


def _moved(entity: Json, left: int, size: int) -> Json | None:
    start = max(entity["offset"] - left, 0)
    end = min(entity["offset"] + entity["length"] - left, size)
    if end <= start:
        return None
    return {**entity, "offset": start, "length": end - start}


def _with_user(entity: Json, users: Mapping[int, User]) -> Json | None:
    """A mention by id carries the user; of somebody unknown nothing remains but the text."""
    user_id = entity.get("user_id")
    if user_id is None:
        return entity
    user = users.get(user_id)
    rest = {key: value for key, value in entity.items() if key != "user_id"}
    return rest | {"user": user.wire} if user else None


def found(text: str) -> list[Json]:
    """What Telegram makes pressable by itself: commands, mentions, links."""
    if tdlib.available:
        return tdlib.found(text)
    patterns = {"bot_command": _COMMAND, "mention": _MENTION, "url": _URL}
    return [
        {
            "type": name,
            "offset": utf16_length(text[: match.start()]),
            "length": utf16_length(match.group()),
        }
        for name, pattern in patterns.items()
        for match in pattern.finditer(text)
    ]


def merged(explicit: list[Json], discovered: list[Json]) -> list[Json]:
    """Nothing is discovered inside code, links and mentions."""
    closed = [entity for entity in explicit if entity["type"] in _WITHOUT_INNER]
    free = [item for item in discovered if not any(_overlap(item, other) for other in closed)]
    if not free:
        return explicit
    return sorted(explicit + free, key=lambda entity: (entity["offset"], -entity["length"]))


def _overlap(one: Json, other: Json) -> bool:
    starts_before_end: bool = one["offset"] < other["offset"] + other["length"]
    return starts_before_end and bool(other["offset"] < one["offset"] + one["length"])


def utf16_length(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode("utf-16-le")) // 2


def is_blank(text: str) -> bool:
    return _BLANK.fullmatch(text) is not None


def check_text(text: FormattedText, refusal: str = "Message is too long") -> None:
    """The checks of the whole content, which come after chat and message were found."""
    if is_blank(text.text):
        raise bad_request("Text must be non-empty")
    if len(text.text) > TEXT_LIMIT:
        raise bad_request(refusal)


def check_caption(caption: FormattedText, refusal: str = "Message caption is too long") -> None:
    if len(caption.text) > CAPTION_LIMIT:
        raise bad_request(refusal)


def empty_text() -> RefusalError:
    return bad_request("Message text is empty")
