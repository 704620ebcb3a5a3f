"""Answers: what people see of them, whatever Telegram does."""

import pytest
from aiogram.exceptions import TelegramBadRequest

from charts.specs import LeaderboardSpec
from delivery.errors import RejectedError
from delivery.pace import Pace
from delivery.sender import PATIENCE
from delivery.splitting import CAPTION_LIMIT, TEXT_LIMIT
from locales.texts import Html
from reports.post import Button, Post
from tests.cast import IVAN, NOW
from tests.delivery.post_office import BOARD, ROW, TEAM_CHAT, PostOffice
from tests.delivery.telegram import flood, server_error, timeout

HELLO = Post(Html("<b>Записал</b>: 5 звонков"), buttons=ROW)


async def test_an_answer_has_its_text_its_buttons_and_its_place(office: PostOffice) -> None:
    sent = await office.sender().send(TEAM_CHAT, HELLO, thread_id=7, reply_to=33)
    (message,) = office.telegram.in_chat(TEAM_CHAT)
    assert sent == message.id
    assert (message.text, message.thread_id, message.reply_to) == (HELLO.text, 7, 33)
    assert message.buttons == ["Сегодня", "Неделя"]


async def test_a_button_may_open_a_link(office: PostOffice) -> None:
    post = Post(Html("В личку"), buttons=((Button("Открыть", url="https://t.me/bot"),),))
    await office.sender().send(1, post)
    markup = office.telegram.in_chat(1)[0].markup
    assert markup["inline_keyboard"][0][0]["url"] == "https://t.me/bot"


async def test_the_reply_keyboard_comes_and_goes(office: PostOffice) -> None:
    sender = office.sender()
    await sender.send(1, Post(Html("Привет")), keyboard=(("Звонок", "Встреча"), ("КП",)))
    await sender.send(1, Post(Html("Пока")), keyboard=())
    shown, removed = (message.markup for message in office.telegram.in_chat(1))
    keys = [[key["text"] for key in row] for row in shown["keyboard"]]
    assert keys == [["Звонок", "Встреча"], ["КП"]]
    assert removed == {"remove_keyboard": True}


async def test_a_text_over_the_limit_comes_whole_with_its_buttons_last(office: PostOffice) -> None:
    people = [f"{place}. <b>Имя</b> — {place}" for place in range(600)]
    sent = await office.sender().send(1, Post(Html("\n".join(people)), buttons=ROW))
    messages = office.telegram.in_chat(1)
    assert "\n".join(message.text for message in messages).split("\n") == people
    assert [bool(message.buttons) for message in messages] == [False] * (len(messages) - 1) + [True]
    assert sent == messages[-1].id


async def test_a_caption_over_the_limit_follows_its_picture(office: PostOffice) -> None:
    rest = "\n".join(["строка"] * (CAPTION_LIMIT // 6))
    await office.sender().send(1, Post(Html(f"<b>Доска</b>\n\n{rest}"), BOARD, ROW))
    picture, text = office.telegram.in_chat(1)
    assert office.telegram.uploads[picture.photo or ""] == "PNG of Доска".encode()
    assert (picture.text, picture.buttons) == ("<b>Доска</b>", [])
    assert (text.text, text.buttons) == (rest, ["Сегодня", "Неделя"])


async def test_a_picture_that_cannot_be_drawn_never_costs_the_text(office: PostOffice) -> None:
    await office.sender().send(1, Post(Html("Доска"), LeaderboardSpec("", "", (), "")))
    (message,) = office.telegram.in_chat(1)
    assert (message.text, message.photo) == ("Доска", None)


async def test_an_answer_waits_out_a_flood_limit_and_arrives_once(office: PostOffice) -> None:
    office.telegram.faults[1] = [flood(17), flood(5)]
    assert await office.sender().send(1, HELLO) is not None
    assert office.telegram.texts(1) == [HELLO.text]
    assert office.hours.now >= 22


async def test_a_flood_limit_without_end_is_given_up(office: PostOffice) -> None:
    office.telegram.faults[1] = [flood(50)] * 10
    assert await office.sender().send(1, HELLO) is None
    assert office.hours.now <= PATIENCE


async def test_an_answer_gets_through_when_telegram_stumbles(office: PostOffice) -> None:
    office.telegram.faults[1] = [server_error, server_error, timeout]
    assert await office.sender().send(1, HELLO) is not None
    assert office.telegram.texts(1) == [HELLO.text]
    assert office.hours.now == 1 + 2 + 4


async def test_an_answer_whose_fate_is_unknown_comes_twice_at_most(office: PostOffice) -> None:
    office.telegram.lost_answers[1] = [timeout] * 9
    assert await office.sender().send(1, HELLO) is None
    assert len(office.telegram.in_chat(1)) == 2


async def test_a_wait_for_one_chat_is_no_wait_for_another(office: PostOffice) -> None:
    pace = Pace(clock=office.hours.clock, sleep=office.hours.skip)
    sender = office.sender(pace)
    office.telegram.faults[1] = [flood(60)]
    await sender.send(1, HELLO)
    assert pace.delay(2) == 0


async def test_a_mistake_of_ours_is_raised(office: PostOffice) -> None:
    office.telegram.faults[1] = [lambda call: TelegramBadRequest(call, "BUTTON_DATA_INVALID")]
    with pytest.raises(RejectedError):
        await office.sender().send(1, HELLO)


async def test_an_answer_to_one_who_blocked_the_bot_is_dropped_and_noted(
    office: PostOffice,
) -> None:
    office.telegram.blocked.add(IVAN.id)
    assert await office.sender().send(IVAN.id, HELLO) is None
    blocked = await office.database.read(
        lambda db: db.execute("SELECT blocked_at FROM people WHERE id = ?", (IVAN.id,)).fetchone()
    )
    assert blocked["blocked_at"] == NOW.timestamp()


async def test_an_answer_follows_a_group_to_its_new_id(office: PostOffice) -> None:
    office.telegram.moved[TEAM_CHAT] = -100_500
    assert await office.sender().send(TEAM_CHAT, HELLO) is not None
    assert office.telegram.texts(-100_500) == [HELLO.text]
    assert await office.bound_to() == [(-100_500, 0)]


async def test_an_edit_changes_the_text_and_the_buttons(office: PostOffice) -> None:
    sender = office.sender()
    sent = await sender.send(1, HELLO)
    assert sent is not None
    await sender.edit(1, sent, Post(Html("Отменил")))
    (message,) = office.telegram.in_chat(1)
    assert (message.text, message.buttons) == ("Отменил", [])


async def test_an_edit_that_changes_nothing_or_comes_too_late_is_fine(office: PostOffice) -> None:
    sender = office.sender()
    sent = await sender.send(1, HELLO)
    assert sent is not None
    await sender.edit(1, sent, HELLO)
    await sender.edit(1, sent + 1, HELLO)
    assert office.telegram.texts(1) == [HELLO.text]


async def test_an_edit_brings_a_new_picture_or_a_new_caption(office: PostOffice) -> None:
    sender = office.sender()
    sent = await sender.send(1, Post(Html("День"), BOARD))
    assert sent is not None
    await sender.edit(1, sent, Post(Html("Неделя"), LeaderboardSpec("Неделя", "", (), "")))
    (message,) = office.telegram.in_chat(1)
    assert office.telegram.uploads[message.photo or ""] == "PNG of Неделя".encode()
    await sender.edit(1, sent, Post(Html("Только слова"), buttons=ROW))
    assert (message.text, message.buttons) == ("Только слова", ["Сегодня", "Неделя"])


async def test_a_caption_that_says_so_already_or_has_to_wait_is_no_mistake(
    office: PostOffice,
) -> None:
    sender = office.sender()
    sent = await sender.send(1, Post(Html("День"), BOARD))
    assert sent is not None
    assert await sender.edit(1, sent, Post(Html("День")))
    no_text = "Bad Request: there is no text in the message to edit"
    office.telegram.faults[1] = [
        lambda method: TelegramBadRequest(method, no_text),
        flood(int(PATIENCE) + 1),
    ]
    assert not await sender.edit(1, sent, Post(Html("Неделя")))
    assert office.telegram.texts(1) == ["День"]


async def test_an_edit_over_the_limit_is_cut(office: PostOffice) -> None:
    sender = office.sender()
    sent = await sender.send(1, HELLO)
    assert sent is not None
    await sender.edit(1, sent, Post(Html("я" * (TEXT_LIMIT + 1))))
    assert office.telegram.texts(1)[0].endswith("…")


async def test_a_toast_is_cut_and_one_that_comes_too_late_is_ignored(office: PostOffice) -> None:
    sender = office.sender()
    await sender.toast("1", "я" * 300, alert=True)
    office.telegram.faults[0] = [lambda call: TelegramBadRequest(call, "query is too old")]
    await sender.toast("2", "поздно")
    (toast,) = office.telegram.toasts
    assert (len(toast.text or ""), toast.show_alert) == (200, True)


async def test_a_document_has_its_name_and_caption(office: PostOffice) -> None:
    sent = await office.sender().document(1, "entries.csv", b"id,day", Html("За неделю"))
    (message,) = office.telegram.in_chat(1)
    assert (message.id, message.document, message.text) == (sent, "entries.csv", "За неделю")
