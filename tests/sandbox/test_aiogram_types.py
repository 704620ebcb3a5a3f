"""Every answer and every update validates as aiogram's own type."""

from collections.abc import AsyncIterator

import pytest
from aiogram import Bot
from aiogram.client.default import DefaultBotProperties
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import (
    TelegramBadRequest,
    TelegramConflictError,
    TelegramForbiddenError,
    TelegramMigrateToChat,
    TelegramNotFound,
    TelegramRetryAfter,
    TelegramUnauthorizedError,
)
from aiogram.methods import Close
from aiogram.types import (
    BotCommand,
    BufferedInputFile,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaPhoto,
    LinkPreviewOptions,
    Message,
    ReactionTypeEmoji,
)

from sandbox.bot_api import METHODS
from sandbox.testing import Fault, Person, Sandbox, flood
from tests.sandbox.conftest import PIXEL, png

YES = InlineKeyboardMarkup(
    inline_keyboard=[[InlineKeyboardButton(text="Да", callback_data="yes", style="success")]]
)


def client(sandbox: Sandbox, token: str) -> Bot:
    server = TelegramAPIServer.from_base(sandbox.url)
    defaults = DefaultBotProperties(parse_mode="HTML", link_preview_is_disabled=True)
    return Bot(token, session=AiohttpSession(api=server), default=defaults)


@pytest.fixture
async def bot(sandbox: Sandbox) -> AsyncIterator[Bot]:
    async with client(sandbox, sandbox.token) as opened:
        yield opened


def picture() -> BufferedInputFile:
    return BufferedInputFile(PIXEL, "board.png")


async def say_things(bot: Bot, chat: int) -> Message:
    album = [
        InputMediaPhoto(media=picture(), caption="<b>раз</b>"),
        InputMediaPhoto(media=picture()),
    ]
    await bot.send_media_group(chat, list(album))
    await bot.send_document(chat, BufferedInputFile(b"1;2", "week.csv"), caption="CSV")
    await bot.send_chat_action(chat, "typing")
    photo = await bot.send_photo(chat, picture(), caption="<b>Доска</b>", reply_markup=YES)
    await photo.edit_caption(caption="Доска дня")
    new = InputMediaPhoto(media=BufferedInputFile(png(4, 3), "new.png"), caption="Новая")
    edited = await photo.edit_media(new)
    assert isinstance(edited, Message)
    assert edited.photo is not None
    file = await bot.get_file(edited.photo[-1].file_id)
    downloaded = await bot.download(file)
    assert downloaded is not None
    assert downloaded.read() == png(4, 3)
    message = await bot.send_message(
        chat,
        "<b>Принято</b>: /today https://example.org",
        link_preview_options=LinkPreviewOptions(is_disabled=True),
    )
    await message.edit_reply_markup(reply_markup=YES)
    await message.edit_text("Принято", reply_markup=YES)
    return message


async def look_around(bot: Bot, chat: int, person: int) -> None:
    await bot.get_chat(chat)
    await bot.get_chat_member(chat, person)
    await bot.get_chat_member(chat, bot.id)
    await bot.get_chat_administrators(chat)
    await bot.get_chat_member_count(chat)


async def set_menus(bot: Bot) -> None:
    await bot.set_my_commands([BotCommand(command="today", description="Мой день")])
    await bot.get_my_commands()
    await bot.delete_my_commands()
    await bot.set_chat_menu_button()
    await bot.get_chat_menu_button()


async def set_hooks(bot: Bot) -> None:
    await bot.get_me()
    await bot.set_webhook("https://bot.example.org/hook")
    await bot.get_webhook_info()
    await bot.delete_webhook()
    await bot.log_out()
    await bot(Close())


async def test_every_method_answers_with_aiograms_type(
    bot: Bot, sandbox: Sandbox, ivan: Person
) -> None:
    forum = sandbox.group("Отдел", ivan, topics=["Отчёты"], bot_admin=True)
    for chat in (ivan.id, forum.id):
        message = await say_things(bot, chat)
        await message.pin()
        await bot.get_chat(chat)
        await message.react([ReactionTypeEmoji(emoji="👍")])
        await message.unpin()
        await bot.unpin_all_chat_messages(chat)
        await message.delete()
        await bot.delete_messages(chat, [message.message_id])
    await look_around(bot, forum.id, ivan.id)
    topic = await bot.create_forum_topic(forum.id, "Планы")
    await bot.close_forum_topic(forum.id, topic.message_thread_id)
    await bot.reopen_forum_topic(forum.id, topic.message_thread_id)
    await set_menus(bot)
    await set_hooks(bot)
    await bot.leave_chat(forum.id)
    called = {call.method for call in sandbox.telegram.calls}
    assert set(METHODS) - called == {"getUpdates", "answerCallbackQuery"}


async def test_every_update_is_of_aiograms_type(bot: Bot, sandbox: Sandbox, ivan: Person) -> None:
    kinds = ["message", "edited_message", "channel_post", "callback_query", "my_chat_member"]
    await bot.get_updates(allowed_updates=[*kinds, "chat_member", "message_reaction"])
    await things_happen(bot, sandbox, ivan)
    updates = await bot.get_updates(offset=1)
    seen = {update.event_type for update in updates}
    assert seen == {*kinds, "chat_member", "message_reaction"}
    query = next(update.callback_query for update in updates if update.callback_query)
    assert await query.answer("Ок", show_alert=True)


async def things_happen(bot: Bot, sandbox: Sandbox, ivan: Person) -> None:
    olga = sandbox.person("Ольга", username="olga")
    group = sandbox.group("Отдел", ivan, bot_admin=True)
    await olga.joins(group)
    await ivan.edits(await ivan.says("5 звонков", to=group), "6 звонков")
    await ivan.uploads("leads.csv", b"1;2", caption="Лиды")
    await ivan.says_as_anonymous_admin("привет", to=group)
    await ivan.forwards("привет", author=olga)
    message = await bot.send_message(ivan.id, "?", reply_markup=YES)
    await message.pin()
    await ivan.presses_without_waiting("Да")
    await ivan.reacts(ivan.sees()[0], "🔥")
    group.promote(olga)
    await olga.leaves(group)
    channel = sandbox.group("Новости", ivan, kind="channel")
    await ivan.says("Новость", to=channel)
    forum = sandbox.group("Отдел 2", ivan, topics=["Отчёты"], bot_admin=True)
    await ivan.says("в теме", to=forum, thread=forum.topic("Отчёты"))
    group.migrate()
    forum.kick_bot()
    await ivan.blocks_bot()


async def test_refusals_become_aiograms_errors(bot: Bot, sandbox: Sandbox, ivan: Person) -> None:
    group = sandbox.group("Отдел", ivan)
    new = group.migrate()
    with pytest.raises(TelegramMigrateToChat) as moved:
        await bot.send_message(group.id, "x")
    assert moved.value.migrate_to_chat_id == new.id
    with pytest.raises(TelegramBadRequest, match="chat not found"):
        await bot.send_message(404, "x")
    sandbox.faults.add(flood(9, times=1))
    with pytest.raises(TelegramRetryAfter) as wait:
        await bot.send_message(ivan.id, "x")
    assert wait.value.retry_after == 9
    sandbox.faults.add(Fault("refuse", times=1, code=404, description="Not Found"))
    with pytest.raises(TelegramNotFound):
        await bot.send_message(ivan.id, "x")
    await ivan.blocks_bot()
    with pytest.raises(TelegramForbiddenError, match="bot was blocked by the user"):
        await bot.send_message(ivan.id, "x")
    await bot.set_webhook("https://bot.example.org/hook")
    with pytest.raises(TelegramConflictError):
        await bot.get_updates()


async def test_a_wrong_token_is_unauthorized(sandbox: Sandbox) -> None:
    async with client(sandbox, "7000000001:wrong") as stranger:
        with pytest.raises(TelegramUnauthorizedError):
            await stranger.get_me()
