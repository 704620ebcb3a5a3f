import asyncio

import pytest
from aiogram import Bot
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import TelegramBadRequest, TelegramNetworkError, TelegramRetryAfter
from aiogram.types import BufferedInputFile, InlineKeyboardButton, InlineKeyboardMarkup

from bot.session import JsonSession
from sandbox.testing import Fault, Sandbox, flood


def bot_of(sandbox: Sandbox) -> Bot:
    api = TelegramAPIServer.from_base(sandbox.url)
    return Bot(sandbox.token, session=JsonSession(api=api))


async def test_texts_buttons_and_files_arrive_as_they_are() -> None:
    async with asyncio.timeout(30), Sandbox.running() as sandbox, bot_of(sandbox) as bot:
        ivan = sandbox.person("Иван")
        await ivan.starts()
        button = InlineKeyboardButton(text="Отменить", callback_data="undo")
        markup = InlineKeyboardMarkup(inline_keyboard=[[button]])
        sent = await bot.send_message(ivan.id, "<b>5</b> & ё", parse_mode=None, reply_markup=markup)
        file = BufferedInputFile(b"a;b", "март.csv")
        await bot.send_document(ivan.id, file, caption="Выгрузка")
        text, document = ivan.private.from_bot
        assert (text.id, text.text) == (sent.message_id, "<b>5</b> & ё")
        assert text.buttons == [{"text": "Отменить", "callback_data": "undo"}]
        assert document.content["document"]["file_name"] == "март.csv"
        assert document.content["caption"] == "Выгрузка"


async def test_refusals_and_lost_answers_are_aiograms_errors() -> None:
    async with asyncio.timeout(30), Sandbox.running() as sandbox, bot_of(sandbox) as bot:
        ivan = sandbox.person("Иван")
        await ivan.starts()
        with pytest.raises(TelegramBadRequest):
            await bot.send_message(ivan.id, "<b>", parse_mode="HTML")
        sandbox.faults.add(flood(7, times=1))
        with pytest.raises(TelegramRetryAfter) as refusal:
            await bot.send_message(ivan.id, "5")
        assert refusal.value.retry_after == 7
        sandbox.faults.add(Fault("lose", times=1))
        with pytest.raises(TelegramNetworkError):
            await bot.send_message(ivan.id, "6")
        sandbox.faults.add(Fault("delay", seconds=5, times=1))
        with pytest.raises(TelegramNetworkError):
            await bot.send_message(ivan.id, "7", request_timeout=1)
