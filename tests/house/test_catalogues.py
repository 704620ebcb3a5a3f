"""The two languages say the same things: keys, forms, placeholders; and Telegram takes them all."""

import re
from string import Formatter

import pytest
from babel.messages.catalog import Message

from locales.texts import LANGUAGES, Texts, catalogue, html
from tests.telegram_text import TEXT_LIMIT, parsed

HOSTILE = ("<b>&\"'", "&lt;i>", "\u202eאבג\u200b", "👨‍👩‍👧" * 8, "Ж" * 64, "</blockquote>")
PLAIN = re.compile(r"^(keyboard|command|role|period)\.|\.button[._]|\.button$|\.short$")
"""Keys of buttons, command lists and cells, where Telegram reads no markup."""
FORMS = {"ru": 3, "en": 2}


def messages(language: str) -> dict[str, Message]:
    found = {}
    for message in catalogue(language):
        if message.id:
            found[message.id if isinstance(message.id, str) else message.id[0]] = message
    return found


def forms(message: Message) -> tuple[str, ...]:
    """The sentence, or all its plural forms."""
    sentences = message.string or ""
    return (sentences,) if isinstance(sentences, str) else tuple(map(str, sentences))


def placeholders(sentence: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(sentence) if name is not None}


def test_both_languages_hold_the_same_keys() -> None:
    assert messages("ru").keys() == messages("en").keys()


def test_a_key_is_plural_in_both_languages_or_in_neither() -> None:
    english = messages("en")
    differing = [
        key for key, it in messages("ru").items() if it.pluralizable != english[key].pluralizable
    ]
    assert differing == []


def test_both_languages_speak_of_the_same_things() -> None:
    english = messages("en")
    differing = [
        key
        for key, russian in messages("ru").items()
        if set().union(*map(placeholders, forms(russian)))
        != set().union(*map(placeholders, forms(english[key])))
    ]
    assert differing == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_is_written_in_every_form(language: str) -> None:
    for key, message in messages(language).items():
        assert all(forms(message)), key
        assert len(forms(message)) == (FORMS[language] if message.pluralizable else 1), key


@pytest.mark.parametrize("language", LANGUAGES)
def test_telegram_parses_every_sentence_whatever_fills_it(language: str) -> None:
    for key, message in messages(language).items():
        for sentence in forms(message):
            for name in HOSTILE:
                filled = sentence.format(**dict.fromkeys(placeholders(sentence), html(name)))
                assert 0 < len(parsed(filled)) <= TEXT_LIMIT, key


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_fills_a_sentence_is_shown_as_it_is(language: str) -> None:
    shown = parsed(Texts(language)("menu.title_team", team=HOSTILE[0], role=HOSTILE[1]))
    assert HOSTILE[0] in shown
    assert HOSTILE[1] in shown


@pytest.mark.parametrize("language", LANGUAGES)
def test_buttons_and_lists_hold_no_markup(language: str) -> None:
    marked = [
        key
        for key, message in messages(language).items()
        if PLAIN.search(key) and any(set("<>&") & set(it) for it in forms(message))
    ]
    assert marked == []


def test_the_texts_that_hold_no_markup_are_found_at_all() -> None:
    assert len([key for key in messages("ru") if PLAIN.search(key)]) > 60
