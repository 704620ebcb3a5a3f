import json

import pytest

from sandbox.testing import Person, Sandbox
from tests.sandbox.conftest import PIXEL, BotApi, buttons, png

YES = buttons([{"text": "Да", "callback_data": "yes"}])
NOT_MODIFIED = (
    "Bad Request: message is not modified: specified new message content and reply markup are "
    "exactly the same as a current content and reply markup of the message"
)


async def sent(api: BotApi, ivan: Person, **more: object) -> int:
    message = await api("sendMessage", chat_id=ivan.id, text="было", **more)
    return int(message["message_id"])


async def edit_refused(api: BotApi, ivan: Person, number: int, **more: object) -> str:
    arguments = {"text": "стало"} | more
    return await api.refused("editMessageText", chat_id=ivan.id, message_id=number, **arguments)


async def test_an_edit_changes_what_the_person_sees(api: BotApi, ivan: Person) -> None:
    number = await sent(api, ivan)
    seen = await ivan.hears()
    edited = await api("editMessageText", chat_id=ivan.id, message_id=number, text="стало")
    assert edited["edit_date"]
    assert seen.text == "стало"


async def test_an_edit_that_changes_nothing_is_refused(api: BotApi, ivan: Person) -> None:
    number = await sent(api, ivan, reply_markup=YES)
    same = {"text": "было", "reply_markup": YES}
    assert await edit_refused(api, ivan, number, **same) == NOT_MODIFIED


async def test_an_edit_without_a_keyboard_removes_it(api: BotApi, ivan: Person) -> None:
    number = await sent(api, ivan, reply_markup=YES)
    edited = await api("editMessageText", chat_id=ivan.id, message_id=number, text="стало")
    assert "reply_markup" not in edited


async def test_a_keyboard_can_be_edited_alone(api: BotApi, ivan: Person) -> None:
    number = await sent(api, ivan)
    message = {"chat_id": ivan.id, "message_id": number}
    edited = await api("editMessageReplyMarkup", reply_markup=YES, **message)
    assert edited["reply_markup"] == json.loads(YES)
    text = await api.refused("editMessageReplyMarkup", reply_markup=YES, **message)
    assert text == NOT_MODIFIED


async def test_an_edit_of_a_missing_message_is_refused(api: BotApi, ivan: Person) -> None:
    assert await edit_refused(api, ivan, 404) == "Bad Request: message to edit not found"


async def test_an_edit_of_no_message_at_all_is_refused(api: BotApi) -> None:
    text = await api.refused("editMessageText", text="стало")
    assert text == "Bad Request: message identifier is not specified"


async def test_only_the_bots_own_messages_can_be_edited(api: BotApi, ivan: Person) -> None:
    theirs = await ivan.says("моё")
    assert await edit_refused(api, ivan, theirs.id) == "Bad Request: message can't be edited"


@pytest.mark.parametrize(
    "markup", [{"keyboard": [["Да"]]}, {"remove_keyboard": True}, {"force_reply": True}]
)
async def test_a_message_with_a_reply_keyboard_cannot_be_edited(
    api: BotApi, ivan: Person, markup: dict[str, object]
) -> None:
    number = await sent(api, ivan, reply_markup=markup)
    assert await edit_refused(api, ivan, number) == "Bad Request: message can't be edited"


async def test_an_edit_over_4096_characters_is_refused(api: BotApi, ivan: Person) -> None:
    number = await sent(api, ivan)
    text = await edit_refused(api, ivan, number, text="x" * 4097)
    assert text == "Bad Request: MESSAGE_TOO_LONG"


async def test_the_bots_own_message_can_be_edited_at_any_age(
    api: BotApi, sandbox: Sandbox, ivan: Person
) -> None:
    number = await sent(api, ivan)
    sandbox.advance(30 * 86_400)
    assert await api("editMessageText", chat_id=ivan.id, message_id=number, text="стало")


async def test_a_photo_has_a_caption_and_no_text(api: BotApi, ivan: Person) -> None:
    photo = await api("sendPhoto", chat_id=ivan.id, photo=PIXEL, caption="было")
    message = {"chat_id": ivan.id, "message_id": photo["message_id"]}
    text = await api.refused("editMessageText", text="стало", **message)
    assert text == "Bad Request: there is no text in the message to edit"
    edited = await api("editMessageCaption", caption="<b>стало</b>", parse_mode="HTML", **message)
    assert edited["caption"] == "стало"
    text = await api.refused("editMessageCaption", caption="ы" * 1025, **message)
    assert text == "Bad Request: MEDIA_CAPTION_TOO_LONG"


async def test_a_text_has_no_caption(api: BotApi, ivan: Person) -> None:
    message = {"chat_id": ivan.id, "message_id": await sent(api, ivan)}
    text = await api.refused("editMessageCaption", caption="стало", **message)
    assert text == "Bad Request: there is no caption in the message to edit"


async def test_a_picture_can_be_replaced(api: BotApi, ivan: Person) -> None:
    photo = await api("sendPhoto", chat_id=ivan.id, photo=PIXEL)
    message = {"chat_id": ivan.id, "message_id": photo["message_id"]}
    media = {"type": "photo", "media": "attach://new", "caption": "новая"}
    edited = await api("editMessageMedia", media=media, new=png(40, 30), **message)
    assert edited["photo"][-1]["width"] == 40
    assert edited["caption"] == "новая"


async def test_media_of_another_make_is_refused(api: BotApi, ivan: Person) -> None:
    message = {"chat_id": ivan.id, "message_id": await sent(api, ivan)}
    for media in ({"type": "hologram"}, [1]):
        assert "can't parse InputMedia" in await api.refused(
            "editMessageMedia", media=media, **message
        )
