"""getMe, getUpdates, the webhook's settings, answerCallbackQuery, getFile."""

import re
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from sandbox.arguments import Arguments
from sandbox.files import DOWNLOAD_LIMIT
from sandbox.model import Json
from sandbox.refusals import bad_request, conflict, too_many_requests
from sandbox.telegram import CallbackAnswer, Telegram, Webhook

_WEBHOOK_ACTIVE = (
    "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook "
    "first"
)
_PORTS = {80, 88, 443, 8443}
_LOOPBACK = {"localhost", "127.0.0.1", "::1"}
_QUERY_GONE = "query is too old and response timeout expired or query ID is invalid"
ANSWER_LIMIT = 200


def get_me(telegram: Telegram, _arguments: Arguments) -> Json:
    flags = {
        "can_join_groups": True,
        "can_read_all_group_messages": False,
        "supports_inline_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }
    return telegram.bot.wire | flags


async def get_updates(telegram: Telegram, arguments: Arguments) -> bytes:
    """A JSON array. Clamps: limit 1..100, timeout 0..50 s; 0 or absent limit means 100."""
    if telegram.webhook.url:
        raise conflict(_WEBHOOK_ACTIVE)
    _remember_allowed(telegram, arguments)
    limit = min(max(arguments.integer("limit", 100), 1), 100)
    wait = min(max(arguments.integer("timeout"), 0), 50)
    return await telegram.queue.get(arguments.integer("offset"), limit, wait)


def _remember_allowed(telegram: Telegram, arguments: Arguments) -> None:
    """What is not a list of names leaves the previous choice as it is."""
    if not arguments.text("allowed_updates"):
        return
    try:
        kinds = arguments.parsed("allowed_updates", "")
    except Exception:
        return
    if isinstance(kinds, list):
        telegram.queue.allow([str(kind) for kind in kinds])


async def set_webhook(telegram: Telegram, arguments: Arguments) -> bool:
    url = arguments.text("url")
    if not url:
        return await delete_webhook(telegram, arguments)
    now = telegram.monotonic()
    if now < telegram.webhook.set_at + 1:
        raise too_many_requests(1)
    _check_url(url)
    secret = arguments.text("secret_token")
    if not re.fullmatch(r"[A-Za-z0-9_-]{0,256}", secret):
        raise bad_request("secret token contains unallowed characters")
    _remember_allowed(telegram, arguments)
    _drop_pending(telegram, arguments)
    connections = min(max(arguments.integer("max_connections", 40), 1), 100)
    telegram.webhook = Webhook(url, connections, now)
    await telegram.queue.interrupt("terminated by setWebhook request")
    return True


def _check_url(url: str) -> None:
    parts = urlsplit(url)
    if parts.hostname in _LOOPBACK:
        return
    if parts.scheme != "https":
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    if (parts.port or 443) not in _PORTS:
        raise bad_request("bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443")


async def delete_webhook(telegram: Telegram, arguments: Arguments) -> bool:
    _drop_pending(telegram, arguments)
    telegram.webhook.url = ""
    return True


def _drop_pending(telegram: Telegram, arguments: Arguments) -> None:
    if arguments.flag("drop_pending_updates"):
        telegram.queue.clear()


def get_webhook_info(telegram: Telegram, _arguments: Arguments) -> Json:
    info: Json = {
        "url": telegram.webhook.url,
        "has_custom_certificate": False,
        "pending_update_count": len(telegram.queue),
    }
    if telegram.webhook.url:
        info["max_connections"] = telegram.webhook.max_connections
    return info


def answer_callback_query(telegram: Telegram, arguments: Arguments) -> bool:
    """A refused answer leaves the query open; a second answer finds it gone."""
    query = telegram.queries.get(arguments.text("callback_query_id"))
    if query is None or telegram.too_late(query):
        raise bad_request(_QUERY_GONE)
    text = arguments.text("text")
    if len(text) > ANSWER_LIMIT:
        raise bad_request("MESSAGE_TOO_LONG")
    query.answer = CallbackAnswer(text, arguments.flag("show_alert"), arguments.text("url"))
    del telegram.queries[query.id]
    telegram.changes.wake()
    return True


def get_file(telegram: Telegram, arguments: Arguments) -> Json:
    if not arguments.text("file_id"):
        raise bad_request("file_id not specified")
    stored = telegram.files.by_id(arguments.text("file_id"))
    if stored is None:
        raise bad_request("invalid file_id")
    if len(stored.content) > DOWNLOAD_LIMIT:
        raise bad_request("file is too big")
    return stored.reference() | {"file_path": stored.path}


def log_out(_telegram: Telegram, _arguments: Arguments) -> bool:
    return True


METHODS: dict[str, Callable[[Telegram, Arguments], Any]] = {
    "getMe": get_me,
    "getUpdates": get_updates,
    "setWebhook": set_webhook,
    "deleteWebhook": delete_webhook,
    "getWebhookInfo": get_webhook_info,
    "answerCallbackQuery": answer_callback_query,
    "getFile": get_file,
    "logOut": log_out,
    "close": log_out,
}
