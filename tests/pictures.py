"""``make pictures``: the README's pictures, taken of the demo itself on a fixed Thursday."""

import asyncio
import sys
import tempfile
from datetime import date, time
from pathlib import Path

from PIL import Image
from playwright.async_api import Browser, ViewportSize, async_playwright

from bot.demo import Demo, opened
from bot.demo_day import evening, morning, move_clock, work
from bot.demo_team import HEAD, STEADY, TIMEZONE
from sales.periods import local_moment
from sandbox.model import Message
from sandbox.testing import ChatView, Person
from tests.sandbox.page_stage import ARGS, CHROMIUM, DESKTOP, PHONE

THURSDAY = date(2026, 11, 19)
TALL = ViewportSize(width=390, height=1160)  # the whole digest
FROM_TODAY = "#clock-ahead"  # how far that Thursday is, another time in each picture
FOLDER = Path(__file__).resolve().parents[1] / "docs" / "pictures"


async def take_all(folder: Path) -> None:
    """The chat page on a phone and on a desktop, and what the bot drew."""
    async with opened(folder, 0, THURSDAY) as demo, async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=ARGS)
        await evening(demo.cast)
        await morning(demo.sandbox, demo.cast, demo.day)
        await shoot(browser, demo, demo.cast[HEAD], "digest", size=TALL)
        await work(demo.sandbox, demo.cast, demo.day)
        await answers(browser, demo)
        move_clock(demo.sandbox, local_moment(demo.day, time(18, 30), TIMEZONE))
        group = demo.cast.group
        await group.next_message()
        await shoot(browser, demo, demo.cast[STEADY], "team-chat", chat=group, size=DESKTOP)
        await browser.close()


async def answers(browser: Browser, demo: Demo) -> None:
    """A manager logs and looks, a head looks at the team."""
    manager, head = demo.cast[STEADY], demo.cast[HEAD]
    await asked(manager, "5 звонков, встреча и кп на 120к")
    await shoot(browser, demo, manager, "receipt")
    save(demo, await asked(manager, "/week"), "week")
    save(demo, await asked(manager, "/top неделя"), "leaderboard")
    save(demo, await asked(head, "/team"), "team-day")
    save(demo, await asked(head, "/plan"), "plan")


async def asked(person: Person, words: str) -> Message:
    """The bot's answer to these words in private."""
    await person.says(words)
    return await person.hears()


async def shoot(
    browser: Browser,
    demo: Demo,
    person: Person,
    name: str,
    *,
    chat: ChatView | None = None,
    size: ViewportSize = PHONE,
) -> None:
    """What the person sees of a chat, their private one unless another is named."""
    touch = size is not DESKTOP
    context = await browser.new_context(
        viewport=size, device_scale_factor=2, is_mobile=touch, has_touch=touch
    )
    page = await context.new_page()
    await page.goto(f"{demo.sandbox.url}/#{person.id}/{(chat or person.private).id}")
    await page.locator(".message").last.wait_for()
    await page.wait_for_function("[...document.images].every((image) => image.complete)")
    await page.locator(FROM_TODAY).evaluate("it => { it.style.visibility = 'hidden' }")
    await page.screenshot(path=path_of(name), animations="disabled")
    await context.close()
    with Image.open(path_of(name)) as shot:
        shot.convert("RGB").quantize(256).save(path_of(name), optimize=True)


def save(demo: Demo, message: Message, name: str) -> None:
    """The picture of a message, as the bot sent it."""
    stored = demo.sandbox.telegram.files.by_id(message.content["photo"][-1]["file_id"])
    assert stored is not None, message
    path_of(name).write_bytes(stored.content)


def path_of(name: str) -> Path:
    return FOLDER / f"{name}.png"


if __name__ == "__main__":
    if CHROMIUM is None:
        sys.exit("the chat page needs chromium (Debian: apt-get install chromium)")
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as temporary:
        asyncio.run(take_all(Path(temporary)))
