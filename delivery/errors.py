"""Telegram's errors, sorted once: later, gone, moved, or a mistake of ours. Not what to do then."""

from aiogram.exceptions import (
    AiogramError,
    ClientDecodeError,
    TelegramBadRequest,
    TelegramEntityTooLarge,
    TelegramForbiddenError,
    TelegramMigrateToChat,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
    TelegramUnauthorizedError,
)
from aiohttp import ClientConnectorError


class DeliveryError(Exception):
    """What was to be sent has not arrived, as far as anyone knows."""


class RetryLaterError(DeliveryError):
    """The same call may succeed later.

    ``seconds``: how long Telegram wants to be left alone (None: it did not say).
    ``is_doubtful``: the answer was lost, so the message may have arrived all the same.
    """

    def __init__(
        self, reason: str, seconds: float | None = None, *, is_doubtful: bool = False
    ) -> None:
        super().__init__(reason)
        self.seconds = seconds
        self.is_doubtful = is_doubtful


class ChatGoneError(DeliveryError):
    """Nothing can be sent there until people change something: blocked, kicked, deleted."""


class TopicGoneError(ChatGoneError):
    """The topic alone is closed or deleted; its chat is there."""


class ChatMovedError(DeliveryError):
    """The group became a supergroup: ``chat_id`` is its new id."""

    def __init__(self, reason: str, chat_id: int) -> None:
        super().__init__(reason)
        self.chat_id = chat_id


class RejectedError(DeliveryError):
    """Telegram will never accept this call: a mistake of ours."""


TOPIC_GONE = ("topic_closed", "topic_deleted", "message thread not found")
GONE = (
    "chat not found",
    "user not found",
    "peer_id_invalid",
    "the group chat was deleted",
    "group chat was deactivated",
    "not enough rights to send",
    "need administrator rights",
    "have no rights to send",
    "chat_write_forbidden",
    "chat_send_plain_forbidden",
    "chat_restricted",
)


def sort(error: AiogramError) -> DeliveryError:
    """The one place that knows what each of Telegram's errors means for us."""
    said = str(getattr(error, "message", error))
    match error:
        case TelegramRetryAfter():
            return RetryLaterError(said, error.retry_after)
        case TelegramMigrateToChat():
            return ChatMovedError(said, error.migrate_to_chat_id)
        case TelegramForbiddenError():  # blocked, kicked, left, deactivated, never started
            return ChatGoneError(said)
        case TelegramBadRequest():
            return _refused(said)
    return _unanswered(error, said)


def _refused(said: str) -> DeliveryError:
    words = said.lower()
    if any(it in words for it in TOPIC_GONE):
        return TopicGoneError(said)
    return ChatGoneError(said) if any(it in words for it in GONE) else RejectedError(said)


def _unanswered(error: AiogramError, said: str) -> DeliveryError:
    match error:
        case TelegramEntityTooLarge():
            return RejectedError(said)
        case TelegramNetworkError():
            never_left = isinstance(error.__cause__, ClientConnectorError)
            return RetryLaterError(said, is_doubtful=not never_left)
        case TelegramServerError() | TelegramUnauthorizedError():
            return RetryLaterError(said)  # a revoked token is no reason to give a chat up
        case ClientDecodeError():
            return RetryLaterError(said, is_doubtful=True)  # a proxy's page, say
    return RejectedError(said)
