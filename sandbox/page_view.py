"""What the chat page is shown: people, chats and messages as the JSON of `API.md`."""

from typing import Any

from sandbox.model import GENERAL_TOPIC, Chat, Message, User
from sandbox.page_html import render
from sandbox.people import keyboard_shown
from sandbox.telegram import Telegram

Json = dict[str, Any]
_KINDS = (("callback_data", "callback", "data"), ("url", "url", "url"))
_KEYS = {"request_contact": "contact", "request_users": "users", "web_app": "web_app"}
_SHORT = 80


def state(telegram: Telegram) -> Json:
    bot = telegram.bot
    return {
        "bot": {"id": bot.id, "name": bot.name, "username": bot.username},
        "people": [_person(person) for person in telegram.world.people],
        "chats": [
            _chat(telegram, chat)
            for chat in telegram.world.chats.values()
            if chat.upgraded_to is None and not chat.deleted
        ],
        "clock": clock(telegram),
    }


def clock(telegram: Telegram) -> Json:
    return {"now": telegram.now(), "offset": telegram.clock.offset}


def _person(person: User) -> Json:
    return {
        "id": person.id,
        "name": person.name,
        "username": person.username,
        "language": person.language,
        "started": person.started,
        "blocked": person.blocked,
    }


def _chat(telegram: Telegram, chat: Chat) -> Json:
    bot_id = telegram.bot.id
    newest = next(reversed(chat.messages.values()), None)
    return {
        "id": chat.id,
        "type": chat.type,
        "title": chat.title,
        "is_forum": chat.is_forum,
        "topics": _topics(chat),
        "members": [
            {"id": number, "status": member.status}
            for number, member in chat.members.items()
            if member.present and number != bot_id
        ],
        "bot": chat.member(bot_id).status,
        "pinned": chat.pinned[-1] if chat.pinned else None,
        "version": chat.version,
        "last": _last(newest) if newest else None,
    }


def _topics(chat: Chat) -> list[Json]:
    if not chat.is_forum:
        return []
    general = {"id": None, "name": "General", "closed": False}
    named = [
        {"id": topic.id, "name": topic.name, "closed": topic.closed}
        for topic in chat.topics.values()
        if topic.id != GENERAL_TOPIC
    ]
    return [general, *named]


def _last(message: Message) -> Json:
    text = message.text or service_line(message) or _attachment(message)
    line = " ".join(text.split())
    return {
        "id": message.id,
        "date": message.date,
        "from": _author(message)["name"],
        "text": line if len(line) <= _SHORT else line[: _SHORT - 1] + "…",
    }


def _attachment(message: Message) -> str:
    return "🖼" if "photo" in message.content else "📎"


def messages(telegram: Telegram, chat: Chat, viewer: int | None, after: int) -> Json:
    changed = [one for one in chat.messages.values() if one.version > after or not after]
    return {
        "version": chat.version,
        "typing": chat.typing_until > telegram.now(),
        "pinned": chat.pinned[-1] if chat.pinned else None,
        "deleted": [number for version, number in chat.tombstones if version > after],
        "keyboard": _keyboard(chat, viewer),
        "messages": [message(one, viewer) for one in changed],
    }


def message(one: Message, viewer: int | None) -> Json:
    author = _author(one)
    replied = one.reply_to
    entities = one.content.get("entities") or one.content.get("caption_entities") or []
    return {
        "id": one.id,
        "version": one.version,
        "date": one.date,
        "edited": one.edited,
        "thread": one.thread,
        "from": author,
        "mine": viewer is not None and author["id"] == viewer,
        "text": one.text,
        "entities": entities,
        "html": render(one.text, entities),
        "service": service_line(one),
        "photo": _photo(one),
        "document": _document(one),
        "reply_to": _quote(replied) if replied else None,
        "forwarded_from": _forwarded_from(one),
        "reactions": list(one.reactions.values()),
        "pinned": one.id in one.chat.pinned,
        "inline_keyboard": _inline(one),
    }


def _author(one: Message) -> Json:
    if one.sender_chat is not None:
        return {"id": one.sender_chat.id, "name": one.sender_chat.title, "bot": False}
    sender = one.sender
    if sender is None:
        return {"id": one.chat.id, "name": one.chat.title, "bot": False}
    return {"id": sender.id, "name": sender.name, "bot": sender.is_bot}


def _quote(one: Message) -> Json:
    return {"id": one.id, "name": _author(one)["name"], "text": one.text[:_SHORT]}


def _forwarded_from(one: Message) -> str | None:
    origin = (one.extra or {}).get("forward_origin")
    if origin is None:
        return None
    user = origin.get("sender_user")
    name: str = user["first_name"] if user else origin["chat"]["title"]
    return name


def _photo(one: Message) -> Json | None:
    sizes = one.content.get("photo")
    if not sizes:
        return None
    size = sizes[-1]
    url = f"/sandbox/files/{size['file_unique_id']}"
    return {"url": url, "width": size["width"], "height": size["height"]}


def _document(one: Message) -> Json | None:
    file = one.content.get("document")
    if not file:
        return None
    url = f"/sandbox/files/{file['file_unique_id']}"
    return {"url": url, "name": file["file_name"], "size": file["file_size"]}


def _inline(one: Message) -> list[list[Json]] | None:
    if one.markup is None:
        return None
    return [[_button(button) for button in row] for row in one.markup["inline_keyboard"]]


def _button(button: Json) -> Json:
    shown: Json = {"text": button["text"], "kind": "other"}
    for field, kind, name in _KINDS:
        if field in button:
            shown |= {"kind": kind, name: button[field]}
    if "copy_text" in button:
        shown |= {"kind": "copy", "copy": button["copy_text"]["text"]}
    if "web_app" in button:
        shown |= {"kind": "web_app", "url": button["web_app"]["url"]}
    if "style" in button:
        shown["style"] = button["style"]
    return shown


def _keyboard(chat: Chat, viewer: int | None) -> Json | None:
    keyboard = keyboard_shown(chat, viewer or 0)
    if keyboard is None:
        return None
    return {
        "rows": [[_key(key) for key in row] for row in keyboard["keyboard"]],
        "one_time": bool(keyboard.get("one_time_keyboard")),
        "placeholder": keyboard.get("input_field_placeholder"),
        "resize": bool(keyboard.get("resize_keyboard")),
    }


def _key(key: Json) -> Json:
    kinds = [kind for name, kind in _KEYS.items() if name in key]
    plain = "text" if not any(name.startswith("request_") for name in key) else "other"
    shown = {"text": key["text"], "kind": kinds[0] if kinds else plain}
    if "request_users" in key:
        shown["most"] = key["request_users"].get("max_quantity", 1)
    return shown


def service_line(one: Message) -> str | None:
    """An English line for a service message, else None."""
    if not one.service:
        return None
    who, content = _author(one)["name"], one.content
    if "users_shared" in content:
        return f"{who} picked people: {len(content['users_shared']['user_ids'])}"
    if "new_chat_members" in content:
        joined = [user["first_name"] for user in content["new_chat_members"]]
        added = one.sender is None or content["new_chat_members"][0]["id"] != one.sender.id
        return f"{who} added {', '.join(joined)}" if added else f"{who} joined"
    if "left_chat_member" in content:
        gone = content["left_chat_member"]
        left = one.sender is not None and gone["id"] == one.sender.id
        return f"{who} left" if left else f"{who} removed {gone['first_name']}"
    return _other_service_line(who, content)


def _other_service_line(who: str, content: Json) -> str:
    if "pinned_message" in content:
        return f"{who} pinned a message"
    if "forum_topic_created" in content:
        return f"{who} opened the topic {content['forum_topic_created']['name']}"
    if "forum_topic_closed" in content:
        return f"{who} closed the topic"
    if "forum_topic_reopened" in content:
        return f"{who} reopened the topic"
    if "migrate_to_chat_id" in content or "migrate_from_chat_id" in content:
        return "The group became a supergroup"
    return f"{who} created the group"
