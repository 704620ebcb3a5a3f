import pytest

from sandbox import text
from sandbox.model import User
from sandbox.testing import Person
from tests.sandbox.conftest import BotApi

HTML = "HTML"


async def test_an_empty_text_is_refused(api: BotApi, ivan: Person) -> None:
    assert (
        await api.refused("sendMessage", chat_id=ivan.id, text="")
        == "Bad Request: message text is empty"
    )


@pytest.mark.parametrize("blank", [" ", "\n\n", "\u200b", "\u00a0\u2800"])
async def test_a_blank_text_is_refused(api: BotApi, ivan: Person, blank: str) -> None:
    text = await api.refused("sendMessage", chat_id=ivan.id, text=blank)
    assert text == "Bad Request: text must be non-empty"


async def test_a_text_that_is_only_tags_is_refused(api: BotApi, ivan: Person) -> None:
    text = await api.refused("sendMessage", chat_id=ivan.id, text="<b> </b>", parse_mode=HTML)
    assert text == "Bad Request: text must be non-empty"


@pytest.mark.parametrize("letter", ["x", "ы", "😀"])
async def test_a_text_may_have_4096_code_points_after_parsing(
    api: BotApi, ivan: Person, letter: str
) -> None:
    longest = f"<b>{letter * 4096}</b>"
    sent = await api("sendMessage", chat_id=ivan.id, text=longest, parse_mode=HTML)
    assert sent["text"] == letter * 4096
    text = await api.refused("sendMessage", chat_id=ivan.id, text=letter * 4097)
    assert text == "Bad Request: message is too long"


async def test_more_than_32_kilobytes_are_refused_before_parsing(api: BotApi) -> None:
    text = await api.refused("sendMessage", chat_id=404, text="x" * (32 * 1024 + 1))
    assert text == "Bad Request: text is too long"


async def test_both_ends_are_trimmed_and_the_formatting_moves_along(
    api: BotApi, ivan: Person
) -> None:
    sent = await api("sendMessage", chat_id=ivan.id, text="\n  <b>а</b> б \n", parse_mode=HTML)
    assert sent["text"] == "а б"
    assert sent["entities"] == [{"type": "bold", "offset": 0, "length": 1}]


async def test_control_characters_become_spaces(api: BotApi, ivan: Person) -> None:
    sent = await api("sendMessage", chat_id=ivan.id, text="а\x01\tб\r\nв")
    assert sent["text"] == "а  б\nв"


async def test_offsets_count_utf_16(api: BotApi, ivan: Person) -> None:
    sent = await api("sendMessage", chat_id=ivan.id, text="😀<b>ы</b>", parse_mode=HTML)
    assert sent["entities"] == [{"type": "bold", "offset": 2, "length": 1}]


async def test_formatting_beyond_100_entities_is_ignored(api: BotApi, ivan: Person) -> None:
    sent = await api("sendMessage", chat_id=ivan.id, text="<b>а</b> " * 120, parse_mode=HTML)
    assert len(sent["entities"]) == 100


@pytest.mark.parametrize(
    ("html", "why"),
    [
        ("<br>", 'Unsupported start tag "br" at byte offset 0'),
        ("<b>а", 'Can\'t find end tag corresponding to start tag "b"'),
        ("<b>а</i>", 'Unmatched end tag at byte offset 5, expected "</b>", found "</i>"'),
        ("</b>", "Unexpected end tag at byte offset 0"),
        ("<b", "Unclosed start tag at byte offset 0"),
        ("<span>а</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        ("5 < 6", 'Unsupported start tag "" at byte offset 2'),
    ],
)
async def test_broken_html_is_refused_as_telegram_does(
    api: BotApi, ivan: Person, html: str, why: str
) -> None:
    refusal = await api.refused("sendMessage", chat_id=ivan.id, text=html, parse_mode=HTML)
    assert refusal.startswith("Bad Request: can't parse entities: ")
    if html != "5 < 6":
        assert refusal.endswith(why)


async def test_markdown_with_a_reserved_character_is_refused(api: BotApi, ivan: Person) -> None:
    refusal = await api.refused("sendMessage", chat_id=ivan.id, text="а.б", parse_mode="MarkdownV2")
    assert "Character '.' is reserved" in refusal


async def test_an_unknown_parse_mode_is_refused(api: BotApi, ivan: Person) -> None:
    refusal = await api.refused("sendMessage", chat_id=ivan.id, text="а", parse_mode="BBCode")
    assert refusal == "Bad Request: unsupported parse_mode"


async def test_the_parse_mode_wins_over_entities(api: BotApi, ivan: Person) -> None:
    bold = [{"type": "bold", "offset": 0, "length": 2}]
    plain = await api("sendMessage", chat_id=ivan.id, text="аб", entities=bold)
    assert plain["entities"] == bold
    html = await api(
        "sendMessage", chat_id=ivan.id, text="<i>аб</i>", entities=bold, parse_mode=HTML
    )
    assert [entity["type"] for entity in html["entities"]] == ["italic"]


@pytest.mark.parametrize(
    ("html", "shown"), [("&lt;&amp;&#33;", "<&!"), ("&nbsp;&apos; &", "&nbsp;&apos; &")]
)
async def test_only_four_names_and_numbers_are_decoded(
    api: BotApi, ivan: Person, html: str, shown: str
) -> None:
    sent = await api("sendMessage", chat_id=ivan.id, text=html, parse_mode=HTML)
    assert sent["text"] == shown


async def test_a_link_with_a_bad_scheme_loses_its_link(api: BotApi, ivan: Person) -> None:
    html = '<a href="javascript:alert(1)">а</a>'
    sent = await api("sendMessage", chat_id=ivan.id, text=html, parse_mode=HTML)
    assert sent["text"] == "а"
    assert "entities" not in sent


async def test_a_mention_by_id_carries_the_user(api: BotApi, ivan: Person) -> None:
    html = f'<a href="tg://user?id={ivan.id}">Ваня</a><a href="tg://user?id=404">Никто</a>'
    sent = await api("sendMessage", chat_id=ivan.id, text=html, parse_mode=HTML)
    (mention,) = sent["entities"]
    assert mention["type"] == "text_mention"
    assert mention["user"]["id"] == ivan.id


async def test_commands_and_links_are_found_without_markup(api: BotApi, ivan: Person) -> None:
    sent = await api("sendMessage", chat_id=ivan.id, text="/today и https://example.org, @ivan")
    assert [entity["type"] for entity in sent["entities"]] == ["bot_command", "url", "mention"]


async def test_nothing_is_found_inside_code(api: BotApi, ivan: Person) -> None:
    sent = await api("sendMessage", chat_id=ivan.id, text="<code>/today</code>", parse_mode=HTML)
    assert [entity["type"] for entity in sent["entities"]] == ["code"]


def test_a_caption_may_be_empty() -> None:
    text.check_caption(text.fixed(" ", [], {1: User(1, "А")}))
