"""The forms in which people speak of somebody in Russian: enough of the grammar to find them."""

import re

SHORTEST = 3  # letters; shorter words have too many other meanings in their forms

_WORD = re.compile(rf"[^\W\d_]{{{SHORTEST},}}")
_LAST = "аеёиоуыэюяйь"  # of these a form drops one
_FLEETING = re.compile(r"[еёо]([влкц])$", re.IGNORECASE)  # Павел, Павла; Лев, Льва
_ADJECTIVE = re.compile(r"(?:[иыо]й|[ая]я)$", re.IGNORECASE)  # Толстой, Толстая
_ENDINGS = (
    "а|я|у|ю|ы|и|е|о|й|ь|ой|ей|ёй|ою|ею|ом|ем|ём|им|ым|их|ых|ого|его|ому|ему|ая|яя|ую|юю"
    "|ий|ый|ое|ее|ие|ые|ам|ям|ами|ями|ах|ях|ими|ыми"
)


def forms(name: str) -> str:
    """A pattern, to be matched without regard to case, of each word of the name in all its forms.

    Nicknames (Ваня for Иван) are no forms. Matches nothing where the words are too short.
    """
    return "|".join(_forms(word) for word in _WORD.findall(name)) or r"(?!)"


def _forms(word: str) -> str:
    found = [_declined(word[:-1] if word[-1].casefold() in _LAST else word)]
    if _ADJECTIVE.search(word):
        found.append(_declined(word[:-2]))
    if fleeting := _FLEETING.search(word):
        found.append(_declined(word[: fleeting.start()] + fleeting[1], "ь?"))
    return "|".join([_spelt(word), *found])


def _declined(stem: str, before_last: str = "") -> str:
    return f"{_spelt(stem[:-1])}{before_last}{_spelt(stem[-1])}(?:{_ENDINGS})"


def _spelt(letters: str) -> str:
    """With «е» for «ё» and the other way round."""
    return re.sub("[её]", "[её]", re.escape(letters), flags=re.IGNORECASE)
