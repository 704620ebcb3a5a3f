"""The chat page on a fresh sandbox with two people, a forum group and a scripted bot."""

import asyncio
import os
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import aiohttp
import pytest
import pytest_asyncio
from playwright.async_api import (
    Browser,
    ConsoleMessage,
    Locator,
    Page,
    ViewportSize,
    async_playwright,
)

from sandbox.server import TOKEN, listening, new_telegram
from tests.sandbox.page_bot import PageBot

CHROMIUM = shutil.which("chromium")
ARGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
DESKTOP = ViewportSize(width=1280, height=800)
PHONE = ViewportSize(width=390, height=844)


MARKS = [
    pytest.mark.browser,
    pytest.mark.asyncio(loop_scope="module"),
    pytest.mark.skipif(
        CHROMIUM is None, reason="the chat page needs chromium (Debian: apt-get install chromium)"
    ),
]


@dataclass(slots=True)
class Stage:
    """`ivan` and `anna` are people, `group` their forum group with the bot as its admin."""

    base: str
    session: aiohttp.ClientSession
    bot: PageBot
    page: Page
    ivan: int
    anna: int
    group: int

    async def open(self, person: int, chat: int | None = None) -> None:
        place = f"{person}" if chat is None else f"{person}/{chat}"
        await self.page.goto(f"{self.base}/#{place}")
        await self.page.locator(".chat-row").first.wait_for(state="attached")

    async def started(self) -> None:
        """Opens Ivan's private chat and presses «Старт» there."""
        await self.open(self.ivan, self.ivan)
        await self.page.get_by_role("button", name="Старт").click()
        await self.bubble("Здравствуйте").wait_for()

    async def say(self, text: str) -> None:
        await self.page.locator("#text").fill(text)
        await self.page.locator("#text").press("Enter")

    def bubble(self, text: str) -> Locator:
        return self.page.locator(".message", has=self.page.locator(".bubble", has_text=text))

    async def post(self, path: str, **body: Any) -> dict[str, Any]:
        return await _post(self.session, self.base, path, **body)

    async def clock(self) -> float:
        async with self.session.get(f"{self.base}/sandbox/state") as response:
            now: float = (await response.json())["clock"]["now"]
        return now


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def browser() -> AsyncIterator[Browser]:
    async with async_playwright() as playwright:
        opened = await playwright.chromium.launch(executable_path=CHROMIUM, args=ARGS)
        yield opened
        await opened.close()


@pytest.fixture
def shots(tmp_path: Path) -> Path:
    """Where the pictures of the page go: the folder SCREENSHOTS, or one that pytest clears."""
    folder = Path(os.environ.get("SCREENSHOTS") or tmp_path)
    folder.mkdir(parents=True, exist_ok=True)
    return folder


async def shoot(page: Page, shots: Path, name: str) -> None:
    """Saves what is on the screen, in light and in dark."""
    await page.emulate_media(color_scheme="light")
    await page.screenshot(path=shots / f"{name}-light.png")
    await page.emulate_media(color_scheme="dark")
    await page.screenshot(path=shots / f"{name}-dark.png")


@asynccontextmanager
async def stage(
    browser: Browser, size: ViewportSize = DESKTOP, *, touch: bool = False
) -> AsyncIterator[Stage]:
    """Gives an empty page; when the test is over, nothing may have gone wrong in its scripts."""
    async with (
        listening(new_telegram()) as base,
        aiohttp.ClientSession() as session,
        asyncio.TaskGroup() as group,
    ):
        bot = PageBot(base, TOKEN, session)
        running = group.create_task(bot.run())
        context = await browser.new_context(viewport=size, has_touch=touch, is_mobile=touch)
        page = await context.new_page()
        complaints = _complaints(page)
        yield await _furnished(base, session, bot, page)
        await context.close()
        running.cancel()
    assert complaints == []


def _complaints(page: Page) -> list[str]:
    complaints: list[str] = []

    def note(line: ConsoleMessage) -> None:
        if line.type == "error":
            complaints.append(line.text)

    page.on("console", note)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    return complaints


async def _furnished(base: str, session: aiohttp.ClientSession, bot: PageBot, page: Page) -> Stage:
    ivan = (await _post(session, base, "people", name="Иван Петров"))["id"]
    anna = (await _post(session, base, "people", name="Анна <b>Ким</b>"))["id"]
    group = {"title": "Отдел продаж", "by": ivan, "members": [anna], "topics": ["Отчёты"]}
    made = await _post(session, base, "groups", **group, type="supergroup", bot_admin=True)
    return Stage(base, session, bot, page, ivan, anna, made["id"])


async def _post(
    session: aiohttp.ClientSession, base: str, path: str, **body: Any
) -> dict[str, Any]:
    async with session.post(f"{base}/sandbox/{path}", json=body) as response:
        answer: dict[str, Any] = await response.json()
    assert answer["ok"], (path, answer)
    return answer
