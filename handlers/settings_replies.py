"""What heads type in reply to a question of the settings: never read as a log."""

from dataclasses import replace
from functools import partial

from aiogram import Router
from aiogram.filters import Filter
from aiogram.types import Message

from handlers.frame import CONVERSATION
from handlers.greeting import keyboard
from handlers.settings import old_screen, read_facts, read_wish
from handlers.talk import Talk
from reports.post import Post
from reports.settings_screens import build_settings
from sales.errors import SalesError
from sales.periods import local_day
from sales.teams import Place
from sales.typed_settings import READERS
from services.settings import change
from storage import prompts
from storage.prompts import Prompt


class Answers(Filter):
    """A reply to a question of the settings; the handler gets the ``prompt``."""

    async def __call__(self, event: Message, **data: object) -> bool | dict[str, Prompt]:
        replied, talk = event.reply_to_message, data[CONVERSATION]
        assert isinstance(talk, Talk)
        if replied is None or not event.text or talk.actor.place is not Place.PRIVATE:
            return False
        prompt = talk.store.glance(
            partial(prompts.load, chat_id=event.chat.id, message_id=replied.message_id)
        )
        return {"prompt": prompt} if prompt is not None else False


def build_router() -> Router:
    """Before free text; an edited reply is a reply."""
    router = Router(name="settings_replies")
    router.message.register(answered, Answers())
    router.edited_message.register(answered, Answers())
    return router


async def answered(talk: Talk, event: Message, prompt: Prompt) -> None:
    """Set what was typed; the screen above shows it, unless somebody has set something since."""
    wish = read_wish(f"{prompt.asked}:")
    facts = await read_facts(talk, wish.team_id)
    read = READERS.get((wish.screen, wish.field))
    if read is None:
        raise SalesError("press.old")
    value = read(event.text or "", local_day(talk.now, facts.team.timezone))
    wish = replace(wish, value=value, message_id=prompt.screen_id)
    is_done = await talk.store.write(partial(change, actor=talk.actor, wish=wish, now=talk.now))
    facts = await read_facts(talk, wish.team_id)
    told = talk.texts("settings.typed") if is_done else old_screen(talk, facts)
    keys = keyboard(talk.texts, talk.actor.role)  # the question has taken it away
    await talk.sender.send(event.chat.id, Post(told), keyboard=keys)
    screen = build_settings(facts, talk.texts, wish.screen, wish.subject)
    await talk.sender.edit(event.chat.id, prompt.screen_id, screen)
