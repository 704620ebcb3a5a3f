"""Posts leave the outbox: each delivery leased, sent and marked; one bad chat stops no other.

At least once: a crash between Telegram's answer and the mark repeats that one message.
"""

import logging
from datetime import datetime, timedelta
from functools import partial

from delivery.chats import Chats
from delivery.errors import ChatGoneError, ChatMovedError, RejectedError, RetryLaterError
from delivery.queue import taken
from delivery.sender import Sender
from storage import posts
from storage.db import Database
from storage.posts import Delivery

FIRST_PAUSE, LONGEST_PAUSE = timedelta(seconds=5), timedelta(minutes=5)

log = logging.getLogger(__name__)


class Outbox:
    """The worker; several may run on one database."""

    def __init__(self, database: Database, sender: Sender, chats: Chats) -> None:
        self._database = database
        self._sender = sender
        self._chats = chats

    async def drain(self, now: datetime, *, kinds: str = "") -> bool:
        """Send the one that waits longest, of those whose kind begins so; whether there was one.

        One at a time, so that a kill can repeat one message and no more.
        """
        for kind, chat_id in await self._database.write(partial(posts.expire, now=now)):
            log.warning("%s to %s is skipped: it has become too late", kind, chat_id)
        leased = await self._database.write(partial(posts.lease, now=now, limit=1, kinds=kinds))
        for delivery in leased:
            await self._deliver(delivery, now)
        return bool(leased)

    async def _deliver(self, delivery: Delivery, now: datetime) -> None:
        try:
            await self._attempt(delivery, now)
        except Exception:  # of ours: the others are still sent, and this one is tried again
            log.exception("delivery %s to %s failed", delivery.id, delivery.address)

    async def _attempt(self, delivery: Delivery, now: datetime) -> None:
        address = delivery.address
        try:
            sent = await self._sender.post(
                address.chat_id, taken(delivery), thread_id=address.thread_id
            )
        except RetryLaterError as failure:
            await self._put_off(delivery, now + pause(delivery.attempts, failure), str(failure))
        except ChatMovedError as failure:
            await self._chats.moved(address.chat_id, failure.chat_id)
            await self._put_off(delivery, now, str(failure))
        except ChatGoneError as failure:
            await self._chats.gone(address, failure)
        except RejectedError as failure:
            log.exception("Telegram does not take %s for %s", delivery.kind, address)
            failed = partial(posts.mark_failed, delivery=delivery, error=str(failure))
            await self._database.write(failed)
        else:
            mark = partial(
                posts.mark_sent,
                delivery=delivery,
                message_id=sent.message_id,
                file_id=sent.file_id,
            )
            await self._database.write(mark)

    async def _put_off(self, delivery: Delivery, until: datetime, error: str) -> None:
        log.info("%s to %s waits: %s", delivery.kind, delivery.address, error)
        put_off = partial(posts.put_off, delivery=delivery, until=until, error=error)
        await self._database.write(put_off)


def pause(attempts: int, failure: RetryLaterError) -> timedelta:
    """As long as Telegram said; else longer with each attempt."""
    if failure.seconds is not None:
        return timedelta(seconds=failure.seconds)
    doubled: timedelta = FIRST_PAUSE * 2 ** min(attempts - 1, 10)
    return min(doubled, LONGEST_PAUSE)
