from hypothesis import given, settings
from hypothesis import strategies as st

from sandbox import text
from sandbox.page_html import Json, render


def shown(html: str) -> str:
    body = text.fixed(*text.parsed(html, "html"), {})
    return render(body.text, body.entities)


def test_formatting_becomes_elements() -> None:
    assert shown("<b>а <i>б</i></b> <code>в</code>") == "<b>а <i>б</i></b> <code>в</code>"


def test_names_are_escaped() -> None:
    assert shown("<b>&lt;script&gt; &amp;</b>") == "<b>&lt;script&gt; &amp;</b>"


def test_a_command_can_be_pressed() -> None:
    assert shown("/today") == '<span class="command" data-command="/today">/today</span>'


def test_a_deep_link_says_so() -> None:
    html = shown('<a href="https://t.me/salesbeat_bot?start=x_1">войти</a>')
    assert 'data-deeplink="https://t.me/salesbeat_bot?start=x_1"' in html
    assert 'rel="noopener noreferrer"' in html


def test_a_folding_quote_and_a_spoiler_keep_their_kind() -> None:
    assert 'class="expandable"' in shown("<blockquote expandable>а</blockquote>")
    assert 'class="spoiler"' in shown("<tg-spoiler>а</tg-spoiler>")


def test_quotes_in_an_address_stay_inside_it() -> None:
    link = {"type": "text_link", "offset": 0, "length": 1, "url": 'https://e.org/"onclick="x'}
    assert '"onclick="' not in render("а", [link])


entity = st.builds(
    lambda kind, offset, length: {"type": kind, "offset": offset, "length": length},
    st.sampled_from(["bold", "italic", "code", "spoiler", "bot_command", "url"]),
    st.integers(0, 12),
    st.integers(1, 12),
)


@settings(deadline=None)
@given(st.text(max_size=12), st.lists(entity, max_size=4))
def test_crossing_entities_still_close_what_they_open(words: str, entities: list[Json]) -> None:
    html = render(words, entities)
    opened = sum(html.count(f"<{tag}") for tag in ("b>", "i>", "code>", "span ", "a "))
    assert opened == html.count("</")
