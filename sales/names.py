"""Names compared as people type them: by their letters and digits alone.

A name may hold what nobody types, or what a picture does not draw: emoji, quotes, fancy letters.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from itertools import accumulate

_CUT = ("…", "...")
_ENDING = re.compile(r"(?<=[а-я])(?:ой|ей|ую|[аеиуыюяйь])$")
_SHORTEST_STEM = 2  # letters: Оля, Оле
_INSIDE = frozenset("'’‘ʼ`´")  # O'Brien is one word


@lru_cache(4096)
def name_words(text: str) -> tuple[str, ...]:
    """The words of a name for comparing: no case, «е» for «ё», no signs, emoji or accents apart.

    Of one with no letter or digit, its emoji by their Unicode names, as pictures show them, else
    its signs as they are.
    """
    composed = unicodedata.normalize("NFKC", text).casefold()
    folded = unicodedata.normalize("NFKC", composed).replace("ё", "е")
    words = "".join(map(_letter, folded)).split()
    return tuple(words or _emoji(text) or folded.split())


def fitting(said: str, names: Iterable[str]) -> set[str]:
    """Those of the names that ``said`` can mean: all of one, else its first words.

    Where words end does not matter: a sign between two of them may be drawn as nothing. «Иван Ко…»,
    as lists and pictures shorten it, means whatever begins so. Where nobody is called so, all of a
    name with the surname at its other end: «Петров Иван».
    """
    wanted, names = "".join(name_words(said)), set(names)
    if not wanted:
        return set()
    if _visible(said).endswith(_CUT):
        return {name for name in names if "".join(name_words(name)).startswith(wanted)}
    full = {name for name in names if "".join(name_words(name)) == wanted}
    first = full or {name for name in names if wanted in accumulate(name_words(name))}
    return first or {name for name in names if name_words(name) in _turned(name_words(said))}


def fitting_declined(said: str, names: Iterable[str]) -> set[str]:
    """Those of the names whose first words ``said`` has in another case: «Ивану», «Анны Ким».

    A guess: «Александра» may be Александр's. Where nobody is called so as it stands. Else, as in
    ``fitting``, all of a name from its other end: «Петрову Ивану».
    """
    wanted, words = name_words(said), {name: name_words(name) for name in names}
    first = {name for name in words if wanted and _are_forms(wanted, words[name])}
    return first or {
        name
        for name in words
        for turned in _turned(wanted)
        if len(turned) == len(words[name]) and _are_forms(turned, words[name])
    }


def longest(names: Iterable[str]) -> int:
    """How many words, parted by spaces, the longest of the names may be typed in."""
    return max((max(len(name.split()), len(name_words(name))) for name in names), default=0)


def _letter(char: str) -> str:
    category = unicodedata.category(char)
    if char in _INSIDE or category[0] == "M" or category == "Cf":
        return ""
    return char if category[0] in "LN" else " "


def _emoji(text: str) -> list[str]:
    names = (unicodedata.name(char, "") for char in text if unicodedata.category(char) == "So")
    return " ".join(names).casefold().replace("-", " ").split()


def _visible(text: str) -> str:
    return "".join(char for char in text if unicodedata.category(char) != "Cf").rstrip()


def _turned(words: tuple[str, ...]) -> list[tuple[str, ...]]:
    """The words begun from each but the first: «Петров Иван Ильич» as «Иван Ильич Петров» too."""
    return [words[at:] + words[:at] for at in range(1, len(words))]


def _are_forms(wanted: tuple[str, ...], words: tuple[str, ...]) -> bool:
    return len(wanted) <= len(words) and all(
        _stems(one) & _stems(other) for one, other in zip(wanted, words, strict=False)
    )


def _stems(word: str) -> set[str]:
    """The word itself, and without its ending where it is Russian and enough is left."""
    ending = _ENDING.search(word)
    cut = {word[:-length] for length in range(1, len(ending[0]) + 1)} if ending else set()
    return {word, *(it for it in cut if len(it) >= _SHORTEST_STEM)}
