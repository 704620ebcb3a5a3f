"""A message cut into words, numbers, dates and signs. Nothing is understood here."""

import re
import unicodedata
from typing import NamedTuple

MAX_TEXT = 4096  # Telegram's own limit


class Token(NamedTuple):
    """``start`` and ``end`` are places in the clean text; ``word`` is as words are in a lexicon."""

    shape: str  # a group of ``_TOKEN``
    text: str
    start: int
    end: int
    word: str = ""


_INVISIBLE = re.compile(
    "[\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe0e\ufe0f\u20e3\ufeff]"
)
_SPACES = re.compile(r"[^\S\n]+")
_UNIT = (
    r"(?:к|k|тыс|тысяч\w*|т|тр|млн|mln|м|m|млрд|bn|лям\w*|миллион\w*|million\w*"
    r"|₽|р|руб\w*|ч|час\w*|h|мин\w*|min\w*)"
)
_LINKS = r"https?://\S+ | www\.\S+ | [\w.+-]{1,64}@[\w-]{1,64}\.\w+ | @\w+"
_SHAPES = rf"""
      (?P<word>[^\W\d_]+(?:[-'’][^\W\d_]+)* | ₽)
    | (?P<marker>^\ ?[0-9]{{1,2}}[.)](?=\ [^\n]*[^\W\d_]))
    | (?P<date>[0-9]{{4}}-[0-9]{{1,2}}-[0-9]{{1,2}}(?![0-9])
        | [0-9]{{1,2}}(?P<point>[./-])[0-9]{{1,2}}(?P=point)(?:[0-9]{{4}}|[0-9]{{2}})(?![0-9])
        | (?:[12][0-9]|3[01]|0?[1-9])[./](?:1[0-2]|0?[1-9])(?![0-9]|[.,/][0-9]|\ ?{_UNIT}(?!\w)))
    | (?P<range>[0-9]+(?:[-–—][0-9]+)+)
    | (?P<junk>[0-9]{{1,2}}:[0-9]{{2}}(?![0-9]) | [0-9]+-(?:й|я|е|ый|ой|ая|ое)(?!\w))
    | (?P<number>(?:[0-9]{{1,3}}(?:\ [0-9]{{3}})+(?![0-9])
        | [0-9]{{1,3}}(?:[.,][0-9]{{3}}){{2,}}(?![0-9]) | [0-9]+)(?:[.,][0-9]+)?)
    | (?P<comma>[,;]) | (?P<dot>\.) | (?P<line>\n)
    | (?P<negative>(?<![^\s(:,;])[-−–][0-9]+)
    | (?P<link>[+&|/()•·])
    | (?P<quoted>«[^«»\n]{{1,200}}» | "[^"\n]{{1,200}}"
        | “[^“”\n]{{1,200}}” | „[^„“”\n]{{1,200}}[“”])
    | (?P<strange>[%\#№$€£₸¥<>≤≥~≈@] | [^\W_])
    """
_TOKEN = re.compile(_SHAPES, re.VERBOSE | re.MULTILINE)
_TOKEN_OR_LINK = re.compile(f"(?P<address>{_LINKS}) | {_SHAPES}", re.VERBOSE | re.MULTILINE)


def clean(text: str) -> str:
    """One kind of space, composed letters, nothing invisible."""
    text = unicodedata.normalize("NFC", text[:MAX_TEXT])
    return _SPACES.sub(" ", _INVISIBLE.sub("", text))


def tokens(text: str) -> list[Token]:
    """The tokens of a clean text in order; other signs and emoji are passed over."""
    pattern = _TOKEN_OR_LINK if "@" in text or "//" in text or "www" in text else _TOKEN
    return [_token(match) for match in pattern.finditer(text)]


def _token(match: re.Match[str]) -> Token:
    shape = match.lastgroup or ""
    text = match.group()
    word = text.lower().replace("ё", "е") if shape == "word" else ""
    return Token(shape, text, match.start(), match.end(), word)
