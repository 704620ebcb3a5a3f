from typing import Any
from urllib.parse import urlencode

import pytest
from aiohttp import ClientSession, FormData
from hypothesis import given, settings
from hypothesis import strategies as st

from sandbox import wire
from sandbox.refusals import described
from sandbox.testing import Person, Sandbox
from tests.sandbox.conftest import BotApi

Json = dict[str, Any]


async def test_method_names_know_no_case(api: BotApi) -> None:
    assert (await api("GETME"))["username"] == (await api("getMe"))["username"]


async def test_an_unknown_method_is_404(api: BotApi) -> None:
    answer = await api.envelope("sendTelepathy")
    assert answer["status"] == answer["error_code"] == 404
    assert answer["description"] == "Not Found: method not found"


@pytest.mark.parametrize(
    ("token", "text"),
    [
        ("7000000001:AAE-wrong", "Unauthorized"),
        ("nonsense", "Unauthorized: invalid token specified"),
    ],
)
async def test_a_bad_token_is_401(
    sandbox: Sandbox, session: ClientSession, token: str, text: str
) -> None:
    async with session.get(f"{sandbox.url}/bot{token}/getMe") as response:
        assert response.status == 401
        assert await response.json() == {"ok": False, "error_code": 401, "description": text}


@pytest.mark.parametrize(
    ("code", "text", "shown"),
    [
        (400, "Chat not found", "Bad Request: chat not found"),
        (400, "BUTTON_DATA_INVALID", "Bad Request: BUTTON_DATA_INVALID"),
        (403, "Bot was blocked by the user", "Forbidden: bot was blocked by the user"),
    ],
)
def test_refusals_are_lower_cased_unless_they_are_a_code(code: int, text: str, shown: str) -> None:
    assert described(code, text) == shown


async def test_arguments_are_refused_before_the_chat_is_looked_up(api: BotApi) -> None:
    assert "text is empty" in await api.refused("sendMessage", chat_id=404, text="")
    markup = "{not json"
    text = await api.refused("sendMessage", chat_id=404, text="x", reply_markup=markup)
    assert "can't parse reply keyboard markup JSON object" in text


async def test_the_chat_is_looked_up_before_the_content_is_checked(api: BotApi) -> None:
    long = "x" * 4097
    assert await api.refused("sendMessage", chat_id=404, text=long) == "Bad Request: chat not found"


async def test_the_reply_is_looked_up_before_the_content_is_checked(
    api: BotApi, ivan: Person
) -> None:
    reply = {"message_id": 404}
    text = await api.refused(
        "sendMessage", chat_id=ivan.id, text="x" * 4097, reply_parameters=reply
    )
    assert text == "Bad Request: message to be replied not found"


async def test_arguments_come_in_the_query_the_form_parts_or_json(
    sandbox: Sandbox, session: ClientSession, ivan: Person
) -> None:
    url = f"{sandbox.url}/bot{sandbox.token}/sendMessage"
    arguments = {"chat_id": str(ivan.id), "text": "Привет"}
    parts = FormData(arguments)
    parts.add_field("extra", b"1", filename="a.bin")
    ways: list[Json] = [
        {"method": "GET", "params": arguments},
        {"method": "POST", "params": arguments},
        {"method": "POST", "data": arguments},
        {"method": "POST", "data": parts},
        {"method": "POST", "json": {"chat_id": ivan.id, "text": "Привет"}},
    ]
    for way in ways:
        async with session.request(url=url, **way) as response:
            assert (await response.json())["result"]["text"] == "Привет"


async def test_json_arguments_may_hold_objects(
    sandbox: Sandbox, session: ClientSession, ivan: Person
) -> None:
    keyboard = {"inline_keyboard": [[{"text": "Да", "callback_data": "yes"}]]}
    body = {"chat_id": ivan.id, "text": "?", "reply_markup": keyboard}
    url = f"{sandbox.url}/bot{sandbox.token}/sendMessage"
    async with session.post(url, json=body) as response:
        assert (await response.json())["result"]["reply_markup"] == keyboard


async def test_a_body_that_is_no_json_object_is_refused(
    sandbox: Sandbox, session: ClientSession
) -> None:
    url = f"{sandbox.url}/bot{sandbox.token}/getMe"
    headers = {"Content-Type": "application/json"}
    for body in ("[1]", "{"):
        async with session.post(url, data=body, headers=headers) as response:
            assert response.status == 400


async def test_text_that_is_not_utf_8_is_refused(
    sandbox: Sandbox, session: ClientSession, ivan: Person
) -> None:
    url = f"{sandbox.url}/bot{sandbox.token}/sendMessage"
    body = f"chat_id={ivan.id}&text=%ff%fe".encode()
    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    async with session.post(url, data=body, headers=headers) as response:
        text = (await response.json())["description"]
    assert text == "Bad Request: strings must be encoded in UTF-8"


async def test_a_missing_chat_id_is_refused(api: BotApi) -> None:
    assert await api.refused("sendMessage", text="x") == "Bad Request: chat_id is empty"


async def test_a_persons_user_name_is_no_chat_id(api: BotApi, ivan: Person) -> None:
    text = await api.refused("sendMessage", chat_id=f"@{ivan.user.username}", text="x")
    assert text == "Bad Request: chat not found"


async def test_get_me_says_that_privacy_mode_is_on(api: BotApi, sandbox: Sandbox) -> None:
    me = await api("getMe")
    assert me["is_bot"]
    assert me["id"] == int(sandbox.token.partition(":")[0])
    assert not me["can_read_all_group_messages"]


async def test_every_call_but_get_updates_is_logged(
    api: BotApi, sandbox: Sandbox, ivan: Person
) -> None:
    await api.updates()
    await api("sendMessage", chat_id=ivan.id, text="раз")
    await api.refused("sendMessage", chat_id=404, text="два")
    logged = [(call.arguments["text"], call.status) for call in sandbox.calls("sendMessage")]
    assert logged == [("раз", 200), ("два", 400)]
    assert {call.method for call in sandbox.telegram.calls} == {"sendMessage"}


@settings(deadline=None)
@given(st.dictionaries(st.text(min_size=1), st.text()))
def test_a_form_is_read_as_it_was_written(fields: dict[str, str]) -> None:
    assert wire.from_form(urlencode(fields).encode()) == fields
