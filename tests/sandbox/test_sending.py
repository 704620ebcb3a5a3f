import json

import pytest

from sandbox.arguments import Upload
from sandbox.files import check_upload
from sandbox.refusals import RefusalError
from sandbox.testing import Person, Sandbox
from tests.sandbox.conftest import PIXEL, BotApi, buttons, png


async def test_a_message_appears_before_the_person(api: BotApi, ivan: Person) -> None:
    sent = await api("sendMessage", chat_id=ivan.id, text="Привет")
    heard = await ivan.hears()
    assert heard.id == sent["message_id"]
    assert heard.text == "Привет"


@pytest.mark.parametrize(
    "extra",
    [
        {"reply_parameters": {"message_id": 404}},
        {"reply_to_message_id": 404},
    ],
)
async def test_a_reply_to_a_missing_message_is_refused(
    api: BotApi, ivan: Person, extra: dict[str, object]
) -> None:
    text = await api.refused("sendMessage", chat_id=ivan.id, text="x", **extra)
    assert text == "Bad Request: message to be replied not found"


async def test_a_reply_may_allow_its_message_to_be_missing(api: BotApi, ivan: Person) -> None:
    reply = {"message_id": 404, "allow_sending_without_reply": True}
    sent = await api("sendMessage", chat_id=ivan.id, text="x", reply_parameters=reply)
    assert "reply_to_message" not in sent


async def test_a_reply_shows_what_it_replies_to(api: BotApi, ivan: Person) -> None:
    asked = await ivan.says("Сколько?")
    reply = {"message_id": asked.id}
    sent = await api("sendMessage", chat_id=ivan.id, text="5", reply_parameters=reply)
    assert sent["reply_to_message"]["text"] == "Сколько?"


async def test_a_message_in_a_topic_carries_it(api: BotApi, sandbox: Sandbox, ivan: Person) -> None:
    forum = sandbox.group("Отдел", ivan, topics=["Отчёты"])
    topic = forum.topic("Отчёты")
    sent = await api("sendMessage", chat_id=forum.id, text="x", message_thread_id=topic)
    assert sent["message_thread_id"] == topic
    assert sent["is_topic_message"]
    assert sent["reply_to_message"]["forum_topic_created"]["name"] == "Отчёты"


async def test_a_reply_goes_to_the_topic_of_its_message(
    api: BotApi, sandbox: Sandbox, ivan: Person
) -> None:
    forum = sandbox.group("Отдел", ivan, topics=["Отчёты"])
    topic = forum.topic("Отчёты")
    asked = await ivan.says("?", to=forum, thread=topic)
    sent = await api(
        "sendMessage", chat_id=forum.id, text="!", reply_parameters={"message_id": asked.id}
    )
    assert sent["message_thread_id"] == topic


async def test_a_photo_is_sent_as_parts_and_again_by_its_id(api: BotApi, ivan: Person) -> None:
    sent = await api("sendPhoto", chat_id=ivan.id, photo=png(600, 400), caption="Доска")
    largest = sent["photo"][-1]
    assert (largest["width"], largest["height"]) == (600, 400)
    again = await api("sendPhoto", chat_id=ivan.id, photo=largest["file_id"])
    assert again["photo"][-1]["file_id"] == largest["file_id"]


async def test_a_part_is_found_by_attach(api: BotApi, ivan: Person) -> None:
    sent = await api("sendPhoto", chat_id=ivan.id, photo="attach://board", board=PIXEL)
    assert sent["photo"]


async def test_a_caption_may_have_1024_code_points(api: BotApi, ivan: Person) -> None:
    assert await api("sendPhoto", chat_id=ivan.id, photo=PIXEL, caption="ы" * 1024)
    text = await api.refused("sendPhoto", chat_id=ivan.id, photo=PIXEL, caption="ы" * 1025)
    assert text == "Bad Request: message caption is too long"


@pytest.mark.parametrize(
    ("picture", "why"),
    [
        (png(5001, 5000), "PHOTO_INVALID_DIMENSIONS"),
        (png(21, 1), "PHOTO_INVALID_DIMENSIONS"),
        (b"not a picture", "IMAGE_PROCESS_FAILED"),
        (png(1, 1) + bytes(10 * 1024 * 1024), "file is too big"),
    ],
    ids=["too large", "too long", "no picture", "too heavy"],
)
async def test_an_unfit_photo_is_refused(
    api: BotApi, ivan: Person, picture: bytes, why: str
) -> None:
    text = await api.refused("sendPhoto", chat_id=ivan.id, photo=picture)
    assert text == f"Bad Request: {why}"


async def test_an_empty_file_is_refused(api: BotApi, ivan: Person) -> None:
    text = await api.refused("sendDocument", chat_id=ivan.id, document=b"")
    assert text == "Bad Request: file must be non-empty"


async def test_a_photo_that_is_not_there_is_refused(api: BotApi, ivan: Person) -> None:
    text = await api.refused("sendPhoto", chat_id=ivan.id)
    assert text == "Bad Request: there is no photo in the request"
    assert await api.refused("sendPhoto", chat_id=ivan.id, photo="AgACunknown")


async def test_a_document_is_no_photo(api: BotApi, ivan: Person) -> None:
    sent = await api("sendDocument", chat_id=ivan.id, document=b"1;2")
    file_id = sent["document"]["file_id"]
    text = await api.refused("sendPhoto", chat_id=ivan.id, photo=file_id)
    assert text == "Bad Request: can't use file of type Document as Photo"


def test_a_file_over_50_megabytes_is_413() -> None:
    heavy = Upload("big.bin", bytes(50 * 1024 * 1024 + 1), "application/octet-stream")
    with pytest.raises(RefusalError) as refusal:
        check_upload("document", heavy)
    assert refusal.value.code == 413


async def test_a_file_can_be_fetched_by_its_path(
    api: BotApi, sandbox: Sandbox, ivan: Person
) -> None:
    await ivan.uploads("leads.csv", b"1;2")
    (update,) = await api.updates()
    file = await api("getFile", file_id=update["message"]["document"]["file_id"])
    stored = sandbox.telegram.files.by_path(file["file_path"])
    assert stored is not None
    assert stored.content == b"1;2"
    assert await api.refused("getFile", file_id="unknown") == "Bad Request: invalid file_id"


async def test_a_file_over_20_megabytes_cannot_be_fetched(api: BotApi, ivan: Person) -> None:
    message = await ivan.uploads("big.bin", bytes(20 * 1024 * 1024 + 1))
    file_id = message.content["document"]["file_id"]
    assert await api.refused("getFile", file_id=file_id) == "Bad Request: file is too big"


def album(*kinds: str) -> str:
    return json.dumps([{"type": kind, "media": "attach://one"} for kind in kinds])


async def test_an_album_has_up_to_10_of_one_kind(api: BotApi, ivan: Person) -> None:
    chat = {"chat_id": ivan.id, "one": PIXEL}
    sent = await api("sendMediaGroup", media=album("photo", "photo"), **chat)
    assert len({message["media_group_id"] for message in sent}) == 1
    (single,) = await api("sendMediaGroup", media=album("photo"), **chat)
    assert "media_group_id" not in single
    text = await api.refused("sendMediaGroup", media=album(*["photo"] * 11), **chat)
    assert text == "Bad Request: too many messages to send as an album"
    assert "mixed" in await api.refused("sendMediaGroup", media=album("photo", "document"), **chat)


async def test_typing_is_shown_for_5_seconds(api: BotApi, sandbox: Sandbox, ivan: Person) -> None:
    await api("sendChatAction", chat_id=ivan.id, action="typing")
    chat = ivan.private.chat
    assert sandbox.clock.now() < chat.typing_until <= sandbox.clock.now() + 5
    text = await api.refused("sendChatAction", chat_id=ivan.id, action="dancing")
    assert text == "Bad Request: wrong parameter action in request"


async def test_message_effects_are_for_private_chats(
    api: BotApi, sandbox: Sandbox, ivan: Person
) -> None:
    group = sandbox.group("Отдел", ivan)
    confetti = {"text": "Рекорд", "message_effect_id": "5046509860389126442"}
    assert await api("sendMessage", chat_id=ivan.id, **confetti)
    assert "effects" in await api.refused("sendMessage", chat_id=group.id, **confetti)


async def test_what_is_sent_comes_back_to_nobody(api: BotApi, ivan: Person) -> None:
    yes = buttons([{"text": "Да", "callback_data": "yes"}])
    await api("sendMessage", chat_id=ivan.id, text="?", reply_markup=yes)
    assert await api.updates() == []
