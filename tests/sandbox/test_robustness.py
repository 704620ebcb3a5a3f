"""Whatever a bot sends, it is answered or refused; the sandbox itself never breaks."""

import inspect
import json
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from sandbox import people
from sandbox.arguments import Arguments
from sandbox.bot_api import METHODS
from sandbox.flood import OFF
from sandbox.refusals import RefusalError
from sandbox.server import new_telegram
from sandbox.telegram import Telegram
from sandbox.wire import encoded

FIELDS = {
    "reply_markup": ["inline_keyboard", "keyboard", "remove_keyboard", "selective"],
    "reply_parameters": ["message_id", "allow_sending_without_reply"],
    "entities": ["type", "offset", "length", "user"],
    "media": ["type", "media", "caption"],
    "commands": ["command", "description"],
    "scope": ["type", "chat_id", "user_id"],
    "menu_button": ["type", "text"],
    "reaction": ["type", "emoji"],
    "message_ids": ["x"],
    "allowed_updates": ["x"],
}
IN_BUTTONS = ["text", "callback_data", "url", "web_app", "copy_text", "style"]
KEYS = [*sorted({key for keys in FIELDS.values() for key in keys}), *IN_BUTTONS]
leaves = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-2, 200),
    st.sampled_from(["", "x", "chat", "photo", "default", "chat_member", "attach://a", "👍"]),
)
values = st.recursive(
    leaves,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.sampled_from(KEYS), inner, max_size=4)
    ),
    max_leaves=12,
)
button = st.dictionaries(st.sampled_from(["text", *IN_BUTTONS]), values, max_size=2).map(
    lambda fields: {"text": "Да"} | fields
)
keyboards = st.fixed_dictionaries(
    {},
    optional={
        "inline_keyboard": st.lists(st.lists(button, max_size=2), max_size=2),
        "keyboard": st.lists(st.lists(button, max_size=2), max_size=2),
        "input_field_placeholder": values,
        "selective": values,
    },
)
entities = st.lists(
    st.fixed_dictionaries(
        {
            "type": st.just("text_mention"),
            "offset": st.integers(-1, 9),
            "length": st.integers(-1, 9),
        },
        optional={"user": values},
    ),
    max_size=2,
)
plain = {
    "chat_id": st.sampled_from(["101", "101", "404", "@x", ""]),
    "message_id": st.sampled_from(["1", "2", "3", "404", "x"]),
    "text": st.sampled_from(["x", "", "<b>", "y" * 5000]),
    "photo": st.sampled_from(["attach://a", "x", ""]),
    "user_id": st.just("101"),
    "offset": st.sampled_from(["1", "-1", "x"]),
}
objects = dict.fromkeys(FIELDS, values) | {
    "reply_markup": st.one_of(values, keyboards),
    "entities": st.one_of(values, entities),
}
arguments = st.fixed_dictionaries(
    {},
    optional=plain | {name: kind.map(json.dumps) for name, kind in objects.items()},
)


def a_telegram() -> Telegram:
    telegram = new_telegram(limits=OFF)
    ivan = telegram.world.add_person("Иван", None, "ru")
    people.send(telegram, ivan, telegram.world.chats[ivan.id], "/start")
    sent = {"chat_id": str(ivan.id), "text": "раз"}
    METHODS["sendMessage"](telegram, Arguments(sent))
    return telegram


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(sorted(METHODS)), arguments)
async def test_whatever_the_arguments_a_call_is_answered_or_refused(
    method: str, given_arguments: dict[str, str]
) -> None:
    telegram = a_telegram()
    try:
        result: Any = METHODS[method](telegram, Arguments(given_arguments))
        result = await result if inspect.isawaitable(result) else result
    except RefusalError:
        return
    assert isinstance(result, bytes) or encoded(result)
