"""A post with its picture drawn: what can be stored and sent."""

import logging
from dataclasses import dataclass
from typing import Protocol

from charts.specs import ChartSpec
from charts.studio import DrawingError
from locales.texts import Html
from reports.post import Buttons, Post

log = logging.getLogger(__name__)


class Draws(Protocol):
    """The studio, as far as it is needed here; raises ``DrawingError``."""

    async def draw(self, spec: ChartSpec, /) -> bytes: ...


@dataclass(frozen=True, slots=True)
class Drawn:
    """``picture``: the PNG, or the file_id under which Telegram already has it."""

    text: Html
    picture: bytes | str | None = None
    buttons: Buttons = ()


async def drawn(post: Post, studio: Draws) -> Drawn:
    """The post with its picture; one that cannot be drawn never costs the text."""
    picture = None
    if post.picture is not None:
        try:
            picture = await studio.draw(post.picture)
        except DrawingError:
            log.exception("sent without its picture")
    return Drawn(post.text, picture, post.buttons)
