"""Texts by key, in a language: gettext catalogues ``ru/*.po`` and ``en/*.po``, read at start.

A catalogue's ids are keys (``receipt.logged``); the sentences are its translations, with
``{name}`` placeholders and Telegram's HTML. Whatever fills a placeholder is escaped, unless it is
``Html`` already.
"""

import gettext
import re
from datetime import date
from functools import cache
from html import escape, unescape
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from locales.numbers import brief_day, grouped

LANGUAGES = ("ru", "en")
HERE = Path(__file__).parent
_TAG = re.compile(r"<[^>]*>")


class Html(str):
    """Text in Telegram's HTML: what came from people in it is already escaped."""

    __slots__ = ()


def html(text: str) -> Html:
    """Escape what people typed."""
    return Html(escape(text, quote=False))


def plain(text: Html) -> str:
    """As people read it: for pop-ups, which know no markup."""
    return unescape(_TAG.sub("", text))


def catalogue(language: str) -> Catalog:
    """All the ``.po`` files of a language as one; a key that stands in two of them is an error."""
    whole = Catalog(locale=language)
    for path in sorted((HERE / language).glob("*.po")):
        with path.open("rb") as file:
            part = read_po(file, locale=language)
        for message in part:
            if message.id and message.id in whole:
                raise ValueError(f"{message.id} stands twice, also in {path}")
            if message.id:
                whole[message.id] = message
    return whole


class Texts:
    """The sentences of one language."""

    def __init__(self, language: str) -> None:
        self.language = language
        compiled = BytesIO()
        write_mo(compiled, catalogue(language))
        compiled.seek(0)
        self._translations = gettext.GNUTranslations(compiled)

    def __call__(self, key: str, /, **params: object) -> Html:
        """The sentence for ``key``; raises KeyError for an unknown key or placeholder."""
        sentence = self._translations.gettext(key)
        if sentence == key:
            raise KeyError(key)
        return self._filled(sentence, params)

    def plural(self, key: str, n: int, /, **params: object) -> Html:
        """The form that goes with ``n``; the sentence may hold ``{n}``."""
        sentence = self._translations.ngettext(key, key, n)
        if sentence == key:
            raise KeyError(key)
        return self._filled(sentence, {"n": n, **params})

    def _filled(self, sentence: str, params: dict[str, object]) -> Html:
        if not params:
            return Html(sentence)
        return Html(sentence.format(**{name: self._shown(it) for name, it in params.items()}))

    def _shown(self, it: object) -> str:
        if isinstance(it, Html):
            return it
        if isinstance(it, int):
            return grouped(it)
        if isinstance(it, date):
            return brief_day(it, self.language)
        return escape(str(it), quote=False)


@cache
def texts(language: str) -> Texts:
    """The texts of a language, read once."""
    return Texts(language if language in LANGUAGES else LANGUAGES[0])
