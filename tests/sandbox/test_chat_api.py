"""The chat page's JSON, as `sandbox/API.md` promises it."""

import asyncio
import json

from aiohttp import ClientSession, FormData

from sandbox.testing import Person, Sandbox
from tests.sandbox.conftest import PIXEL, BotApi, Json, Page, buttons


async def test_the_state_lists_people_and_chats(page: Page, sandbox: Sandbox, ivan: Person) -> None:
    group = sandbox.group("Отдел", ivan, topics=["Отчёты"])
    state = await page.get("/sandbox/state")
    assert state["bot"]["username"] == "salesbeat_bot"
    (person,) = state["people"]
    assert (person["name"], person["started"], person["blocked"]) == ("Иван Петров", True, False)
    private, forum = state["chats"]
    assert (private["id"], private["last"]["text"]) == (ivan.id, "/start")
    assert [topic["name"] for topic in forum["topics"]] == ["General", "Отчёты"]
    assert forum["members"] == [{"id": ivan.id, "status": "creator"}]
    assert forum["id"] == group.id


async def test_messages_are_read_as_somebody(api: BotApi, page: Page, ivan: Person) -> None:
    markup = buttons([{"text": "Отменить", "callback_data": "undo", "style": "danger"}])
    await api(
        "sendMessage",
        chat_id=ivan.id,
        text="<b>Принято</b> <5".replace("<5", "&lt;5"),
        parse_mode="HTML",
        reply_markup=markup,
    )
    read = await page.get(f"/sandbox/chats/{ivan.id}/messages", **{"as": ivan.id})
    start, receipt = read["messages"]
    assert start["mine"]
    assert receipt["html"] == "<b>Принято</b> &lt;5"
    assert receipt["inline_keyboard"] == [
        [{"text": "Отменить", "kind": "callback", "data": "undo", "style": "danger"}]
    ]
    assert receipt["from"]["bot"]


async def test_only_what_changed_is_read_again(api: BotApi, page: Page, ivan: Person) -> None:
    path = f"/sandbox/chats/{ivan.id}/messages"
    first = await api("sendMessage", chat_id=ivan.id, text="раз")
    second = await api("sendMessage", chat_id=ivan.id, text="два")
    version = (await page.get(path))["version"]
    assert (await page.get(path, after=version))["messages"] == []
    edit = {"chat_id": ivan.id, "message_id": second["message_id"]}
    await api("editMessageText", text="три", **edit)
    await api("deleteMessage", chat_id=ivan.id, message_id=first["message_id"])
    news = await page.get(path, after=version)
    assert [message["text"] for message in news["messages"]] == ["три"]
    assert news["deleted"] == [first["message_id"]]


async def test_a_person_can_be_made_and_write(page: Page, sandbox: Sandbox) -> None:
    person = await page.post("/sandbox/people", name="Ольга", language="en")
    body = {"as": person["id"], "chat": person["id"], "text": "/start"}
    sent = await page.post("/sandbox/send", **body)
    assert sent["chat"] == person["id"]
    chat = sandbox.telegram.world.chats[person["id"]]
    assert chat.messages[sent["message_id"]].text == "/start"


async def test_a_press_brings_the_bots_answer(api: BotApi, page: Page, ivan: Person) -> None:
    markup = buttons([{"text": "Да", "callback_data": "yes"}])
    sent = await api("sendMessage", chat_id=ivan.id, text="?", reply_markup=markup)
    press = {"as": ivan.id, "chat": ivan.id, "message_id": sent["message_id"], "data": "yes"}
    async with asyncio.TaskGroup() as group:
        pressed = group.create_task(page.post("/sandbox/press", **press))
        (update,) = await api.updates(timeout=5)
        query_id = update["callback_query"]["id"]
        await api("answerCallbackQuery", callback_query_id=query_id, text="Ок")
    answer = pressed.result()
    assert (answer["answered"], answer["text"], answer["alert"]) == (True, "Ок", False)
    assert (await page.post("/sandbox/press", **press | {"data": "no"}))["status"] == 400


async def test_an_upload_becomes_a_document_or_a_photo(
    page: Page, sandbox: Sandbox, session: ClientSession, ivan: Person
) -> None:
    for as_photo, kind in (("", "document"), ("1", "photo")):
        form = FormData({"as": str(ivan.id), "chat": str(ivan.id), "as_photo": as_photo})
        form.add_field("file", PIXEL, filename="a.png", content_type="image/png")
        async with session.post(f"{sandbox.url}/sandbox/upload", data=form) as response:
            assert response.status == 200
        read = await page.get(f"/sandbox/chats/{ivan.id}/messages")
        url = read["messages"][-1][kind]["url"]
        async with session.get(sandbox.url + url) as response:
            assert await response.read() == PIXEL
            assert response.content_type == "image/png"


async def test_an_upload_without_a_file_is_refused(
    sandbox: Sandbox, session: ClientSession, ivan: Person
) -> None:
    form = FormData({"as": str(ivan.id), "chat": str(ivan.id)})
    async with session.post(f"{sandbox.url}/sandbox/upload", data=form) as response:
        assert response.status == 400


async def test_a_group_lives_its_life(page: Page, sandbox: Sandbox, ivan: Person) -> None:
    olga = sandbox.person("Ольга")
    made = await page.post("/sandbox/groups", title="Отдел", by=ivan.id)
    path = f"/sandbox/groups/{made['id']}"
    chat = sandbox.telegram.world.chats[made["id"]]
    steps: list[tuple[str, Json]] = [
        ("join", {"as": olga.id}),
        ("promote", {"as": ivan.id, "who": "bot"}),
        ("demote", {"as": ivan.id, "who": "bot"}),
        ("mute-bot", {"as": ivan.id, "muted": True}),
        ("leave", {"as": olga.id}),
        ("kick-bot", {"as": ivan.id}),
        ("add-bot", {"as": ivan.id, "payload": "team_1"}),
    ]
    for action, fields in steps:
        assert (await page.post(f"{path}/{action}", **fields))["ok"], action
    assert next(reversed(chat.messages.values())).text == "/start@salesbeat_bot team_1"
    moved = await page.post(f"{path}/migrate", **{"as": ivan.id})
    assert str(moved["id"]).startswith("-100")
    assert (await page.post(f"{path}/fly", **{"as": ivan.id}))["status"] == 404


async def test_topics_are_opened_and_closed(page: Page, sandbox: Sandbox, ivan: Person) -> None:
    group = sandbox.group("Отдел", ivan, topics=["Отчёты"])
    path = f"/sandbox/groups/{group.id}/topics"
    topic = (await page.post(path, **{"as": ivan.id, "name": "Планы"}))["id"]
    assert group.topic("Планы") == topic
    await page.post(f"{path}/close", **{"as": ivan.id, "topic": topic, "closed": True})
    assert group.chat.topics[topic].closed


async def test_nobody_reads_or_writes_in_anothers_private_chat(
    page: Page, sandbox: Sandbox, ivan: Person
) -> None:
    olga = sandbox.person("Ольга")
    body = {"as": olga.id, "chat": ivan.id, "text": "x"}
    assert (await page.post("/sandbox/send", **body))["status"] == 400


async def test_what_does_not_exist_is_404(page: Page, ivan: Person) -> None:
    body = {"as": 404, "chat": ivan.id, "text": "x"}
    assert (await page.post("/sandbox/send", **body))["status"] == 404
    edit = {"as": ivan.id, "chat": ivan.id, "message_id": 404, "text": "x"}
    assert (await page.post("/sandbox/edit", **edit))["status"] == 404


async def test_the_clock_moves_forward_only(page: Page, sandbox: Sandbox) -> None:
    before = sandbox.clock.now()
    moved = await page.post("/sandbox/clock", advance_seconds=3600)
    assert moved["now"] >= before + 3600
    past = {"to": "2001-01-01T09:00", "timezone": "Europe/Moscow"}
    assert (await page.post("/sandbox/clock", **past))["status"] == 400
    future = {"to": "2090-01-02T09:00", "timezone": "Europe/Moscow"}
    assert int((await page.post("/sandbox/clock", **future))["now"]) == 3_787_020_000


async def test_many_messages_go_in_at_once(page: Page, api: BotApi, ivan: Person) -> None:
    one = {"as": ivan.id, "chat": ivan.id, "text": "5 звонков"}
    raw = {"message": {"message_id": 1, "date": 1, "chat": {"id": 1, "type": "private"}}}
    answer = await page.post("/sandbox/inject", messages=[one] * 50, updates=[raw])
    assert answer["count"] == 51
    assert (await page.get("/sandbox/stats"))["pending"] == 51
    assert len(await api.updates()) == 51


async def test_the_commands_shown_can_be_read(page: Page, api: BotApi, ivan: Person) -> None:
    today = {"command": "today", "description": "Мой день"}
    await api("setMyCommands", commands=[today])
    shown = await page.get("/sandbox/commands", **{"as": ivan.id, "chat": ivan.id})
    assert shown["commands"] == [today]
    assert shown["menu_button"] == {"type": "commands"}


async def test_the_calls_of_the_bot_can_be_read(page: Page, api: BotApi, ivan: Person) -> None:
    await api("sendMessage", chat_id=ivan.id, text="раз")
    last = (await page.get("/sandbox/calls"))["last"]
    await api("sendMessage", chat_id=ivan.id, text="два")
    read = await page.get("/sandbox/calls", method="sendMessage", after=last)
    assert [call["arguments"]["text"] for call in read["calls"]] == ["два"]


async def test_a_reset_forgets_everything_but_the_next_update_id(
    page: Page, api: BotApi, ivan: Person
) -> None:
    await ivan.says("x")
    (before,) = await api.updates()
    assert (await page.post("/sandbox/reset"))["ok"]
    assert (await page.get("/sandbox/state"))["people"] == []
    olga = (await page.post("/sandbox/people", name="Ольга"))["id"]
    await page.post("/sandbox/send", **{"as": olga, "chat": olga, "text": "/start"})
    (after,) = await api.updates(offset=1)
    assert after["update_id"] == before["update_id"] + 1


async def test_the_event_stream_tells_what_changed(
    sandbox: Sandbox, session: ClientSession, api: BotApi, ivan: Person
) -> None:
    async with session.get(f"{sandbox.url}/sandbox/events") as stream:
        assert (await stream.content.readline()).startswith(b": ")
        await stream.content.readline()
        await api("sendMessage", chat_id=ivan.id, text="x")
        line = await stream.content.readline()
        event = json.loads(line.removeprefix(b"data: "))
        assert (event["what"], event["chat"]) == ("chat", ivan.id)
