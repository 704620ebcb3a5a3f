"""The chat page on a phone, with the keyboard alone, in light and in dark."""

from pathlib import Path
from typing import Literal

import pytest
from playwright.async_api import Browser, expect

from tests.sandbox import page_stage
from tests.sandbox.page_contrast import FAINT_TEXTS
from tests.sandbox.page_stage import PHONE, shoot, stage

pytestmark = page_stage.MARKS
browser = page_stage.browser
shots = page_stage.shots


async def test_a_phone_shows_the_list_or_the_chat_and_never_scrolls_sideways(
    browser: Browser, shots: Path
) -> None:
    async with stage(browser, PHONE, touch=True) as on:
        await on.open(on.ivan)
        await expect(on.page.locator("#phone")).to_be_hidden()
        await on.page.locator(f'[data-chat="{on.ivan}"]').tap()
        await on.page.get_by_role("button", name="Старт").tap()
        await on.say("фото")
        await on.say("слово" * 60)
        await on.bubble("Принято").wait_for()
        await expect(on.page.locator("#sidebar")).to_be_hidden()
        assert await on.page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
        await shoot(on.page, shots, "390-chat")
        await on.page.get_by_role("button", name="Назад к списку").tap()
        await expect(on.page.locator("#sidebar")).to_be_visible()
        assert await on.page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
        await shoot(on.page, shots, "390-list")


async def test_everything_is_reached_with_the_keyboard_alone(browser: Browser) -> None:
    async with stage(browser) as on:
        press, focused = on.page.keyboard.press, on.page.locator(":focus")
        await on.open(on.ivan)
        await on.page.locator(".person").first.focus()
        await press("ArrowRight")
        await press("Enter")
        await expect(focused).to_contain_text("Анна")
        await press("Tab")
        await press("Tab")
        await press("ArrowDown")
        await expect(focused).to_have_attribute("data-chat", str(on.anna))
        await press("Enter")
        await expect(focused).to_have_text("Старт")
        await press("Enter")
        await on.bubble("Здравствуйте").wait_for()
        await on.page.locator("#text").focus()
        await on.page.keyboard.type("/t")
        await expect(on.page.get_by_role("option")).to_have_count(2)
        await press("ArrowDown")
        await press("Enter")
        await on.bubble("Принято: /today").wait_for()
        for _ in range(20):
            await press("Shift+Tab")
            if await focused.text_content() == "Отменить":
                break
        await press("Enter")
        await on.bubble("Запись отменена").wait_for()
        await press("Escape")
        await expect(on.page.locator("#chat")).to_be_hidden()
        await expect(focused).to_have_attribute("data-chat", str(on.anna))


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_every_text_stands_out_from_its_ground(
    browser: Browser, scheme: Literal["light", "dark"]
) -> None:
    async with stage(browser) as on:
        await on.page.emulate_media(color_scheme=scheme)
        await on.started()
        await on.say("фото")
        await on.page.get_by_role("button", name="Открыть картинку").wait_for()
        assert await on.page.evaluate(FAINT_TEXTS) == []
        await on.open(on.anna, on.group)
        await on.page.get_by_role("button", name="Отчёты").click()
        await on.page.locator("#text").press_sequentially("/t")
        await expect(on.page.get_by_role("option")).to_have_count(2)
        await on.page.locator("#text").press("ArrowDown")
        assert await on.page.evaluate(FAINT_TEXTS) == []
