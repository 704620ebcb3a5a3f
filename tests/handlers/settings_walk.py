"""Walking through the settings' screens as a head does."""

from functools import partial

from sales.posting import Posting
from sandbox.model import Message
from sandbox.testing import Person
from storage import settings
from storage.settings import Version
from tests.cast import SALES
from tests.handlers.world import World


async def opened(world: World, person: Person) -> Message:
    await person.says("/settings")
    return await person.hears()


async def walk(world: World, person: Person, screen: Message, *labels: str) -> None:
    """Press one button after the other, each once the message shows it."""
    for label in labels:
        await world.sandbox.until(partial(_shows, screen, label), what=f"{label} in {screen.text}")
        await person.presses(_label(screen, label), on=screen)


def _shows(screen: Message, label: str) -> bool:
    return any(_is(button["text"], label) for button in screen.buttons)


def _label(screen: Message, label: str) -> str:
    return next(str(it["text"]) for it in screen.buttons if _is(it["text"], label))


def _is(text: str, label: str) -> bool:
    """A button is known by its words, marked or not."""
    return text in {label, f"✓ {label}"} or text.partition(" ")[2] == label


async def asked(world: World, person: Person, screen: Message, *labels: str) -> Message:
    """The question that comes after the last button."""
    await walk(world, person, screen, *labels)
    return await person.hears()


async def posting(world: World) -> Posting:
    return await world.database.read(lambda db: settings.load_posting(db, SALES.id))


async def version(world: World) -> Version:
    return await world.database.read(lambda db: settings.load_version(db, SALES.id))
