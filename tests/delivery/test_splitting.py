"""Long texts become several messages, each of which Telegram takes."""

from hypothesis import given, settings
from hypothesis import strategies as st

from delivery.splitting import CAPTION_LIMIT, TEXT_LIMIT, caption_and_rest, length, parts, shortened
from sandbox import html_text


def plain(text: str) -> str:
    """As Telegram reads it; raises where it would refuse."""
    return html_text.parse(text)[0]


def test_telegram_counts_characters_after_parsing() -> None:
    assert length("<b>Иван</b> &lt;&amp;&#33; 🏆") == len("Иван <&! 🏆")


def test_a_text_that_fits_stays_one_message() -> None:
    text = "<b>" + "я" * TEXT_LIMIT + "</b>"
    assert parts(text) == [text]


def test_the_teams_biggest_day_comes_in_several_messages_cut_between_people() -> None:
    people = [f"{place}. <b>Имя &lt;{place}&gt;</b> — {place * 7} звонков" for place in range(400)]
    messages = parts("\n".join(people))
    assert len(messages) > 1
    assert all(length(message) <= TEXT_LIMIT for message in messages)
    assert "\n".join(messages).split("\n") == people


def test_a_tag_open_at_the_cut_is_closed_and_opened_again() -> None:
    lines = "\n".join(f"строка {number}" for number in range(6))
    messages = parts(
        f'<blockquote expandable><a href="https://t.me/x">{lines}</a></blockquote>', 20
    )
    assert all(plain(message) for message in messages)
    assert all("<blockquote expandable><a href=" in message for message in messages)
    assert "\n".join(plain(message) for message in messages) == lines


def test_a_line_without_end_is_cut_at_a_space_and_a_word_without_end_anywhere() -> None:
    assert parts("ааа ббб ввв", 8) == ["ааа ббб", "ввв"]
    assert parts("аааааа", 4) == ["аааа", "аа"]


def test_a_picture_takes_the_first_paragraph_when_not_all_fits_under_it() -> None:
    rest = "\n".join(["строка"] * 300)
    assert caption_and_rest(f"<b>Доска дня</b>\nпятница\n\n{rest}") == (
        "<b>Доска дня</b>\nпятница",
        rest,
    )
    assert caption_and_rest("коротко\n\nи ясно") == ("коротко\n\nи ясно", "")


def test_without_paragraphs_a_picture_takes_as_many_lines_as_fit() -> None:
    text = "\n".join(f"строка {number}" for number in range(300))
    caption, rest = caption_and_rest(text)
    assert length(caption) <= CAPTION_LIMIT
    assert f"{caption}\n{rest}" == text


MARKUP = st.recursive(
    st.text("абв <&>\n 🏆", max_size=30).map(
        lambda text: text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    ),
    lambda inner: st.lists(
        st.one_of(inner, inner.map("<b>{}</b>".format), inner.map("<i>{}</i>".format)), max_size=6
    ).map("".join),
    max_leaves=30,
)


@settings(deadline=None)
@given(MARKUP, st.integers(1, 40))
def test_whatever_is_cut_parses_fits_and_loses_no_word(text: str, limit: int) -> None:
    messages = parts(text, limit)
    assert all(length(message) <= limit for message in messages)
    assert len(messages) == 1 or all(plain(message).strip() for message in messages)
    kept = "".join(plain(message) for message in messages)
    assert "".join(kept.split()) == "".join(plain(text).split())


@settings(deadline=None)
@given(MARKUP, st.integers(2, 40))
def test_whatever_is_shortened_parses_and_fits(text: str, limit: int) -> None:
    short = shortened(text, limit)
    assert length(short) <= limit
    assert plain(short) is not None


@settings(deadline=None)
@given(MARKUP, st.integers(1, 40))
def test_whatever_goes_under_a_picture_parses_fits_and_loses_no_word(text: str, times: int) -> None:
    whole = text * times
    caption, rest = caption_and_rest(whole)
    assert length(caption) <= CAPTION_LIMIT
    kept = "".join((plain(caption) + plain(rest)).split())
    assert kept == "".join(plain(whole).split())
