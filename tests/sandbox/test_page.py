"""What a person does on the chat page, in a real headless Chromium."""

import asyncio
import re
from pathlib import Path

from playwright.async_api import Browser, FilePayload, expect

from tests.sandbox import page_stage
from tests.sandbox.page_stage import Stage, shoot, stage

pytestmark = page_stage.MARKS
browser = page_stage.browser
shots = page_stage.shots


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


async def test_a_copy_button_puts_its_text_on_the_clipboard(browser: Browser) -> None:
    async with stage(browser) as on:
        await on.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        await on.started()
        await on.say("ссылки")
        await on.page.get_by_role("button", name="Скопировать", exact=True).click()
        await expect(on.page.locator("#toast")).to_have_text("Скопировано")
        assert await on.page.evaluate("navigator.clipboard.readText()") == "сделка 42"


async def test_a_chosen_topic_is_written_to_and_headed_among_all_topics(browser: Browser) -> None:
    async with stage(browser) as on:
        await on.open(on.ivan, on.group)
        await on.say("в общую")
        await on.bubble("Принято: в общую").wait_for()
        topics = on.page.get_by_role("group", name="Темы")
        await topics.get_by_role("button", name="Отчёты").click()
        await on.say("в отчёты")
        await expect(on.page.locator(".message.mine")).to_have_text(re.compile("в отчёты"))
        await topics.get_by_role("button", name="Все темы").click()
        await expect(on.page.locator(".topic")).to_contain_text(["General", "Отчёты"])


async def test_the_pinned_message_is_shown_above_the_chat(browser: Browser) -> None:
    async with stage(browser) as on:
        await on.open(on.ivan, on.group)
        sent = await on.bot.call("sendMessage", chat_id=on.group, text="Итоги дня")
        await on.bot.call("pinChatMessage", chat_id=on.group, message_id=sent["message_id"])
        bar = on.page.locator("#pinned")
        await expect(bar).to_contain_text("Итоги дня")
        await bar.click()
        await expect(on.page.locator(":focus")).to_contain_text("Итоги дня")


async def test_the_clock_follows_when_something_else_moves_it(browser: Browser) -> None:
    async with stage(browser) as on:
        await on.open(on.ivan)
        await on.post("clock", advance_seconds=2 * 86400)
        await expect(on.page.locator("#clock-ahead")).to_have_text("впереди на 2 д")


async def test_a_new_person_and_a_new_group_are_made_on_the_page(browser: Browser) -> None:
    async with stage(browser) as on:
        await on.open(on.ivan)
        await on.page.get_by_role("button", name="+ Человек").click()
        await on.page.get_by_label("Имя", exact=True).fill("Ольга")
        await on.page.get_by_role("button", name="Создать").click()
        await expect(on.page.locator(".person[aria-pressed=true]")).to_contain_text("Ольга")
        await on.page.get_by_role("button", name="+ Группа").click()
        await on.page.get_by_label("Название").fill("Новички")
        await on.page.get_by_role("button", name="Создать").click()
        await expect(on.page.locator("#chat-title")).to_have_text("Новички")


async def test_a_person_who_blocks_the_bot_can_start_it_again(browser: Browser) -> None:
    async with stage(browser) as on:
        await on.started()
        await on.page.get_by_role("button", name="Действия с чатом").click()
        await on.page.get_by_role("menuitem", name="Заблокировать бота").click()
        await on.page.get_by_role("button", name="Перезапустить бота").click()
        await expect(on.page.locator("#composer")).to_be_visible()


async def test_people_are_picked_from_the_list_that_a_key_opens(
    browser: Browser, shots: Path
) -> None:
    async with stage(browser) as on:
        await on.started()
        await on.say("список")
        await on.page.locator("#keyboard").get_by_role("button", name="Выбрать").click()
        dialog = on.page.get_by_role("dialog")
        await expect(dialog.get_by_role("button", name="Отправить")).to_be_disabled()
        await dialog.get_by_label("Анна").check()
        await shoot(on.page, shots, "1280-people")
        await dialog.get_by_role("button", name="Отправить").click()
        await expect(on.bubble("Выбраны: Анна")).to_be_visible()
