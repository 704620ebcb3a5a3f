"""``/log Иван 5 звонков вчера``: a head enters work for someone, who is told."""

from functools import partial

from aiogram import F, Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from handlers.filters import When
from handlers.logging_answers import Outcome, rewrite, show, write
from handlers.people_buttons import person_rows
from handlers.talk import Talk
from sales.errors import SalesError
from sales.receipts import Nothing
from sales.spoken import split_command
from sales.teams import Person, Roster
from storage import people


def build_router() -> Router:
    router = Router(name="on_behalf")
    router.message.register(logged_for, Command("log", ignore_case=True))
    router.edited_message.register(edited, When(F.text.lower().startswith("/log ")))
    router.callback_query.register(chosen, When(F.data.startswith("log:")))
    return router


async def logged_for(talk: Talk, event: Message) -> None:
    """Log it, or ask by buttons where several people fit the name."""
    people_named = await _named(talk, event)
    if len(people_named) == 1:
        await show(talk, await _write(talk, event, people_named[0]))
        return
    rows = person_rows(people_named, lambda person: f"log:{person.id}")
    await talk.answer(talk.texts("log.for_whom"), rows, is_reply=True)


async def edited(talk: Talk, event: Message) -> None:
    """Counted anew for the same person: the message remembers whose work it is."""
    people_named = await _named(talk, event)
    await rewrite(talk, event, people_named[0])


async def chosen(talk: Talk, event: CallbackQuery) -> None:
    """The command that the question replies to is read for the person pressed."""
    question = talk.message
    command = question.reply_to_message if question is not None else None
    person = _by_id(await _roster(talk), (event.data or "").removeprefix("log:"))
    if question is None or command is None or person is None:
        raise SalesError("receipt.counted_already")
    outcome = await _write(talk, command, person)
    if outcome is Nothing.REPEATED:
        raise SalesError("receipt.counted_already")
    await talk.toast()
    await show(talk, outcome, instead=question.message_id)


async def _write(talk: Talk, event: Message, person: Person) -> Outcome:
    outcome = await write(talk, event, person)
    if outcome is Nothing.TALK:  # a name, and no work behind it
        raise SalesError("log.for_how")
    return outcome


async def _named(talk: Talk, event: Message) -> list[Person]:
    _, rest = split_command(event.text or "")
    if not rest:
        raise SalesError("log.for_how")
    roster = await _roster(talk)
    found = [person for person, _ in roster.addressed(rest)]
    if not found:
        raise SalesError("log.for_nobody")
    selling = [person for person in found if _by_id(roster, str(person.id)) is not None]
    if not selling:
        raise SalesError("log.for_viewer", name=found[0].name)
    return selling


async def _roster(talk: Talk) -> Roster:
    return await talk.store.read(partial(people.roster, team_id=talk.team.id))


def _by_id(roster: Roster, person_id: str) -> Person | None:
    """Of those who sell: a viewer is on no board, and could not see what was entered."""
    return next((m.person for m in roster.sellers() if str(m.person.id) == person_id), None)
