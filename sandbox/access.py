"""From the arguments of a call to the chat, the topic and the message it means, or a refusal."""

from typing import Literal

from sandbox.arguments import Arguments, to_integer
from sandbox.model import GENERAL_TOPIC, Chat, Message
from sandbox.refusals import bad_request, forbidden
from sandbox.telegram import Telegram

Need = Literal["read", "write", "edit"]


def chat_for(telegram: Telegram, arguments: Arguments, need: Need = "write") -> Chat:
    chat = find_chat(telegram, arguments.text("chat_id"))
    check_access(telegram, chat, need)
    return chat


def find_chat(telegram: Telegram, given: str) -> Chat:
    """The chat by id or `@name`, whatever the bot may do there."""
    if not given:
        raise bad_request("Chat_id is empty")
    chat = telegram.world.chats.get(to_integer(given))
    if chat is None or (chat.type == "private" and not _known(telegram, chat)):
        raise bad_request("Chat not found")
    return chat


def _known(telegram: Telegram, chat: Chat) -> bool:
    return chat.id in telegram.world.known or telegram.world.users[chat.id].started


def check_access(telegram: Telegram, chat: Chat, need: Need) -> None:
    if chat.type == "private":
        if need == "write":
            _check_person(telegram, chat)
        return
    if need != "read":
        _check_alive(chat)
    member = chat.member(telegram.bot.id)
    if member.status == "kicked":
        raise forbidden(f"bot was kicked from the {chat.type} chat")
    if not member.present:
        raise forbidden(f"bot is not a member of the {chat.type} chat")


def _check_person(telegram: Telegram, chat: Chat) -> None:
    person = telegram.world.users[chat.id]
    if person.deactivated:
        raise forbidden("user is deactivated")
    if person.blocked:
        raise forbidden("bot was blocked by the user")
    if not person.started:
        raise forbidden("bot can't initiate conversation with a user")


def _check_alive(chat: Chat) -> None:
    if chat.upgraded_to is not None:
        parameters = {"migrate_to_chat_id": chat.upgraded_to}
        raise bad_request("group chat was upgraded to a supergroup chat", parameters)
    if chat.deleted:
        raise forbidden("the group chat was deleted")


def topic_for(telegram: Telegram, chat: Chat, arguments: Arguments) -> int | None:
    """The topic to write to; None is General, or a chat without topics."""
    thread = arguments.integer("message_thread_id")
    if not thread:
        return None
    topic = chat.topics.get(thread)
    if topic is None or thread == GENERAL_TOPIC:
        raise bad_request("message thread not found")
    check_open(telegram, chat, thread)
    return thread


def check_open(telegram: Telegram, chat: Chat, thread: int) -> None:
    if chat.topics[thread].closed and not chat.member(telegram.bot.id).may("can_manage_topics"):
        raise bad_request("TOPIC_CLOSED")


def replied_message(chat: Chat, arguments: Arguments) -> Message | None:
    """What the call replies to; None also when a missing one is allowed to be missing."""
    parameters = arguments.parsed("reply_parameters", "Can't parse reply parameters JSON object")
    if parameters is None:
        parameters = {
            "message_id": arguments.integer("reply_to_message_id"),
            "allow_sending_without_reply": arguments.flag("allow_sending_without_reply"),
        }
    if not isinstance(parameters, dict):
        raise bad_request("Object expected as reply parameters")
    message_id = to_integer(str(parameters.get("message_id", 0)))
    if not message_id:
        return None
    message = chat.messages.get(message_id)
    if message is None and not parameters.get("allow_sending_without_reply"):
        raise bad_request("message to be replied not found")
    return message


def check_may_send(telegram: Telegram, chat: Chat, what: str) -> None:
    if chat.type == "channel":
        if not chat.member(telegram.bot.id).may("can_post_messages"):
            raise bad_request("need administrator rights in the channel chat")
        return
    if not chat.members_may_send and not chat.member(telegram.bot.id).admin:
        raise bad_request(f"not enough rights to send {what} to the chat")


def message_for(chat: Chat, arguments: Arguments, purpose: str) -> Message:
    """The message under `message_id`, or "message to <purpose> not found"."""
    message = chat.messages.get(arguments.integer("message_id"))
    if message is None:
        raise bad_request(f"message to {purpose} not found")
    return message
