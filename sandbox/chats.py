"""getChat, its members, leaveChat, topics."""

from collections.abc import Callable
from typing import Any

from sandbox import access
from sandbox.arguments import Arguments
from sandbox.members import change_member, member_wire
from sandbox.model import Chat, Json, Member
from sandbox.refusals import bad_request
from sandbox.telegram import Telegram

_GIFTS = ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription")
_PERMISSIONS = (
    "can_send_messages", "can_send_audios", "can_send_documents", "can_send_photos",
    "can_send_videos", "can_send_video_notes", "can_send_voice_notes", "can_send_polls",
    "can_send_other_messages", "can_add_web_page_previews", "can_react_to_messages",
)  # fmt: skip
TOPIC_NAME_LIMIT = 128


def get_chat(telegram: Telegram, arguments: Arguments) -> Json:
    chat = access.chat_for(telegram, arguments, "read")
    gifts = dict.fromkeys((*_GIFTS, "gifts_from_channels"), False)
    info = chat.wire | {
        "accent_color_id": 0,
        "max_reaction_count": 11,
        "accepted_gift_types": gifts,
    }
    if chat.is_group:
        info["permissions"] = dict.fromkeys(_PERMISSIONS, chat.members_may_send)
    if chat.pinned:
        info["pinned_message"] = chat.messages[chat.pinned[-1]].wire(shallow=True)
    return info


def get_member(telegram: Telegram, arguments: Arguments) -> Json:
    chat = access.chat_for(telegram, arguments, "read")
    user = telegram.world.users.get(arguments.integer("user_id"))
    if user is None:
        raise bad_request("invalid user_id specified")
    return member_wire(user, chat.member(user.id))


def get_administrators(telegram: Telegram, arguments: Arguments) -> list[Json]:
    """Other bots would be left out; there is but one bot here."""
    chat = access.chat_for(telegram, arguments, "read")
    if chat.type == "private":
        raise bad_request("there are no administrators in the private chat")
    users = telegram.world.users
    return [member_wire(users[number], one) for number, one in chat.members.items() if one.admin]


def get_member_count(telegram: Telegram, arguments: Arguments) -> int:
    chat = access.chat_for(telegram, arguments, "read")
    return sum(member.present for member in chat.members.values())


def leave(telegram: Telegram, arguments: Arguments) -> bool:
    chat = access.chat_for(telegram, arguments, "read")
    if chat.type == "private":
        raise bad_request("chat member status can't be changed in private chats")
    bot = telegram.bot
    change_member(telegram, chat, bot, bot, Member("left"))
    return True


def create_topic(telegram: Telegram, arguments: Arguments) -> Json:
    chat = _forum(telegram, arguments)
    name = arguments.text("name").strip()
    if not name or len(name) > TOPIC_NAME_LIMIT:
        raise bad_request("TOPIC_TITLE_EMPTY" if not name else "TOPIC_TITLE_TOO_LONG")
    created = telegram.world.open_topic(chat, telegram.bot, name, telegram.now())
    telegram.changes.message(created)
    telegram.changes.state()
    return {"message_thread_id": created.id, **created.content["forum_topic_created"]}


def close_topic(telegram: Telegram, arguments: Arguments) -> bool:
    return _set_closed(telegram, arguments, closed=True)


def reopen_topic(telegram: Telegram, arguments: Arguments) -> bool:
    return _set_closed(telegram, arguments, closed=False)


def _set_closed(telegram: Telegram, arguments: Arguments, *, closed: bool) -> bool:
    chat = _forum(telegram, arguments)
    topic = chat.topics.get(arguments.integer("message_thread_id"))
    if topic is None:
        raise bad_request("message thread not found")
    if topic.closed is closed:
        raise bad_request("TOPIC_NOT_MODIFIED")
    topic.closed = closed
    telegram.changes.state()
    return True


def _forum(telegram: Telegram, arguments: Arguments) -> Chat:
    chat = access.chat_for(telegram, arguments)
    if not chat.is_forum:
        raise bad_request("the chat is not a forum")
    if not chat.member(telegram.bot.id).may("can_manage_topics"):
        raise bad_request("not enough rights to create a topic")
    return chat


METHODS: dict[str, Callable[[Telegram, Arguments], Any]] = {
    "getChat": get_chat,
    "getChatMember": get_member,
    "getChatAdministrators": get_administrators,
    "getChatMemberCount": get_member_count,
    "leaveChat": leave,
    "createForumTopic": create_topic,
    "closeForumTopic": close_topic,
    "reopenForumTopic": reopen_topic,
}
