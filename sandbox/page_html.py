"""Text with entities as HTML that is safe to put into a page."""

import re
from collections.abc import Sequence
from html import escape
from itertools import pairwise
from typing import Any

Json = dict[str, Any]

_TAGS = {
    "bold": "b", "italic": "i", "underline": "u", "strikethrough": "s", "code": "code",
    "pre": "pre", "blockquote": "blockquote",
}  # fmt: skip
_SAFE_LINK = re.compile(r"(?:https?://|tg://|mailto:)", re.IGNORECASE)
_DEEP_LINK = re.compile(r"(?:https?://)?t\.me/\w+\?start=|tg://resolve\?", re.IGNORECASE)


def render(text: str, entities: Sequence[Json]) -> str:
    """Entities that cross each other are closed and opened again at each border."""
    data = text.encode("utf-16-le")
    borders = sorted({0, len(data) // 2, *_borders(entities)})
    pieces: list[str] = []
    open_now: list[Json] = []
    for start, end in pairwise(borders):
        wanted = [item for item in entities if _covers(item, start)]
        wanted.sort(key=lambda item: -item["length"])
        kept = _common(open_now, wanted)
        pieces += [_closing(item) for item in reversed(open_now[kept:])]
        pieces += [_opening(item, data) for item in wanted[kept:]]
        pieces.append(escape(data[2 * start : 2 * end].decode("utf-16-le", "replace"), quote=False))
        open_now = wanted
    pieces += [_closing(item) for item in reversed(open_now)]
    return "".join(pieces)


def _borders(entities: Sequence[Json]) -> set[int]:
    ends = {item["offset"] + item["length"] for item in entities}
    return ends | {item["offset"] for item in entities}


def _covers(entity: Json, position: int) -> bool:
    start: int = entity["offset"]
    return start <= position < start + int(entity["length"])


def _common(one: list[Json], other: list[Json]) -> int:
    count = 0
    for left, right in zip(one, other, strict=False):
        if left is not right:
            break
        count += 1
    return count


def _opening(entity: Json, data: bytes) -> str:
    kind = entity["type"]
    start, end = entity["offset"], entity["offset"] + entity["length"]
    covered = data[2 * start : 2 * end].decode("utf-16-le", "replace")
    if kind in _TAGS:
        return f"<{_TAGS[kind]}>"
    match kind:
        case "expandable_blockquote":
            return '<blockquote class="expandable">'
        case "bot_command":
            return f'<span class="command" data-command="{escape(covered)}">'
        case "text_mention":
            return f'<span class="mention" data-user="{int(entity["user"]["id"])}">'
        case "text_link" | "url" | "email":
            return _link(_address(entity, covered))
        case _:
            return f'<span class="{escape(kind)}">'


def _address(entity: Json, covered: str) -> str:
    if entity["type"] == "email":
        return f"mailto:{covered}"
    url = str(entity.get("url", covered))
    return url if _SAFE_LINK.match(url) else f"http://{url}"


def _link(url: str) -> str:
    deep = f' data-deeplink="{escape(url)}"' if _DEEP_LINK.match(url) else ""
    return f'<a href="{escape(url)}" target="_blank" rel="noopener noreferrer"{deep}>'


def _closing(entity: Json) -> str:
    kind = entity["type"]
    if kind == "expandable_blockquote":
        return "</blockquote>"
    if kind in {"text_link", "url", "email"}:
        return "</a>"
    return f"</{_TAGS.get(kind, 'span')}>"
