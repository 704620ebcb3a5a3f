"""`/sandbox/...` as a person: send, edit, press, upload, block, and the people themselves."""

from typing import Any

from sandbox import people, sharing
from sandbox.model import Chat, Message
from sandbox.page_body import Action, Body
from sandbox.people import Guise, ImpossibleError

Json = dict[str, Any]
PRESS_SECONDS = 5.0


def add(body: Body) -> Json:
    person = body.telegram.world.add_person(
        body.text("name"),
        body.fields.get("username"),
        body.fields.get("language", "ru"),
        body.optional_number("id"),
    )
    body.telegram.changes.state()
    return {"id": person.id}


def rename(body: Body) -> Json:
    person = body.person()
    username = body.fields.get("username", person.username)
    body.telegram.world.rename_person(person, body.text("name"), username)
    body.telegram.changes.state()
    return {}


def send(body: Body) -> Json:
    chat = body.chat()
    reply_to = body.optional_number("reply_to")
    message = people.send(
        body.telegram,
        body.person(),
        chat,
        body.text("text"),
        thread=body.optional_number("thread"),
        reply_to=body.message_in(chat, reply_to) if reply_to else None,
        guise=_guise(body, chat),
    )
    return {"chat": message.chat.id, "message_id": message.id}


def _guise(body: Body, chat: Chat) -> Guise | None:
    if body.flag("as_anonymous"):
        return people.as_anonymous_admin(body.telegram, chat)
    if channel := body.optional_number("as_channel"):
        return people.as_channel(body.telegram, body.chat_by(channel))
    if author := body.optional_number("forward_from"):
        return people.forwarding(body.telegram, body.person(), body.person_by(author))
    return None


def share(body: Body) -> Json:
    picked = [body.person_by(number) for number in body.numbers("users")]
    sharing.share_users(body.telegram, body.person(), body.chat(), body.text("key"), picked)
    return {}


def edit(body: Body) -> Json:
    people.edit(body.telegram, body.person(), body.message(), body.text("text"))
    return {}


def delete(body: Body) -> Json:
    people.delete(body.telegram, body.person(), body.message())
    return {}


def react(body: Body) -> Json:
    people.react(body.telegram, body.person(), body.message(), body.text("emoji"))
    return {}


async def press(body: Body) -> Json:
    """Waits for the bot's answer unless told not to."""
    button = _button(body, body.message())
    if "callback_data" not in button:
        return {"answered": True, "text": "", "alert": False, "url": button.get("url", "")}
    query = people.press(body.telegram, body.person(), body.message(), button["callback_data"])
    if body.flag("wait", default=True):
        await body.telegram.until(lambda: query.answer is not None, PRESS_SECONDS)
    if query.answer is None:
        return {"answered": False, "text": "", "alert": False, "url": ""}
    answer = query.answer
    return {"answered": True, "text": answer.text, "alert": answer.alert, "url": answer.url}


def _button(body: Body, message: Message) -> Json:
    data, label = body.fields.get("data"), body.fields.get("text")
    for button in message.buttons:
        if button.get("callback_data") == data if data is not None else button["text"] == label:
            return button
    raise ImpossibleError("there is no such button")


def block(body: Body) -> Json:
    people.block(body.telegram, body.person())
    return {}


def unblock(body: Body) -> Json:
    people.unblock(body.telegram, body.person())
    return {}


def deactivate(body: Body) -> Json:
    people.deactivate(body.telegram, body.person())
    return {}


POSTS: dict[str, Action] = {
    "/sandbox/people": add,
    "/sandbox/people/rename": rename,
    "/sandbox/send": send,
    "/sandbox/share": share,
    "/sandbox/edit": edit,
    "/sandbox/delete": delete,
    "/sandbox/react": react,
    "/sandbox/press": press,
    "/sandbox/block": block,
    "/sandbox/unblock": unblock,
    "/sandbox/deactivate": deactivate,
}
