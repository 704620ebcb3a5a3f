"""Members as the Bot API shows them, and the news about them."""

from sandbox.model import Chat, Json, Member, User
from sandbox.telegram import Telegram

ADMIN_RIGHTS = (
    "can_manage_chat", "can_delete_messages", "can_manage_video_chats", "can_restrict_members",
    "can_promote_members", "can_change_info", "can_invite_users", "can_post_stories",
    "can_edit_stories", "can_delete_stories", "can_send_welcome_messages", "can_pin_messages",
    "can_manage_topics", "can_post_messages", "can_edit_messages",
)  # fmt: skip
_NOT_BY_DEFAULT = {"can_promote_members"}
DEFAULT_RIGHTS = {right: right not in _NOT_BY_DEFAULT for right in ADMIN_RIGHTS}


def member_wire(user: User, member: Member) -> Json:
    wire: Json = {"user": user.wire, "status": member.status}
    match member.status:
        case "creator":
            return wire | {"is_anonymous": False}
        case "administrator":
            rights = {right: member.rights.get(right, False) for right in ADMIN_RIGHTS}
            return wire | {"can_be_edited": False, "is_anonymous": False} | rights
        case "kicked":
            return wire | {"until_date": 0}
        case _:
            return wire


def change_member(telegram: Telegram, chat: Chat, by: User, user: User, new: Member) -> None:
    """Sets a member and tells the bot: of itself always, of others only as an admin who asked."""
    old = chat.member(user.id)
    chat.members[user.id] = new
    change: Json = {
        "chat": chat.wire,
        "from": by.wire,
        "date": int(telegram.now()),
        "old_chat_member": member_wire(user, old),
        "new_chat_member": member_wire(user, new),
    }
    if user is telegram.bot:
        telegram.queue.put("my_chat_member", change)
    elif chat.member(telegram.bot.id).admin:
        telegram.queue.put("chat_member", change)
    telegram.changes.state()
