"""A drawn post as the calls that send it: long texts in several, buttons on the last."""

from aiogram.methods import SendPhoto
from aiogram.types import BufferedInputFile

from delivery import keyboards
from delivery.calls import SendText
from delivery.drawing import Drawn
from delivery.keyboards import Keyboard
from delivery.splitting import caption_and_rest, parts

PARSE_MODE = "HTML"
NO_PREVIEW = {"is_disabled": True}

Letter = SendText | SendPhoto


def letters(
    chat_id: int,
    drawn: Drawn,
    *,
    thread_id: int = 0,
    reply_to: int | None = None,
    keyboard: Keyboard | None = None,
) -> list[Letter]:
    """In the order to send; a reply keyboard gives way to buttons, since a message has one of them.

    The first is the reply, if it is one; a message that has gone meanwhile is no obstacle.
    """
    calls = _bare(chat_id, drawn)
    if thread_id:
        for call in calls:
            call.message_thread_id = thread_id
    if reply_to is not None:
        reply = {"message_id": reply_to, "allow_sending_without_reply": True}
        calls[0].reply_parameters = reply
    words = None if keyboard is None else keyboards.reply(keyboard)
    calls[-1].reply_markup = keyboards.inline(drawn.buttons) or words
    return calls


def _bare(chat_id: int, drawn: Drawn) -> list[Letter]:
    if drawn.picture is None:
        return [_message(chat_id, part) for part in parts(drawn.text)]
    caption, rest = caption_and_rest(drawn.text)
    photo = SendPhoto(
        chat_id=chat_id, photo=photo_of(drawn.picture), caption=caption, parse_mode=PARSE_MODE
    )
    return [photo, *(_message(chat_id, part) for part in parts(rest) if part)]


def _message(chat_id: int, text: str) -> SendText:
    return SendText(
        chat_id=chat_id, text=text, parse_mode=PARSE_MODE, link_preview_options=NO_PREVIEW
    )


def photo_of(picture: bytes | str) -> BufferedInputFile | str:
    """A PNG to be uploaded, or the file_id of one that was."""
    return picture if isinstance(picture, str) else BufferedInputFile(picture, "salesbeat.png")
