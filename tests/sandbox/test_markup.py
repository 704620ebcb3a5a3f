import json
from typing import Any

import pytest

from sandbox.testing import Person, Sandbox
from tests.sandbox.conftest import BotApi, buttons

Json = dict[str, Any]
UNALLOWED = (
    "Bad Request: can't parse inline keyboard button: "
    "Text buttons are unallowed in the inline keyboard"
)


async def refusal(api: BotApi, chat_id: int, reply_markup: str) -> str:
    return await api.refused("sendMessage", chat_id=chat_id, text="?", reply_markup=reply_markup)


@pytest.mark.parametrize("data", ["x" * 64, "ы" * 32])
async def test_callback_data_may_have_64_bytes(api: BotApi, ivan: Person, data: str) -> None:
    fits = buttons([{"text": "Да", "callback_data": data}])
    assert await api("sendMessage", chat_id=ivan.id, text="?", reply_markup=fits)
    longer = buttons([{"text": "Да", "callback_data": data + "x"}])
    assert await refusal(api, ivan.id, longer) == "Bad Request: BUTTON_DATA_INVALID"


async def test_the_chat_is_looked_up_before_callback_data_is_measured(api: BotApi) -> None:
    longer = buttons([{"text": "Да", "callback_data": "x" * 65}])
    assert await refusal(api, 404, longer) == "Bad Request: chat not found"


@pytest.mark.parametrize("button", [{"text": "Да"}, {"text": "Да", "callback_data": ""}])
async def test_an_inline_button_needs_an_action(api: BotApi, ivan: Person, button: Json) -> None:
    assert await refusal(api, ivan.id, buttons([button])) == UNALLOWED


async def test_two_actions_in_one_button_are_refused(api: BotApi, ivan: Person) -> None:
    both = {"text": "Да", "callback_data": "x", "url": "https://example.org"}
    assert "can't parse inline keyboard button" in await refusal(api, ivan.id, buttons([both]))


async def test_empty_rows_are_dropped(api: BotApi, ivan: Person) -> None:
    row = [{"text": "Да", "callback_data": "x"}]
    sent = await api("sendMessage", chat_id=ivan.id, text="?", reply_markup=buttons([], row, []))
    assert sent["reply_markup"]["inline_keyboard"] == [row]
    sent = await api("sendMessage", chat_id=ivan.id, text="?", reply_markup=buttons([]))
    assert "reply_markup" not in sent


@pytest.mark.parametrize(("rows", "columns"), [(1, 9), (21, 5)])
async def test_a_keyboard_has_8_in_a_row_and_100_in_all(
    api: BotApi, ivan: Person, rows: int, columns: int
) -> None:
    row = [{"text": "Да", "callback_data": "x"}] * columns
    text = await refusal(api, ivan.id, buttons(*[row] * rows))
    assert text == "Bad Request: reply markup is too long"


async def test_a_keyboard_beyond_10_kilobytes_is_refused(api: BotApi, ivan: Person) -> None:
    row = [{"text": "ы" * 200, "callback_data": "x"}] * 4
    text = await refusal(api, ivan.id, buttons(*[row] * 8))
    assert text == "Bad Request: reply markup is too long"


@pytest.mark.parametrize(
    ("markup", "why"),
    [
        ('{"inline_keyboard": null}', 'field "inline_keyboard" must be of type Array'),
        ('{"inline_keyboard": [1]}', 'field "inline_keyboard" must be an Array of Arrays'),
        ('{"keyboard": {}}', 'field "keyboard" must be of type Array'),
        ("[]", "object expected as reply markup"),
        ("nonsense", "can't parse reply keyboard markup JSON object"),
    ],
)
async def test_a_malformed_keyboard_is_refused(
    api: BotApi, ivan: Person, markup: str, why: str
) -> None:
    assert await refusal(api, ivan.id, markup) == f"Bad Request: {why}"


async def test_web_app_buttons_are_for_private_chats(
    api: BotApi, sandbox: Sandbox, ivan: Person
) -> None:
    group = sandbox.group("Отдел", ivan)
    app = {"text": "App", "web_app": {"url": "https://example.org"}}
    assert await api("sendMessage", chat_id=ivan.id, text="?", reply_markup=buttons([app]))
    assert await refusal(api, group.id, buttons([app])) == "Bad Request: BUTTON_TYPE_INVALID"
    reply = json.dumps({"keyboard": [[app]]})
    text = await refusal(api, group.id, reply)
    assert text == "Bad Request: web App buttons can be used in private chats only"


@pytest.mark.parametrize("length", [0, 257])
async def test_copied_text_has_1_to_256_characters(api: BotApi, ivan: Person, length: int) -> None:
    copy = {"text": "Копия", "copy_text": {"text": "x" * length}}
    assert "BUTTON_COPY_TEXT_INVALID" in await refusal(api, ivan.id, buttons([copy]))


async def test_a_style_is_danger_success_or_primary(api: BotApi, ivan: Person) -> None:
    button = {"text": "Да", "callback_data": "x", "style": "danger"}
    sent = await api("sendMessage", chat_id=ivan.id, text="?", reply_markup=buttons([button]))
    assert sent["reply_markup"]["inline_keyboard"] == [[button]]
    assert "style" in await refusal(api, ivan.id, buttons([button | {"style": "pink"}]))


async def test_a_placeholder_has_1_to_64_characters(api: BotApi, ivan: Person) -> None:
    keyboard: Json = {"keyboard": [["Звонок"]], "input_field_placeholder": "x" * 65}
    assert "placeholder" in await refusal(api, ivan.id, json.dumps(keyboard))


@pytest.mark.parametrize("url", ["javascript:alert(1)", "https://nowhere", "ftp://example.org"])
async def test_a_button_needs_a_real_address(api: BotApi, ivan: Person, url: str) -> None:
    assert "is invalid" in await refusal(api, ivan.id, buttons([{"text": "Да", "url": url}]))


async def test_a_reply_keyboard_stays_until_it_is_removed(api: BotApi, ivan: Person) -> None:
    keyboard = json.dumps({"keyboard": [["Звонок", {"text": "Встреча"}]]})
    sent = await api("sendMessage", chat_id=ivan.id, text="?", reply_markup=keyboard)
    assert "reply_markup" not in sent
    assert ivan.keyboard() == [["Звонок", "Встреча"]]
    await api("sendMessage", chat_id=ivan.id, text="дальше")
    assert ivan.keyboard() == [["Звонок", "Встреча"]]
    gone = json.dumps({"remove_keyboard": True})
    await api("sendMessage", chat_id=ivan.id, text="всё", reply_markup=gone)
    assert ivan.keyboard() == []


async def test_a_one_time_keyboard_hides_once_a_key_is_pressed(api: BotApi, ivan: Person) -> None:
    keyboard = json.dumps({"keyboard": [["Да"]], "one_time_keyboard": True})
    await api("sendMessage", chat_id=ivan.id, text="?", reply_markup=keyboard)
    await ivan.says("подумаю")
    assert ivan.keyboard() == [["Да"]]
    await ivan.says("Да")
    assert ivan.keyboard() == []


async def test_a_selective_keyboard_is_for_the_one_replied_to(
    api: BotApi, sandbox: Sandbox, ivan: Person
) -> None:
    olga = sandbox.person("Ольга")
    group = sandbox.group("Отдел", ivan, members=[olga])
    command = await ivan.says("/start@salesbeat_bot", to=group)
    await api(
        "sendMessage",
        chat_id=group.id,
        text="?",
        reply_markup=json.dumps({"keyboard": [["Да"]], "selective": True}),
        reply_parameters={"message_id": command.id},
    )
    assert ivan.keyboard(group) == [["Да"]]
    assert olga.keyboard(group) == []
