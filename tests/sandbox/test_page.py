"""The chat page in a real headless Chromium. SCREENSHOTS=<folder> keeps the pictures."""

import asyncio
import os
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser, FilePayload, Page, expect

from tests.sandbox.page_stage import CHROMIUM, PHONE, Stage, chromium, stage

pytestmark = [
    pytest.mark.browser,
    pytest.mark.asyncio(loop_scope="module"),
    pytest.mark.skipif(
        CHROMIUM is None, reason="the chat page needs chromium (Debian: apt-get install chromium)"
    ),
]


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def browser() -> AsyncIterator[Browser]:
    async with chromium() as opened:
        yield opened


@pytest.fixture
def shots(tmp_path: Path) -> Path:
    folder = Path(os.environ.get("SCREENSHOTS") or tmp_path)
    folder.mkdir(parents=True, exist_ok=True)
    return folder


async def shoot(page: Page, shots: Path, name: str) -> None:
    await page.emulate_media(color_scheme="light")
    await page.screenshot(path=shots / f"{name}-light.png")
    await page.emulate_media(color_scheme="dark")
    await page.screenshot(path=shots / f"{name}-dark.png")


async def test_a_message_is_sent_and_the_answer_comes(browser: Browser, shots: Path) -> None:
    async with stage(browser) as on:
        await on.started()
        await on.say("5 звонков")
        await expect(on.bubble("Принято: 5 звонков")).to_be_visible()
        await expect(on.page.locator(".message.mine").last).to_contain_text("5 звонков")
        await expect(on.bubble("Принято").locator("b")).to_have_text("5 звонков")
        await shoot(on.page, shots, "1280-chat")


async def test_a_press_waits_visibly_then_shows_a_toast_and_the_edited_message(
    browser: Browser,
) -> None:
    async with stage(browser) as on:
        await on.started()
        on.bot.may_answer.clear()
        await on.say("5 звонков")
        button = on.page.get_by_role("button", name="Отменить", exact=True).last
        await button.click()
        await expect(button).to_have_attribute("aria-busy", "true")
        on.bot.may_answer.set()
        await expect(on.page.locator("#toast")).to_have_text("Отменено")
        changed = on.bubble("Запись отменена")
        await expect(changed).to_contain_text("изменено")
        await expect(changed.locator(".inline-keyboard")).to_have_count(0)


async def test_an_alert_is_a_dialog(browser: Browser) -> None:
    async with stage(browser) as on:
        await on.started()
        await on.say("5 звонков")
        await on.page.get_by_role("button", name="Почему?").click()
        dialog = on.page.get_by_role("dialog")
        await expect(dialog).to_contain_text("Потому что посчитано")
        await on.page.keyboard.press("Enter")
        await expect(dialog).to_have_count(0)


async def test_a_key_of_the_reply_keyboard_says_its_text(browser: Browser) -> None:
    async with stage(browser) as on:
        await on.started()
        await on.page.locator("#keyboard").get_by_role("button", name="Встреча").click()
        await expect(on.bubble("Принято: Встреча")).to_be_visible()


async def test_a_picture_is_shown_large_and_escape_closes_it(browser: Browser, shots: Path) -> None:
    async with stage(browser) as on:
        await on.started()
        await on.say("фото")
        await on.page.get_by_role("button", name="Открыть картинку: Итоги недели").click()
        large = on.page.locator(".lightbox img")
        await expect(large).to_be_visible()
        small = await on.page.locator(".message .photo img").bounding_box()
        grown = await large.bounding_box()
        assert small
        assert grown
        assert grown["width"] > small["width"]
        await shoot(on.page, shots, "1280-picture")
        await on.page.keyboard.press("Escape")
        await expect(large).to_have_count(0)
        await expect(on.page.locator("#chat")).to_be_visible()


async def test_another_person_sees_their_own_side_of_the_group(
    browser: Browser, shots: Path
) -> None:
    async with stage(browser) as on:
        await on.open(on.ivan, on.group)
        await on.say("Всем привет")
        await expect(on.page.locator(".message.mine")).to_contain_text("Всем привет")
        anna = on.page.locator(".person", has_text="Анна")
        await expect(anna.locator(".badge")).to_be_visible()
        await anna.click()
        await expect(anna).to_have_attribute("aria-pressed", "true")
        await expect(on.page.locator(".message.mine")).to_have_count(0)
        await expect(on.page.locator(".message .author").first).to_have_text("Иван Петров")
        await on.say("Привет, Иван")
        await expect(on.page.locator(".message.mine")).to_contain_text("Привет, Иван")
        await shoot(on.page, shots, "1280-group")


async def test_unread_messages_are_counted_until_the_chat_is_opened(browser: Browser) -> None:
    async with stage(browser) as on:
        await on.open(on.anna)
        for text in ("раз", "два"):
            await on.post("send", **{"as": on.ivan, "chat": on.group, "text": text})
        row = on.page.locator(f'[data-chat="{on.group}"]')
        before = await row.locator(".badge").text_content()
        await on.post("send", **{"as": on.ivan, "chat": on.group, "text": "три"})
        await expect(row.locator(".chat-last")).to_contain_text("три")
        assert await row.locator(".badge").text_content() != before
        await row.click()
        await expect(row.locator(".badge")).to_have_count(0)


async def test_the_buttons_of_the_clock_move_the_sandbox_clock(browser: Browser) -> None:
    async with stage(browser) as on:
        await on.open(on.ivan)
        before = await on.clock()
        await on.page.get_by_role("button", name="+1 ч").click()
        await expect(on.page.locator("#clock-ahead")).to_have_text("впереди на 1 ч")
        assert 3600 <= await on.clock() - before < 3700
        await on.page.get_by_role("button", name="завтра 09:00").click()
        await expect(on.page.locator("#clock-now")).to_contain_text("09:00")
        assert (await on.clock() + 3 * 3600) % 86400 // 60 == 9 * 60


async def test_what_people_write_is_shown_literally(browser: Browser) -> None:
    text = '<b>жирно</b> <img src=x onerror="document.title=1"> &amp;'
    async with stage(browser) as on:
        await on.started()
        await on.say(text)
        await expect(on.page.locator(".message.mine .text").last).to_have_text(text)
        await expect(on.bubble("Принято").locator("b")).to_have_text(text)
        await expect(on.page.locator(".message img")).to_have_count(0)
        await expect(on.page.locator(".person").last).to_contain_text("Анна <b>Ким</b>")


async def test_a_deep_link_button_opens_the_private_chat_and_starts(browser: Browser) -> None:
    async with stage(browser) as on:
        await on.open(on.ivan, on.group)
        await on.say("ссылки")
        await on.page.get_by_role("button", name="Вступить").click()
        await expect(on.page.locator("#chat-title")).to_have_text("Salesbeat")
        await expect(on.bubble("Здравствуйте, team-7")).to_be_visible()


async def test_an_own_message_is_edited_and_an_answer_quotes_its_message(
    browser: Browser,
) -> None:
    async with stage(browser) as on:
        await on.started()
        await on.say("5 звонков")
        await on.bubble("Принято").wait_for()
        await on.page.locator("#text").press("ArrowUp")
        await expect(on.page.locator("#text")).to_have_value("5 звонков")
        await on.say("6 звонков")
        await expect(on.page.locator(".message.mine").last).to_contain_text("изменено")
        await expect(on.bubble("Исправлено: 6 звонков")).to_be_visible()
        await choose(on, "Исправлено", "Ответить")
        await on.say("да, шесть")
        await expect(on.page.locator(".message.mine").last.locator(".quote")).to_contain_text(
            "Исправлено: 6 звонков"
        )


async def choose(on: Stage, message: str, action: str) -> None:
    await on.bubble(message).hover()
    await on.bubble(message).get_by_role("button", name="Действия с сообщением").click()
    await on.page.get_by_role("menuitem", name=action).click()


async def test_a_file_is_uploaded_and_can_be_downloaded(browser: Browser) -> None:
    async with stage(browser) as on:
        await on.started()
        file = FilePayload(name="план.csv", mimeType="text/csv", buffer=b"id,day\n1,2")
        await on.page.locator("#file").set_input_files(file)
        await expect(on.bubble("Получен файл план.csv")).to_be_visible()
        async with on.page.expect_download() as started:
            await on.page.locator(".message.mine .file").click()
        download = await started.value
        assert download.suggested_filename == "план.csv"
        assert await asyncio.to_thread((await download.path()).read_bytes) == b"id,day\n1,2"


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
