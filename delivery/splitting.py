"""Long texts cut into messages at line breaks, with no HTML tag broken. Pure."""

import re
from collections.abc import Iterator

TEXT_LIMIT = 4_096  # code points after parsing: how Telegram counts
CAPTION_LIMIT = 1_024

_TOKEN = re.compile(r"<[^>]*>|&(?:lt|gt|amp|quot|#\d+|#x[0-9a-fA-F]+);|.", re.DOTALL)


def length(text: str) -> int:
    """How many characters Telegram counts in HTML: tags none, a reference one."""
    return sum(1 for token in _TOKEN.findall(text) if not _is_tag(token))


def fits(text: str, limit: int) -> bool:
    """Whether it is one message; the plain length, which is never less, mostly tells."""
    return len(text) <= limit or length(text) <= limit


def parts(text: str, limit: int = TEXT_LIMIT) -> list[str]:
    """The text as messages of at most ``limit``; blank ones are left out."""
    if fits(text, limit):
        return [text]
    return [part for part in _parts(text, limit) if not _is_blank(part)]


def caption_and_rest(text: str) -> tuple[str, str]:
    """What goes under a picture and what follows it: the first paragraph, where not all fits."""
    if fits(text, CAPTION_LIMIT):
        return text, ""
    tokens = _TOKEN.findall(text)
    at = _paragraph_end(tokens)
    return _cut(
        tokens, at if length("".join(tokens[:at])) <= CAPTION_LIMIT else _fit(tokens, CAPTION_LIMIT)
    )


def shortened(text: str, limit: int) -> str:
    """The text itself, or as much of it as fits with an ellipsis."""
    if fits(text, limit):
        return text
    tokens = _TOKEN.findall(text)
    return _cut(tokens, _fit(tokens, limit - 1))[0] + "…"


def _parts(text: str, limit: int) -> Iterator[str]:
    while length(text) > limit:
        tokens = _TOKEN.findall(text)
        part, text = _cut(tokens, _fit(tokens, limit))
        yield part
    yield text


def _fit(tokens: list[str], limit: int) -> int:
    """Where to cut so that at most ``limit`` characters stand before: line break, else space."""
    seen, last = 0, {"\n": 0, " ": 0}
    for at, token in enumerate(tokens):
        if seen == limit and not _is_tag(token):
            if token in last:
                last[token] = at
            return last["\n"] or last[" "] or at
        if token in last and seen:
            last[token] = at
        seen += not _is_tag(token)
    return len(tokens)


def _paragraph_end(tokens: list[str]) -> int:
    breaks = (at for at in range(1, len(tokens) - 1) if tokens[at] == tokens[at + 1] == "\n")
    return next(breaks, len(tokens))


def _cut(tokens: list[str], at: int) -> tuple[str, str]:
    """Both sides of a cut; tags open at it are closed before and opened again after."""
    opened = _open_tags(tokens[:at])
    closing = "".join(f"</{_name(tag)}>" for tag in reversed(opened))
    rest = "".join(tokens[at:]).lstrip("\n ")
    return "".join(tokens[:at]).rstrip("\n ") + closing, "".join(opened) + rest


def _open_tags(tokens: list[str]) -> list[str]:
    opened: list[str] = []
    for token in filter(_is_tag, tokens):
        if token.startswith("</"):
            opened.pop()
        else:
            opened.append(token)
    return opened


def _name(tag: str) -> str:
    return re.split(r"[\s>]", tag[1:], maxsplit=1)[0]


def _is_tag(token: str) -> bool:
    return token.startswith("<")


def _is_blank(text: str) -> bool:
    return all(token.isspace() for token in _TOKEN.findall(text) if not _is_tag(token))
