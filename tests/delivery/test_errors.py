"""Telegram's errors, in its own words, sorted once."""

import pytest
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
from aiogram.methods import SendMessage
from aiohttp import ClientConnectorError
from aiohttp.client_reqrep import ConnectionKey

from delivery.errors import (
    ChatGoneError,
    ChatMovedError,
    DeliveryError,
    RejectedError,
    RetryLaterError,
    TopicGoneError,
    sort,
)

CALL = SendMessage(chat_id=1, text="привет")


@pytest.mark.parametrize(
    "said",
    [
        "Forbidden: bot was blocked by the user",
        "Forbidden: user is deactivated",
        "Forbidden: bot can't initiate conversation with a user",
        "Forbidden: bot was kicked from the supergroup chat",
        "Forbidden: bot is not a member of the group chat",
        "Forbidden: the group chat was deleted",
    ],
)
def test_whoever_blocked_kicked_or_deleted_is_gone(said: str) -> None:
    assert type(sort(TelegramForbiddenError(CALL, said))) is ChatGoneError


@pytest.mark.parametrize(
    ("said", "sorted_as"),
    [
        ("Bad Request: chat not found", ChatGoneError),
        ("Bad Request: PEER_ID_INVALID", ChatGoneError),
        ("Bad Request: not enough rights to send text messages to the chat", ChatGoneError),
        ("Bad Request: TOPIC_CLOSED", TopicGoneError),
        ("Bad Request: message thread not found", TopicGoneError),
        ("Bad Request: message is too long", RejectedError),
        ('Bad Request: can\'t parse entities: Unsupported start tag "br"', RejectedError),
        ("Bad Request: BUTTON_DATA_INVALID", RejectedError),
    ],
)
def test_bad_requests_are_told_apart_by_what_telegram_says(
    said: str, sorted_as: type[DeliveryError]
) -> None:
    assert type(sort(TelegramBadRequest(CALL, said))) is sorted_as


def test_a_flood_limit_says_how_long_to_wait() -> None:
    later = sort(TelegramRetryAfter(CALL, "Too Many Requests: retry after 17", 17))
    assert isinstance(later, RetryLaterError)
    assert (later.seconds, later.is_doubtful) == (17, False)


def test_a_supergroup_says_its_new_id() -> None:
    moved = sort(TelegramMigrateToChat(CALL, "Bad Request: group chat was upgraded", -1001))
    assert isinstance(moved, ChatMovedError)
    assert moved.chat_id == -1001


def unreachable() -> AiogramError:
    key = ConnectionKey(
        host="api.telegram.org",
        port=443,
        is_ssl=True,
        ssl=True,
        proxy=None,
        proxy_auth=None,
        proxy_headers_hash=None,
    )
    error = TelegramNetworkError(CALL, "ClientConnectorError")
    error.__cause__ = ClientConnectorError(key, OSError(111, "refused"))
    return error


@pytest.mark.parametrize(
    ("error", "is_doubtful"),
    [
        (unreachable(), False),
        (TelegramNetworkError(CALL, "Request timeout error"), True),
        (ClientDecodeError("Failed to decode object", ValueError(), "<html>502"), True),
        (TelegramServerError(CALL, "Internal Server Error"), False),
        (TelegramUnauthorizedError(CALL, "Unauthorized"), False),
    ],
)
def test_only_a_lost_answer_leaves_a_doubt_whether_the_message_arrived(
    error: AiogramError, is_doubtful: bool
) -> None:
    later = sort(error)
    assert isinstance(later, RetryLaterError)
    assert (later.seconds, later.is_doubtful) == (None, is_doubtful)


def test_a_file_that_is_too_big_stays_too_big() -> None:
    assert isinstance(sort(TelegramEntityTooLarge(CALL, "Too Large")), RejectedError)
