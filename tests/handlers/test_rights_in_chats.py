"""Every command by everyone everywhere: without the right nothing changes or is learnt."""

from sales.rights import RULES, may
from sales.teams import Actor, Place
from sandbox.actors import ChatView
from sandbox.testing import Person
from tests.cast import CAST, SALES
from tests.handlers.world import World

ARGUMENTS = {
    "call": "5",
    "meeting": "первая своя",
    "proposal": "120к",
    "sale": "350к",
    "entries": "Мария",
    "void": "1",
    "log": "Мария 5 звонков",
    "newteam": "Чужая",
    "invite": "head",
    "target": "Мария calls 20 day",
    "role": "Мария head",
    "remove": "Мария",
    "export": "month",
}
SAID = [act for act in RULES if act not in {"text", "receipt", "join", "accept"}]
SECRETS = ("Мария", "Смирнова", "Продажи", "t.me/salesbeat_bot?start")


def has_right(world: World, who: Person, act: str, place: Place) -> bool:
    """By the table of rights, which ``tests/sales/test_rights.py`` spells out."""
    role = {person.id: role for person, role in CAST.items()}.get(who.id)
    cast = {person.id: person for person in CAST}
    person = cast.get(who.id)
    team = SALES if role is not None or place is Place.BOUND else None
    actor = Actor(
        person or next(iter(CAST)), "ru", place, team, role, is_owner=who.id == world.olga.id
    )
    return may(actor, act)


async def test_who_lacks_the_right_changes_nothing_and_learns_nothing(world: World) -> None:
    await world.maria.says("5 звонков")
    await world.maria.hears()
    before, refused = await world.everything(), 0
    everyone = (world.olga, world.ivan, world.viktor, world.stranger)
    places: dict[Place, ChatView | None] = {
        Place.PRIVATE: None,
        Place.BOUND: world.chat,
        Place.STRANGE: world.elsewhere,
    }
    for who in everyone:
        for place, chat in places.items():
            heard = len((chat or who.private).from_bot)
            denied = [act for act in SAID if not has_right(world, who, act, place)]
            for act in denied:
                await who.says(f"/{act}@salesbeat_bot {ARGUMENTS.get(act, '')}", to=chat)
            await world.settled()
            answers = (chat or who.private).from_bot[heard:]
            assert len(answers) <= len(denied)
            for answer in answers:
                assert not any(secret in answer.text for secret in SECRETS), answer.text
            refused += len(denied)
    assert await world.everything() == before
    assert refused > 200


async def test_a_strangers_press_on_a_copied_button_changes_nothing(world: World) -> None:
    await world.maria.says("/call@salesbeat_bot 5", to=world.chat)
    receipt = await world.chat.next_message()
    before = await world.everything()
    for who in (world.ivan, world.viktor, world.stranger, world.olga):
        for button in receipt.buttons:
            assert await world.press_again(who, receipt, button["callback_data"])
    assert await world.everything() == before
    assert "5 звонков" in receipt.text


async def test_free_text_of_those_who_do_not_sell_logs_nothing(world: World) -> None:
    before = await world.everything()
    for who in (world.viktor, world.stranger):
        await world.settled()
        await who.says("5 звонков")
        assert (await who.hears()).text
    assert await world.everything() == before
