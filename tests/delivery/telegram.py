"""A Telegram without a network: it keeps chats and messages, and refuses what Telegram refuses."""

from collections import defaultdict
from collections.abc import AsyncGenerator, Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from aiogram import Bot
from aiogram.client.session.base import BaseSession
from aiogram.exceptions import (
    AiogramError,
    TelegramBadRequest,
    TelegramForbiddenError,
    TelegramMigrateToChat,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
)
from aiogram.methods import (
    AnswerCallbackQuery,
    EditMessageCaption,
    EditMessageMedia,
    SendDocument,
    SendPhoto,
    TelegramMethod,
)
from aiogram.types import (
    BufferedInputFile,
    Chat,
    Document,
    InputMediaPhoto,
    Message,
    PhotoSize,
    TelegramObject,
)

from delivery.calls import EditText, SendText
from delivery.splitting import CAPTION_LIMIT, TEXT_LIMIT, length
from sandbox import html_text
from sandbox.refusals import RefusalError

Fault = Callable[[TelegramMethod[Any]], BaseException]
SENDING = (SendText, SendPhoto, SendDocument)


@dataclass(slots=True)
class Shown:
    """A message as people see it now."""

    id: int
    chat_id: int
    thread_id: int
    text: str
    photo: str | None = None  # file_id
    document: str | None = None  # name
    markup: Any = None
    reply_to: int | None = None

    @property
    def buttons(self) -> list[str]:
        rows = (self.markup or {}).get("inline_keyboard", [])
        return [button["text"] for row in rows for button in row]


@dataclass
class Telegram(BaseSession):
    """The session to give to a ``Bot``; chats in ``blocked`` refuse, those in ``moved`` moved on.

    ``faults``: for a chat (0: a press), what its next calls fail with, before anything is done
    (None: the call goes through); ``lost_answers``: the same, after it was done.
    """

    shown: list[Shown] = field(default_factory=list)
    calls: list[TelegramMethod[Any]] = field(default_factory=list)
    uploads: dict[str, bytes] = field(default_factory=dict)
    toasts: list[AnswerCallbackQuery] = field(default_factory=list)
    blocked: set[int] = field(default_factory=set)
    closed_topics: set[tuple[int, int]] = field(default_factory=set)
    moved: dict[int, int] = field(default_factory=dict)
    faults: defaultdict[int, list[Fault | None]] = field(default_factory=lambda: defaultdict(list))
    lost_answers: defaultdict[int, list[Fault]] = field(default_factory=lambda: defaultdict(list))

    def __post_init__(self) -> None:
        super().__init__()

    def bot(self) -> Bot:
        return Bot("42:fake", session=self)

    def in_chat(self, chat_id: int) -> list[Shown]:
        return [message for message in self.shown if message.chat_id == chat_id]

    def texts(self, chat_id: int) -> list[str]:
        return [message.text for message in self.in_chat(chat_id)]

    async def close(self) -> None: ...

    async def stream_content(self, *args: Any, **kwargs: Any) -> AsyncGenerator[bytes, None]:
        yield b""

    async def make_request(
        self, bot: Bot, method: TelegramMethod[Any], *args: Any, **kwargs: Any
    ) -> Any:
        self.calls.append(method)
        chat_id = int(getattr(method, "chat_id", 0))
        fault = self.faults[chat_id].pop(0) if self.faults[chat_id] else None
        if fault is not None:
            raise fault(method)
        if isinstance(method, AnswerCallbackQuery):
            self.toasts.append(method)
            return True
        self._check_access(method, chat_id)
        done = self._send(method) if isinstance(method, SENDING) else self._edit(method)
        if self.lost_answers[chat_id]:
            raise self.lost_answers[chat_id].pop(0)(method)
        return done

    def _check_access(self, method: TelegramMethod[Any], chat_id: int) -> None:
        if chat_id in self.moved:
            text = "Bad Request: group chat was upgraded to a supergroup chat"
            raise TelegramMigrateToChat(method, text, self.moved[chat_id])
        if chat_id in self.blocked:
            raise TelegramForbiddenError(method, "Forbidden: bot was blocked by the user")
        if (chat_id, getattr(method, "message_thread_id", None)) in self.closed_topics:
            raise TelegramBadRequest(method, "Bad Request: TOPIC_CLOSED")

    def _send(self, method: Any) -> Message:
        is_text = isinstance(method, SendText)
        text = (method.text if is_text else method.caption) or ""
        _check_html(method, text)
        if length(text) > (TEXT_LIMIT if is_text else CAPTION_LIMIT):
            raise TelegramBadRequest(method, "Bad Request: message is too long")
        message = Shown(
            id=len(self.shown) + 1,
            chat_id=method.chat_id,
            thread_id=method.message_thread_id or 0,
            text=text,
            photo=self._uploaded(method.photo) if isinstance(method, SendPhoto) else None,
            document=_filename(method) if isinstance(method, SendDocument) else None,
            markup=_plain(method.reply_markup),
            reply_to=(_plain(method.reply_parameters) or {}).get("message_id"),
        )
        self.shown.append(message)
        return _answer(message)

    def _edit(self, method: Any) -> Message:
        message = next((m for m in self.shown if m.id == method.message_id), None)
        if message is None:
            raise TelegramBadRequest(method, "Bad Request: message to edit not found")
        before = (message.text, message.photo, message.markup)
        if isinstance(method, EditText):
            if message.photo:
                raise TelegramBadRequest(
                    method, "Bad Request: there is no text in the message to edit"
                )
            message.text = method.text or ""
        elif isinstance(method, EditMessageCaption):
            message.text = method.caption or ""
        elif isinstance(method, EditMessageMedia):
            assert isinstance(method.media, InputMediaPhoto)
            message.photo = self._uploaded(method.media.media)
            message.text = method.media.caption or ""
        message.markup = _plain(method.reply_markup)
        if before == (message.text, message.photo, message.markup):
            raise TelegramBadRequest(method, "Bad Request: message is not modified: it is the same")
        return _answer(message)

    def _uploaded(self, photo: Any) -> str:
        if isinstance(photo, str):
            assert photo in self.uploads, "a file_id that Telegram never gave"
            return photo
        assert isinstance(photo, BufferedInputFile)
        file_id = f"file-{len(self.uploads) + 1}"
        self.uploads[file_id] = photo.data
        return file_id


def _plain(argument: Any) -> Any:
    """The argument as JSON, whether it came so or as aiogram's model."""
    is_model = isinstance(argument, TelegramObject)
    return argument.model_dump(exclude_none=True) if is_model else argument


def _check_html(method: TelegramMethod[Any], text: str) -> None:
    try:
        plain, _ = html_text.parse(text)
    except RefusalError as refusal:
        raise TelegramBadRequest(method, refusal.description) from refusal
    if isinstance(method, SendText) and not plain.strip():
        raise TelegramBadRequest(method, "Bad Request: text must be non-empty")


def flood(seconds: int) -> Fault:
    return lambda method: TelegramRetryAfter(method, "Too Many Requests", seconds)


def timeout(method: TelegramMethod[Any]) -> AiogramError:
    return TelegramNetworkError(method, "Request timeout error")


def server_error(method: TelegramMethod[Any]) -> AiogramError:
    return TelegramServerError(method, "Internal Server Error")


def _filename(method: SendDocument) -> str | None:
    assert isinstance(method.document, BufferedInputFile)
    return method.document.filename


def _answer(message: Shown) -> Message:
    photo = message.photo
    sizes = [
        PhotoSize(file_id=it, file_unique_id=it, width=w, height=w)
        for it, w in (("small", 90), (photo or "", 900))
    ]
    document = message.document
    return Message(
        message_id=message.id,
        date=datetime(2026, 11, 19, tzinfo=UTC),
        chat=Chat(id=message.chat_id, type="private" if message.chat_id > 0 else "supergroup"),
        text=message.text,
        photo=sizes if photo else None,
        document=Document(file_id=document, file_unique_id=document) if document else None,
    )
