"""Calls to Telegram as JSON: quoting Cyrillic for a form cost a tenth of all the work of a log."""

import json
from typing import cast

from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.exceptions import TelegramNetworkError
from aiogram.methods import TelegramMethod
from aiogram.methods.base import TelegramType
from aiogram.types import InputFile
from aiohttp import ClientError, ClientTimeout

from delivery.calls import Delivered, EditText, SendText, arguments

HEADERS = {"Content-Type": "application/json"}
ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


class JsonSession(AiohttpSession):
    """aiogram's session, but for the form of its calls; what carries a file still goes by parts."""

    async def make_request(
        self,
        bot: Bot,
        method: TelegramMethod[TelegramType],
        timeout: int | None = None,  # noqa: ASYNC109 - aiogram's own signature
    ) -> TelegramType:
        body = self._body(bot, method)
        if body is None:
            return await super().make_request(bot, method, timeout)
        url = self.api.api_url(token=bot.token, method=method.__api_method__)
        limit = ClientTimeout(self.timeout if timeout is None else timeout)
        session = await self.create_session()
        try:
            async with session.post(url, data=body, headers=HEADERS, timeout=limit) as answer:
                content = await answer.text()
        except TimeoutError as error:
            raise TelegramNetworkError(method=method, message="Request timeout error") from error
        except ClientError as error:
            said = f"{type(error).__name__}: {error}"
            raise TelegramNetworkError(method=method, message=said) from error
        if isinstance(method, SendText | EditText) and (delivered := _delivered(content)):
            return cast("TelegramType", delivered)
        response = self.check_response(bot, method, answer.status, content)
        return cast("TelegramType", response.result)

    def _body(self, bot: Bot, method: TelegramMethod[TelegramType]) -> bytes | None:
        """The arguments that are set; None where a file is among them."""
        if isinstance(method, SendText | EditText):
            return _dumped(arguments(method))
        files: dict[str, InputFile] = {}
        values = method.model_dump(warnings=False, exclude_none=True)
        prepared = self.prepare_value(values, bot, files, _dumps_json=False)
        return None if files else _dumped(prepared)


def _delivered(content: str) -> Delivered | None:
    """What came of a text; None for a refusal and whatever else aiogram is to make sense of."""
    try:
        return Delivered(message_id=json.loads(content)["result"]["message_id"])
    except (ValueError, LookupError, TypeError):
        return None


def _dumped(values: object) -> bytes:
    return ENCODER.encode(values).encode()
