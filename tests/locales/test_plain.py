"""Texts where no markup is known."""

from locales.texts import html, plain, texts


def test_a_pop_up_shows_no_tags() -> None:
    text = texts("ru")("newteam.name_wanted")
    assert "<code>" in text
    assert "<" not in plain(text)


def test_what_people_typed_reads_as_they_typed_it() -> None:
    assert plain(html("<b>&\"' A&amp;B")) == "<b>&\"' A&amp;B"
