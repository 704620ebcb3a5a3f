import asyncio

from sandbox.testing import Person, Sandbox
from tests.sandbox.conftest import BotApi, buttons

YES = buttons([{"text": "Да", "callback_data": "yes"}])
GONE = "Bad Request: query is too old and response timeout expired or query ID is invalid"


async def asked(api: BotApi, ivan: Person) -> str:
    """Ivan has pressed a button: the id of the query."""
    await api("sendMessage", chat_id=ivan.id, text="?", reply_markup=YES)
    await ivan.presses_without_waiting("Да")
    (update,) = await api.updates()
    return str(update["callback_query"]["id"])


async def test_a_press_reaches_the_bot_with_the_message_and_the_data(
    api: BotApi, ivan: Person
) -> None:
    sent = await api("sendMessage", chat_id=ivan.id, text="?", reply_markup=YES)
    await ivan.presses_without_waiting("Да")
    (update,) = await api.updates()
    query = update["callback_query"]
    assert query["data"] == "yes"
    assert query["from"]["id"] == ivan.id
    assert query["message"]["message_id"] == sent["message_id"]


async def test_the_answer_reaches_the_person_who_pressed(api: BotApi, ivan: Person) -> None:
    await api("sendMessage", chat_id=ivan.id, text="?", reply_markup=YES)
    async with asyncio.TaskGroup() as group:
        press = group.create_task(ivan.presses("Да"))
        (update,) = await api.updates(timeout=5)
        query_id = update["callback_query"]["id"]
        await api("answerCallbackQuery", callback_query_id=query_id, text="Ок", show_alert=True)
    assert press.result().text == "Ок"
    assert press.result().alert


async def test_an_unknown_query_is_refused(api: BotApi) -> None:
    assert await api.refused("answerCallbackQuery", callback_query_id="1") == GONE


async def test_a_second_answer_is_refused(api: BotApi, ivan: Person) -> None:
    query_id = await asked(api, ivan)
    await api("answerCallbackQuery", callback_query_id=query_id)
    assert await api.refused("answerCallbackQuery", callback_query_id=query_id) == GONE


async def test_an_old_query_is_refused(api: BotApi, sandbox: Sandbox, ivan: Person) -> None:
    query_id = await asked(api, ivan)
    sandbox.advance(151)
    assert await api.refused("answerCallbackQuery", callback_query_id=query_id) == GONE


async def test_an_answer_over_200_characters_leaves_the_query_open(
    api: BotApi, ivan: Person
) -> None:
    query_id = await asked(api, ivan)
    text = await api.refused("answerCallbackQuery", callback_query_id=query_id, text="x" * 201)
    assert text == "Bad Request: MESSAGE_TOO_LONG"
    assert await api("answerCallbackQuery", callback_query_id=query_id, text="x" * 200)


async def test_a_press_on_a_deleted_message_brings_an_inaccessible_one(
    api: BotApi, ivan: Person
) -> None:
    sent = await api("sendMessage", chat_id=ivan.id, text="?", reply_markup=YES)
    stale = ivan.sees()[-1]
    await api("deleteMessage", chat_id=ivan.id, message_id=sent["message_id"])
    await ivan.presses_without_waiting("Да", on=stale)
    (update,) = await api.updates()
    message = update["callback_query"]["message"]
    assert message["date"] == 0
    assert message["message_id"] == sent["message_id"]
    assert "text" not in message
