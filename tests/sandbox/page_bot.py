"""A small scripted bot over plain Bot API calls: it gives the chat page something to show."""

import asyncio
import html
import io
import json
from typing import Any

import aiohttp
from PIL import Image

KEYBOARD = {"keyboard": [[{"text": "Звонок"}, {"text": "Встреча"}]], "resize_keyboard": True}
PICK = {
    "keyboard": [
        [
            {
                "text": "Выбрать",
                "request_users": {"request_id": 7, "max_quantity": 2, "request_name": True},
            }
        ]
    ]
}
COMMANDS = [
    {"command": "today", "description": "Мой день"},
    {"command": "team", "description": "Команда"},
]


class PageBot:
    """Answers a text with it in bold, `фото` with a picture, `/start` with a reply keyboard.

    Under each answer are the buttons «Отменить» (toast and an edited text) and «Почему?» (alert).
    A press is answered only while `may_answer` is set.
    """

    def __init__(self, base: str, token: str, session: aiohttp.ClientSession) -> None:
        self._methods = f"{base}/bot{token}"
        self._session = session
        self.may_answer = asyncio.Event()
        self.may_answer.set()

    async def run(self) -> None:
        await self.call("setMyCommands", commands=COMMANDS)
        offset = 0
        while True:
            for update in await self.call("getUpdates", offset=offset, timeout=20):
                offset = update["update_id"] + 1
                await self._handle(update)

    async def call(self, method: str, **arguments: Any) -> Any:
        async with self._session.post(f"{self._methods}/{method}", json=arguments) as response:
            answer = await response.json()
        assert answer["ok"], (method, answer)
        return answer["result"]

    async def _handle(self, update: dict[str, Any]) -> None:
        if "callback_query" in update:
            await self._pressed(update["callback_query"])
        elif "text" in update.get("message", {}):
            await self._said(update["message"])
        elif "users_shared" in update.get("message", {}):
            users = update["message"]["users_shared"]["users"]
            names = ", ".join(html.escape(user["first_name"]) for user in users)
            await self._say(update["message"], f"Выбраны: {names}")
        elif "document" in update.get("message", {}):
            name = update["message"]["document"]["file_name"]
            await self._say(update["message"], f"Получен файл {html.escape(name)}")
        elif "edited_message" in update:
            message = update["edited_message"]
            await self._say(message, f"Исправлено: {html.escape(message['text'])}")

    async def _said(self, message: dict[str, Any]) -> None:
        text = message["text"]
        if text.startswith("/start"):
            payload = text.removeprefix("/start").strip() or "без приглашения"
            await self._say(message, f"Здравствуйте, {payload}", reply_markup=KEYBOARD)
        elif text == "список":
            await self._say(message, "Кого позвать?", reply_markup=PICK)
        elif text == "фото":
            await self._send_photo(message["chat"]["id"])
        elif text == "ссылки":
            await self._say(message, "Кнопки", reply_markup=await self._link_buttons())
        else:
            answer = f"Принято: <b>{html.escape(text)}</b>"
            await self._say(message, answer, reply_markup=_undo_buttons())

    async def _say(self, message: dict[str, Any], text: str, **more: Any) -> None:
        chat = message["chat"]["id"]
        await self.call("sendMessage", chat_id=chat, text=text, parse_mode="HTML", **more)

    async def _send_photo(self, chat: int) -> None:
        form = aiohttp.FormData()
        form.add_field("chat_id", str(chat))
        form.add_field("caption", "Итоги недели")
        form.add_field("reply_markup", json.dumps(_undo_buttons()))
        form.add_field("photo", _picture(), filename="week.png", content_type="image/png")
        async with self._session.post(f"{self._methods}/sendPhoto", data=form) as response:
            assert (await response.json())["ok"]

    async def _link_buttons(self) -> dict[str, Any]:
        name = (await self.call("getMe"))["username"]
        deep = {"text": "Вступить", "url": f"https://t.me/{name}?start=team-7"}
        copy = {"text": "Скопировать", "copy_text": {"text": "сделка 42"}}
        return {"inline_keyboard": [[deep], [copy]]}

    async def _pressed(self, query: dict[str, Any]) -> None:
        await self.may_answer.wait()
        alert = query["data"] == "why"
        text = "Потому что посчитано" if alert else "Отменено"
        answered = {"callback_query_id": query["id"], "text": text, "show_alert": alert}
        await self.call("answerCallbackQuery", **answered)
        if not alert:
            message = query["message"]
            place = {"chat_id": message["chat"]["id"], "message_id": message["message_id"]}
            await self.call("editMessageText", text="Запись отменена", **place)


def _undo_buttons() -> dict[str, Any]:
    undo = {"text": "Отменить", "callback_data": "undo"}
    why = {"text": "Почему?", "callback_data": "why"}
    return {"inline_keyboard": [[undo, why]]}


def _picture() -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (1000, 700), (90, 150, 210)).save(file, "PNG")
    return file.getvalue()
