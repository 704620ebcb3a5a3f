"""Files that people send: brought from Telegram, within what a bot may download."""

from io import BytesIO

from aiogram import Bot
from aiogram.exceptions import AiogramError
from aiogram.types import Document
from aiohttp import ClientError

from sales.errors import SalesError
from services.tables import MOST_BYTES


async def loaded(bot: Bot, document: Document) -> bytes:
    """What the file holds; raises ``SalesError`` where it is too big or does not come."""
    if (document.file_size or 0) > MOST_BYTES:
        raise SalesError("table.too_big", megabytes=MOST_BYTES // 2**20)
    try:
        content = await bot.download(document, BytesIO())
    except (AiogramError, ClientError, OSError, TimeoutError) as error:
        raise SalesError("table.not_loaded") from error
    assert content is not None
    return content.read()
