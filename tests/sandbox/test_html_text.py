"""The plain HTML parser agrees with Telegram's own, TDLib's."""

from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from sandbox import html_text, tdlib
from sandbox.refusals import RefusalError

PIECES = [
    "<b>", "</b>", "<i>", "</i>", "<code>", "</code>", "<pre>", "</pre>", "<u>", "</u>", "</>",
    "<s>", "</s>", '<a href="https://example.org/">', "</a>", "<blockquote>", "</blockquote>",
    "<blockquote expandable>", "<br>", "<", ">", "&lt;", "&amp;", "&nbsp;", "&#33;", "&", "ы",
    "😀", "x y", "\n", '<span class="tg-spoiler">', "</span>", "<span>", "<tg-spoiler>", "<B>",
    "</tg-spoiler>", '<a href="tg://user?id=5">',
]  # fmt: skip


def read(parse: Any, text: str) -> Any:
    try:
        plain, entities = parse(text)
    except RefusalError as refusal:
        return refusal.description
    return plain, sorted(map(repr, entities))


@settings(deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=8).map("".join))
@example("<b>а</i>")
@example("<b>x<i>y</i></b>")
@example("a < b")
@example("</b>")
@example("<b")
def test_it_takes_and_refuses_the_same_as_tdlib(text: str) -> None:
    assert read(html_text.parse, text) == read(lambda one: tdlib.parse(one, "html"), text)


@pytest.mark.parametrize(
    "text",
    [
        "<b>жирный <i>и курсив</i></b> &lt;3 😀 <code>x</code>",
        '<a href="https://example.org/a?b=1&amp;c=2">сайт</a>',
        '<a href="tg://user?id=5">Ваня</a>',
        '<a href="javascript:x">нет</a>',
        '<pre><code class="language-python">x = 1</code></pre>',
        "<blockquote expandable>долго</blockquote>",
        '<tg-emoji emoji-id="5368324170671202286">👍</tg-emoji>',
        "<u>a</u><s>b</s><tg-spoiler>c</tg-spoiler>",
        "<br>",
        "<b>а",
        "<b>а</i>",
        "</b>",
        "<b",
        "<span>а</span>",
    ],
)
def test_it_reads_what_the_bot_writes_exactly_as_tdlib_does(text: str) -> None:
    assert read(html_text.parse, text) == read(lambda one: tdlib.parse(one, "html"), text)
