"""Formatted text on the chat page: entities become elements, never the other way round."""

from typing import Any

from playwright.async_api import Browser, expect

from tests.sandbox import page_stage
from tests.sandbox.page_stage import stage

pytestmark = page_stage.MARKS
browser = page_stage.browser

AS_HTML = """async ([text, entities]) => {
  const { formatted } = await import("/page/text.js");
  const box = document.createElement("div");
  box.append(...formatted(text, entities));
  return box.innerHTML;
}"""


def entity(kind: str, offset: int, length: int, **more: str) -> dict[str, Any]:
    return {"type": kind, "offset": offset, "length": length, **more}


SHOWN: list[tuple[str, list[dict[str, Any]], str]] = [
    ("5 < 6 & 7", [], "5 &lt; 6 &amp; 7"),
    ("Принято: 5", [entity("bold", 0, 7)], "<b>Принято</b>: 5"),
    ("🎉 ура", [entity("italic", 3, 3)], "🎉 <i>ура</i>"),
    ("abc", [entity("bold", 0, 3), entity("italic", 1, 1)], "<b>a<i>b</i>c</b>"),
    ("abc", [entity("bold", 0, 2), entity("italic", 1, 2)], "<b>a<i>b</i></b><i>c</i>"),
    ("abc", [entity("blockquote", 0, 3)], "<blockquote>abc</blockquote>"),
    ("a\nb", [entity("pre", 0, 1)], '<pre tabindex="-1"><code>a</code></pre>b'),
    ("<i>", [entity("code", 0, 3)], "<code>&lt;i&gt;</code>"),
    ("жми", [entity("text_link", 0, 3, url="javascript:alert(1)")], "<span>жми</span>"),
    (
        "a@b.ru",
        [entity("email", 0, 6)],
        '<a href="mailto:a@b.ru" target="_blank" rel="noopener noreferrer">a@b.ru</a>',
    ),
    (
        "ok.ru",
        [entity("url", 0, 5)],
        '<a href="https://ok.ru" target="_blank" rel="noopener noreferrer">ok.ru</a>',
    ),
    ("Иван", [entity("text_mention", 0, 4)], '<span class="mention">Иван</span>'),
]


async def test_entities_become_elements(browser: Browser) -> None:
    async with stage(browser) as on:
        await on.open(on.ivan)
        for text, entities, html in SHOWN:
            assert await on.page.evaluate(AS_HTML, [text, entities]) == html


async def test_hidden_text_shows_on_a_press_and_a_long_quote_unfolds(browser: Browser) -> None:
    quote = "слово " * 100
    text = f"<tg-spoiler>приз</tg-spoiler>\n<blockquote expandable>{quote}</blockquote>"
    async with stage(browser) as on:
        await on.started()
        await on.bot.call("sendMessage", chat_id=on.ivan, text=text, parse_mode="HTML")
        message = on.page.locator(".message").last
        await expect(message.get_by_text("приз")).to_be_hidden()
        await message.get_by_role("button", name="Скрытый текст").click()
        await expect(message.get_by_text("приз")).to_be_visible()
        folded = await message.bounding_box()
        await message.get_by_role("button", name="Развернуть").click()
        unfolded = await message.bounding_box()
        assert folded
        assert unfolded
        assert unfolded["height"] > folded["height"]


async def test_a_command_in_a_text_can_be_pressed(browser: Browser) -> None:
    async with stage(browser) as on:
        await on.started()
        await on.bot.call("sendMessage", chat_id=on.ivan, text="Смотрите /today")
        await on.page.get_by_role("button", name="/today").last.click()
        await expect(on.bubble("Принято: /today")).to_be_visible()
