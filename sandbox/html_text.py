"""Telegram's HTML read without TDLib: the same tags, the same refusals. Only the plain install
of `make demo` uses it; where TDLib is installed, TDLib is the judge."""

import html
import re
from dataclasses import dataclass, field
from typing import Any

from sandbox.refusals import RefusalError, bad_request

Json = dict[str, Any]

_NAMES = {
    "a": "text_link", "b": "bold", "strong": "bold", "i": "italic", "em": "italic",
    "s": "strikethrough", "strike": "strikethrough", "del": "strikethrough", "u": "underline",
    "ins": "underline", "tg-spoiler": "spoiler", "span": "spoiler", "code": "code", "pre": "pre",
    "blockquote": "blockquote", "tg-emoji": "custom_emoji", "tg-time": "date_time",
}  # fmt: skip
_TAG_NAME = re.compile(r"[^\s>]*")
_ATTRIBUTE = re.compile(r"""\s*([^\s=>]+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s>"']+))?\s*""")
_REFERENCE = re.compile(r"&(?:lt|gt|amp|quot|#\d{1,8}|#x[0-9a-fA-F]{1,8});?")
_LINK = re.compile(r"(?:https?|tg|ton|tonsite|mailto|ftp)://?\S+$", re.IGNORECASE)


def parse(text: str) -> tuple[str, list[Json]]:
    """Plain text and Bot API entities (UTF-16 offsets), outer before inner."""
    parser = _Parser(text)
    parser.run()
    entities = [entity for entity in parser.entities if entity["length"] > 0]
    entities.sort(key=lambda entity: (entity["offset"], -entity["length"]))
    return "".join(parser.output), entities


@dataclass(slots=True)
class _Open:
    name: str
    attributes: dict[str, str]
    offset: int
    at: int


@dataclass(slots=True)
class _Parser:
    source: str
    position: int = 0
    length: int = 0
    output: list[str] = field(default_factory=list)
    entities: list[Json] = field(default_factory=list)
    open: list[_Open] = field(default_factory=list)

    def run(self) -> None:
        while self.position < len(self.source):
            if self.source[self.position] == "<":
                self._tag()
            else:
                self._text()
        if self.open:
            name = self.open[-1].name
            raise _refusal(f'Can\'t find end tag corresponding to start tag "{name}"')

    def _text(self) -> None:
        end = self.source.find("<", self.position)
        end = len(self.source) if end < 0 else end
        self._write(_REFERENCE.sub(_decode, self.source[self.position : end]))
        self.position = end

    def _write(self, text: str) -> None:
        self.output.append(text)
        self.length += len(text.encode("utf-16-le")) // 2

    def _tag(self) -> None:
        at = len(self.source[: self.position].encode())
        self.position += 1
        if self.source.startswith("/", self.position):
            self.position += 1
            self._end(at)
        else:
            self._start(at)

    def _start(self, at: int) -> None:
        unclosed = _refusal(f"Unclosed start tag at byte offset {at}")
        name = self._name()
        if self.position == len(self.source):
            raise unclosed
        if name not in _NAMES:
            raise _refusal(f'Unsupported start tag "{name}" at byte offset {at}')
        attributes = self._attributes()
        if not self.source.startswith(">", self.position):
            raise unclosed
        self.position += 1
        if name == "span" and attributes.get("class") != "tg-spoiler":
            raise _refusal(f'Tag "span" must have class "tg-spoiler" at byte offset {at}')
        self.open.append(_Open(name, attributes, self.length, at))

    def _name(self) -> str:
        match = _TAG_NAME.match(self.source, self.position)
        name = match.group() if match else ""
        self.position += len(name)
        return name.lower()

    def _attributes(self) -> dict[str, str]:
        attributes: dict[str, str] = {}
        while match := _ATTRIBUTE.match(self.source, self.position):
            value = (match.group(2) or "").strip("\"'")
            attributes[match.group(1).lower()] = _REFERENCE.sub(_decode, value)
            self.position = match.end()
        while self.source[self.position : self.position + 1].isspace():
            self.position += 1
        return attributes

    def _end(self, at: int) -> None:
        end = self.source.find(">", self.position)
        if end < 0:
            raise _refusal(f"Unclosed end tag at byte offset {at}")
        name = self.source[self.position : end].strip().lower()
        self.position = end + 1
        if not self.open:
            raise _refusal(f"Unexpected end tag at byte offset {at}")
        tag = self.open.pop()
        if name and name != tag.name:
            expected = f'expected "</{tag.name}>", found "</{name}>"'
            raise _refusal(f"Unmatched end tag at byte offset {at}, {expected}")
        self._close(tag)

    def _close(self, tag: _Open) -> None:
        length = self.length - tag.offset
        entity: Json = {"type": _NAMES[tag.name], "offset": tag.offset, "length": length}
        details = _details(tag, "".join(self.output), length)
        if details is None:
            return
        if tag.name == "code" and self._names_language(tag):
            return
        self.entities.append(entity | details)

    def _names_language(self, tag: _Open) -> bool:
        """`<pre><code class="language-x">` is one `pre` with a language."""
        language = tag.attributes.get("class", "").removeprefix("language-")
        outer = self.open[-1] if self.open else None
        if language and outer and outer.name == "pre" and outer.offset == tag.offset:
            outer.attributes["language"] = language
            return True
        return False


def _details(tag: _Open, text: str, length: int) -> Json | None:
    """What the entity holds besides its place; None if the tag makes no entity."""
    attributes = tag.attributes
    match tag.name:
        case "a":
            visible = text.encode("utf-16-le")[-2 * length :].decode("utf-16-le", "replace")
            return _link(attributes.get("href") or visible)
        case "pre" if "language" in attributes:
            return {"language": attributes["language"]}
        case "blockquote" if "expandable" in attributes:
            return {"type": "expandable_blockquote"}
        case "tg-emoji":
            return {"custom_emoji_id": attributes.get("emoji-id", "0")}
        case "tg-time":
            return {"unix_time": int(attributes.get("unix", "0"))}
        case _:
            return {}


def _link(href: str) -> Json | None:
    user = re.fullmatch(r"tg://user\?id=(\d+)", href.strip())
    if user:
        return {"type": "text_mention", "user_id": int(user.group(1))}
    if _LINK.match(href):
        return {"url": href}
    if ":" not in href and "." in href:
        return {"url": f"http://{href}/"}
    return None


def _decode(match: re.Match[str]) -> str:
    reference = match.group()
    if reference.startswith("&#"):
        return html.unescape(reference) if reference.endswith(";") else reference
    return html.unescape(reference)


def _refusal(text: str) -> RefusalError:
    return bad_request(f"Can't parse entities: {text}")
