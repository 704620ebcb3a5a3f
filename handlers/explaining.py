"""/why: where the figures of a report come from; entries are told in private only."""

from dataclasses import replace
from datetime import UTC, datetime
from functools import partial

from aiogram import F, Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from handlers.filters import When
from handlers.talk import Talk
from locales.texts import Texts, texts
from reports.explanation import load_explanation
from reports.explanation_buttons import build_which
from reports.explanation_plan import load_plan_explanation
from reports.explanation_plan_text import build_plan_explanation
from reports.explanation_text import build_explanation
from reports.post import Post
from sales.claims import ACT, Claim, loaded
from sales.errors import SalesError
from sales.teams import Place
from storage import people


def build_router() -> Router:
    router = Router(name="explaining")
    router.message.register(why, Command("why", ignore_case=True))
    router.callback_query.register(pressed, When(F.data.startswith("why:")))
    return router


async def why(talk: Talk, event: Message) -> None:
    """``/why`` as a reply to a report; in the team's chat formula and totals only."""
    report = event.reply_to_message
    found = _claims_under(report) if report is not None else []
    if not found:
        raise SalesError("why.how")
    if len(found) > 1:
        await talk.answer(build_which(found, talk.texts))
        return
    ((_, claim),) = found
    await talk.answer(await _explanation(talk, claim, talk.texts, is_public=_is_public(talk)))


async def pressed(talk: Talk, event: CallbackQuery) -> None:
    """A report's button asks anew; a button of an answer turns that answer to something else."""
    claim = loaded(event.data or "")
    is_answer = claim.shown_at is not None
    if talk.message is not None:
        claim = _shown_in(claim, talk.message)
    if _is_public(talk):
        await _tell_in_private(talk, claim)
        return
    post = await _explanation(talk, claim, talk.texts, is_public=False)
    await talk.toast()
    await (talk.change(post) if is_answer else talk.answer(post))


async def _tell_in_private(talk: Talk, claim: Claim) -> None:
    """To those the bot may write to; the others learn what to do."""
    known = await talk.store.read(partial(people.load_known, person_id=talk.actor.person.id))
    if known is None or not known.can_write:
        await talk.toast(talk.texts("why.press_start"), alert=True)
        return
    words = texts(talk.actor.person.language)
    post = await _explanation(talk, claim, words, is_public=False)
    await talk.sender.send(talk.actor.person.id, post)
    await talk.toast(talk.texts("why.sent"))


async def _explanation(talk: Talk, claim: Claim, words: Texts, *, is_public: bool) -> Post:
    actor = talk.actor
    if claim.is_plan:
        plan = await talk.store.read(partial(load_plan_explanation, actor=actor, claim=claim))
        return build_plan_explanation(plan, words, is_public=is_public)
    facts = await talk.store.read(partial(load_explanation, actor=actor, claim=claim))
    return build_explanation(facts, words, is_public=is_public)


def _is_public(talk: Talk) -> bool:
    return talk.actor.place is not Place.PRIVATE


def _claims_under(report: Message) -> list[tuple[str, Claim]]:
    """What the report's own buttons ask about, with their labels; of an answer, what it is of."""
    rows = report.reply_markup.inline_keyboard if report.reply_markup is not None else []
    buttons = [(it.text, it.callback_data or "") for row in rows for it in row]
    found = [(label, loaded(data)) for label, data in buttons if data.startswith(f"{ACT}:")]
    own = [(label, _shown_in(it, report)) for label, it in found if it.shown_at is None]
    return own or [(label, it.of()) for label, it in found[:1]]


def _shown_in(claim: Claim, report: Message) -> Claim:
    """The claim with the moment people saw it.

    In private a report is edited to show something else; what stands in a chat was posted.
    """
    if claim.shown_at is not None:
        return claim
    seen = report.date
    if report.chat.type == "private" and report.edit_date:
        seen = datetime.fromtimestamp(report.edit_date, UTC)
    return replace(claim, shown_at=seen)
