"""Answers go straight out; and the one call by which everything that is sent leaves.

A receipt that never comes makes people log again, and then a figure is wrong; one that comes twice
costs a glance, and its buttons carry a version, so that pressing either is harmless. Hence an
answer whose fate is unknown is sent again, once; one that surely did not arrive is tried again
while ``PATIENCE`` lasts.
"""

import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from typing import Any

from aiogram import Bot
from aiogram.exceptions import AiogramError
from aiogram.methods import (
    AnswerCallbackQuery,
    EditMessageCaption,
    EditMessageMedia,
    SendDocument,
    TelegramMethod,
)
from aiogram.types import BufferedInputFile, InlineKeyboardMarkup, InputMediaPhoto

from delivery import keyboards
from delivery.calls import EditText
from delivery.chats import Chats
from delivery.drawing import Drawn, Draws, drawn
from delivery.errors import ChatGoneError, ChatMovedError, RejectedError, RetryLaterError, sort
from delivery.keyboards import Keyboard
from delivery.letters import NO_PREVIEW, PARSE_MODE, letters, photo_of
from delivery.pace import Pace
from delivery.splitting import CAPTION_LIMIT, TEXT_LIMIT, shortened
from locales.texts import Html
from reports.post import Post
from storage.posts import Address

NOTHING_TO_EDIT = (
    "message is not modified",
    "message to edit not found",
    "message can't be edited",
    "MESSAGE_ID_INVALID",
)
PATIENCE = 120.0  # seconds an answer may wait for Telegram in all
POST_PATIENCE = 2.0  # longer than that a post waits in the outbox, out of the others' way
TOAST_LIMIT = 200
NO_CAPTION = Html("")
FIRST_PAUSE = 1.0  # after a dropped connection; doubled each time

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Sent:
    """What a post became. ``message_id`` is the last message's: the one with the buttons."""

    message_id: int
    file_id: str | None  # of the picture, to send it again without uploading


class Sender:
    """All that leaves for Telegram leaves here.

    ``send``, ``edit``, ``toast`` and ``document`` are for answers: they wait where Telegram wants
    waiting, know what to do about chats that are gone or moved, and raise ``RejectedError`` for
    mistakes of ours only. ``post`` is for the outbox, which keeps what could not be sent.
    """

    def __init__(self, bot: Bot, studio: Draws, pace: Pace, chats: Chats) -> None:
        self._bot = bot
        self._studio = studio
        self._pace = pace
        self._chats = chats

    async def send(
        self,
        chat_id: int,
        post: Post,
        *,
        thread_id: int = 0,
        reply_to: int | None = None,
        keyboard: Keyboard | None = None,
    ) -> int | None:
        """The id of the (last) message; None where it could not be sent, which is logged.

        ``keyboard``: what stands in the place of the phone's own; ``()`` takes it away.
        """
        ready = await drawn(post, self._studio)

        async def deliver(chat_id: int) -> int:
            calls = letters(
                chat_id, ready, thread_id=thread_id, reply_to=reply_to, keyboard=keyboard
            )
            message_id: int = [await self._insist(chat_id, call) for call in calls][-1].message_id
            return message_id

        return await self._wherever(Address(chat_id, thread_id), deliver)

    async def edit(self, chat_id: int, message_id: int, post: Post) -> bool:
        """Show the post in a message sent before; one that says so already, or is gone, is fine.

        An edit is one message: what is too long for it is cut. False: worth trying again later.
        """
        ready = await drawn(post, self._studio)
        try:
            await self._edit(chat_id, message_id, ready)
        except RejectedError as refusal:
            if not any(words in str(refusal) for words in NOTHING_TO_EDIT):
                raise
        except (ChatGoneError, ChatMovedError, RetryLaterError) as failure:
            log.warning("message %s in %s stays as it is: %s", message_id, chat_id, failure)
            return not isinstance(failure, RetryLaterError)
        return True

    async def toast(self, callback_id: str, text: str = "", *, alert: bool = False) -> None:
        """Answer a press; one too old to be answered is ignored. Longer than 200 is cut."""
        call = AnswerCallbackQuery(
            callback_query_id=callback_id, text=text[:TOAST_LIMIT] or None, show_alert=alert or None
        )
        try:
            await self._bot(call)
        except AiogramError as error:  # whatever it is: the press has done its work without it
            log.info("a press was not answered: %s", sort(error))

    async def document(
        self, chat_id: int, name: str, content: bytes, caption: Html = NO_CAPTION
    ) -> int | None:
        """Send a file; the message's id, None where it could not be sent."""

        async def deliver(chat_id: int) -> int:
            call = SendDocument(
                chat_id=chat_id,
                document=BufferedInputFile(content, name),
                caption=shortened(caption, CAPTION_LIMIT) or None,
                parse_mode=PARSE_MODE,
            )
            message_id: int = (await self._insist(chat_id, call)).message_id
            return message_id

        return await self._wherever(Address(chat_id), deliver)

    async def post(self, chat_id: int, ready: Drawn, *, thread_id: int = 0) -> Sent:
        """One attempt to send a post of the outbox; raises ``DeliveryError`` as Telegram said.

        Once the first of several messages is out, the others wait like answers: giving up between
        them would send the first one twice.
        """
        if (wait := self._pace.delay(chat_id)) > POST_PATIENCE:
            raise RetryLaterError("the chat has had its share for now", wait)
        first, *others = letters(chat_id, ready, thread_id=thread_id)
        await self._pace.turn(chat_id, is_post=True)
        messages = [await self._call(chat_id, first)]
        messages += [await self._insist(chat_id, call) for call in others]
        is_picture = ready.picture is not None
        return Sent(messages[-1].message_id, messages[0].photo[-1].file_id if is_picture else None)

    async def _wherever(
        self, address: Address, deliver: Callable[[int], Awaitable[int]]
    ) -> int | None:
        """Deliver to the chat, or to what it has become; None if there is no such chat any more."""
        try:
            return await deliver(address.chat_id)
        except ChatMovedError as moved:
            await self._chats.moved(address.chat_id, moved.chat_id)
            return await self._wherever(replace(address, chat_id=moved.chat_id), deliver)
        except ChatGoneError as gone:
            await self._chats.gone(address, gone)
        except RetryLaterError:
            log.exception("an answer to %s is given up", address)
        return None

    async def _edit(self, chat_id: int, message_id: int, ready: Drawn) -> None:
        try:
            await self._insist(chat_id, _edit_call(chat_id, message_id, ready))
        except RejectedError as refusal:
            if "no text in the message" not in str(refusal):
                raise
            # it is a picture: the text is its caption
            await self._insist(chat_id, _caption_edit(chat_id, message_id, ready))

    async def _insist(self, chat_id: int, call: TelegramMethod[Any]) -> Any:
        """Call until it is answered, refused for good, or patience ends (``RetryLaterError``)."""
        waited, doubts, pause = 0.0, 0, FIRST_PAUSE
        while True:
            await self._pace.turn(chat_id)
            try:
                return await self._call(chat_id, call)
            except RetryLaterError as failure:
                seconds = failure.seconds or pause
                doubts += failure.is_doubtful
                if waited + seconds > PATIENCE or doubts > 1:
                    raise
            self._pace.hold(chat_id, seconds)
            waited += seconds
            pause *= 2

    async def _call(self, chat_id: int, call: TelegramMethod[Any]) -> Any:
        try:
            return await self._bot(call)
        except AiogramError as error:
            failure = sort(error)
            if isinstance(failure, RetryLaterError) and failure.seconds:
                self._pace.hold(chat_id, failure.seconds)
            raise failure from error


def _edit_call(chat_id: int, message_id: int, ready: Drawn) -> EditText | EditMessageMedia:
    if ready.picture is None:
        return EditText(
            chat_id=chat_id,
            message_id=message_id,
            text=shortened(ready.text, TEXT_LIMIT),
            parse_mode=PARSE_MODE,
            link_preview_options=NO_PREVIEW,
            reply_markup=keyboards.inline(ready.buttons),
        )
    media = InputMediaPhoto(
        media=photo_of(ready.picture),
        caption=shortened(ready.text, CAPTION_LIMIT),
        parse_mode=PARSE_MODE,
    )
    return EditMessageMedia(
        chat_id=chat_id, message_id=message_id, media=media, reply_markup=_markup(ready)
    )


def _caption_edit(chat_id: int, message_id: int, ready: Drawn) -> EditMessageCaption:
    return EditMessageCaption(
        chat_id=chat_id,
        message_id=message_id,
        caption=shortened(ready.text, CAPTION_LIMIT),
        parse_mode=PARSE_MODE,
        reply_markup=_markup(ready),
    )


def _markup(ready: Drawn) -> InlineKeyboardMarkup | None:
    rows = keyboards.inline(ready.buttons)
    return InlineKeyboardMarkup.model_validate(rows) if rows else None
