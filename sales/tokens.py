"""A message cut into words, numbers, dates and signs. Nothing is understood here."""

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

MAX_TEXT = 4096  # Telegram's own limit


class Token(NamedTuple):
    """``shape`` is a group of ``_TOKEN``; ``start`` and ``end`` are places in the clean text."""

    shape: str
    text: str
    start: int
    end: int


_INVISIBLE = re.compile(
    "[\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe0e\ufe0f\u20e3\ufeff]"
)
_SPACES = re.compile(r"[^\S\n]+")
_UNIT = (
    r"(?:к|k|тыс|тысяч\w*|т|тр|млн|mln|м|m|млрд|bn|лям\w*|миллион\w*|million\w*"
    r"|₽|р|руб\w*|ч|час\w*|h|мин\w*|min\w*)"
)
_TOKEN = re.compile(
    rf"""
      (?P<quoted>«[^«»\n]{{1,200}}» | "[^"\n]{{1,200}}" | “[^“”\n]{{1,200}}” | „[^„“”\n]{{1,200}}[“”])
    | (?P<junk>https?://\S+ | www\.\S+ | [\w.+-]{{1,64}}@[\w-]{{1,64}}\.\w+ | @\w+
        | [0-9]{{1,2}}:[0-9]{{2}}(?![0-9]) | [0-9]+-(?:й|я|е|ый|ой|ая|ое)(?!\w))
    | (?P<date>[0-9]{{4}}-[0-9]{{1,2}}-[0-9]{{1,2}}(?![0-9])
        | [0-9]{{1,2}}(?P<point>[./-])[0-9]{{1,2}}(?P=point)(?:[0-9]{{4}}|[0-9]{{2}})(?![0-9])
        | (?:[12][0-9]|3[01]|0?[1-9])[./](?:1[0-2]|0?[1-9])(?![0-9]|[.,/][0-9]|\ ?{_UNIT}(?!\w)))
    | (?P<range>[0-9]+(?:\ ?[-–—]\ ?[0-9]+)+)
    | (?P<negative>(?<![^\s(:,;])[-−–][0-9]+)
    | (?P<number>(?:[0-9]{{1,3}}(?:\ [0-9]{{3}})+(?![0-9]) | [0-9]{{1,3}}(?:[.,][0-9]{{3}}){{2,}}(?![0-9]) | [0-9]+)
        (?:[.,][0-9]+)?)
    | (?P<word>₽ | [^\W\d_]+(?:[-'’][^\W\d_]+)*)
    | (?P<dot>\.) | (?P<line>\n) | (?P<comma>[,;]) | (?P<link>[+&|/()•·])
    | (?P<strange>[%\#№$€£₸¥<>≤≥~≈@] | [^\W_])
    """,  # noqa: E501 -- one line a shape
    re.VERBOSE,
)


def clean(text: str) -> str:
    """One kind of space, composed letters, nothing invisible."""
    text = unicodedata.normalize("NFC", text[:MAX_TEXT])
    return _SPACES.sub(" ", _INVISIBLE.sub("", text))


def tokens(text: str) -> Iterator[Token]:
    """The tokens of a clean text in order; other signs and emoji are passed over."""
    for match in _TOKEN.finditer(text):
        shape = match.lastgroup or ""
        yield Token(shape, match.group(), match.start(), match.end())
