"""Telling the heads of a team, each in their own language."""

from collections.abc import Callable, Iterable

from handlers.talk import Talk
from locales.texts import Texts, texts
from reports.post import Post
from sales.teams import Person


async def tell_heads(talk: Talk, heads: Iterable[Person], build: Callable[[Texts], Post]) -> None:
    for head in heads:
        await talk.sender.send(head.id, build(texts(head.language)))
