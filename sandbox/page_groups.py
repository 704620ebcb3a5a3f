"""`/sandbox/groups/...`: what people do with groups."""

from collections.abc import Callable
from typing import Any

from sandbox import groups
from sandbox.model import Chat, ChatType
from sandbox.page_body import Body
from sandbox.people import ImpossibleError

Json = dict[str, Any]
GroupAction = Callable[[Body, Chat], Json]


def create(body: Body) -> Json:
    by = body.person("by")
    chat = groups.create(
        body.telegram,
        by,
        body.text("title"),
        _kind(body.text("type", "group")),
        topics=[str(name) for name in body.fields.get("topics", [])],
        members=[body.person_by(int(number)) for number in body.fields.get("members", [])],
    )
    if body.flag("bot", default=True):
        groups.add_bot(body.telegram, chat, by, admin=body.flag("bot_admin"))
    return {"id": chat.id}


def _kind(name: str) -> ChatType:
    kinds: dict[str, ChatType] = {name: name for name in ("group", "supergroup", "channel")}
    if name not in kinds:
        raise ImpossibleError(f"type must be one of {', '.join(kinds)}")
    return kinds[name]


def add_bot(body: Body, chat: Chat) -> Json:
    payload = body.text("payload", "")
    groups.add_bot(body.telegram, chat, body.person(), admin=body.flag("admin"), payload=payload)
    return {}


def kick_bot(body: Body, chat: Chat) -> Json:
    groups.kick_bot(body.telegram, chat, body.person())
    return {}


def join(body: Body, chat: Chat) -> Json:
    groups.join(body.telegram, chat, body.person())
    return {}


def leave(body: Body, chat: Chat) -> Json:
    groups.leave(body.telegram, chat, body.person())
    return {}


def promote(body: Body, chat: Chat) -> Json:
    rights = body.fields.get("rights")
    groups.promote(body.telegram, chat, body.person(), body.user_or_bot("who"), rights)
    return {}


def demote(body: Body, chat: Chat) -> Json:
    groups.demote(body.telegram, chat, body.person(), body.user_or_bot("who"))
    return {}


def mute_bot(body: Body, chat: Chat) -> Json:
    groups.restrict(body.telegram, chat, members_may_send=not body.flag("muted"))
    return {}


def open_topic(body: Body, chat: Chat) -> Json:
    return {"id": groups.open_topic(body.telegram, chat, body.person(), body.text("name")).id}


def close_topic(body: Body, chat: Chat) -> Json:
    closed = body.flag("closed", default=True)
    groups.close_topic(body.telegram, chat, body.person(), body.number("topic"), closed=closed)
    return {}


def migrate(body: Body, chat: Chat) -> Json:
    return {"id": groups.migrate(body.telegram, chat, body.person()).id}


def delete(body: Body, chat: Chat) -> Json:
    groups.delete(body.telegram, chat)
    return {}


ACTIONS: dict[str, GroupAction] = {
    "add-bot": add_bot,
    "kick-bot": kick_bot,
    "join": join,
    "leave": leave,
    "promote": promote,
    "demote": demote,
    "mute-bot": mute_bot,
    "topics": open_topic,
    "topics/close": close_topic,
    "migrate": migrate,
    "delete": delete,
}
