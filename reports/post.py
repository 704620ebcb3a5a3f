"""What a report is: text, a picture perhaps, buttons perhaps. Frozen, and knows no Telegram."""

from collections.abc import Sequence
from dataclasses import dataclass

from charts.specs import ChartSpec
from locales.texts import Html


@dataclass(frozen=True, slots=True)
class Button:
    """``data`` goes back to the bot when pressed (at most 64 bytes); or a ``url`` is opened."""

    text: str
    data: str = ""
    url: str = ""


Buttons = tuple[tuple[Button, ...], ...]  # rows of buttons


@dataclass(frozen=True, slots=True)
class Post:
    """One message to people. A picture's caption over Telegram's limit goes as a second message."""

    text: Html
    picture: ChartSpec | None = None
    buttons: Buttons = ()


def rows_of(buttons: Sequence[Button], size: int) -> Buttons:
    """In their order, at most ``size`` beside each other."""
    return tuple(tuple(buttons[start : start + size]) for start in range(0, len(buttons), size))
