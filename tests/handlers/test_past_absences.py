"""A head enters, finds and takes back absences that are past."""

from storage import absences
from tests.cast import IVAN, TODAY
from tests.handlers.test_absences import answered, labels
from tests.handlers.world import World

PAST = "/absent Иван 10.11-13.11 болел"


async def days_away(world: World) -> int:
    month = TODAY.replace(day=1)
    found = await world.database.read(lambda db: absences.open_absences(db, IVAN.id, month))
    return sum((it.days.end - it.days.start).days for it in found)


async def test_nothing_is_promised_of_days_that_are_over(world: World) -> None:
    for told in (await answered(world.olga, PAST), await world.ivan.hears()):
        assert "10–13 ноября" in told.text
        assert "Снова на работе" not in told.text


async def test_what_was_entered_by_mistake_is_called_off_by_its_button(world: World) -> None:
    entered = await answered(world.olga, PAST)
    await world.ivan.hears()
    await world.olga.presses("Отменить 10–13 ноября", on=entered)
    await world.shows(entered, "дни снова рабочие")
    assert "отменено" in (await world.ivan.hears()).text
    assert await days_away(world) == 0


async def test_it_is_found_again_in_the_list_and_by_a_no(world: World) -> None:
    await answered(world.olga, PAST)
    for said in ("/absent Иван", "/absent Иван нет"):
        shown = await answered(world.olga, said)
        assert "Отменить 10–13 ноября" in labels(shown)
    assert await days_away(world) == 4


async def test_a_heads_edit_of_days_partly_past_counts(world: World) -> None:
    said = await world.olga.says("/absent Иван 17.11-24.11")
    await world.olga.hears()
    await world.olga.edits(said, "/absent Иван 17.11-20.11")
    assert "19–20 ноября" in (await world.olga.hears()).text
    assert await days_away(world) == 4


async def test_an_own_edit_back_to_days_that_stand_says_what_has_ended(world: World) -> None:
    said = await world.ivan.says("/absent 19.11-25.11")
    await world.ivan.hears()
    world.sandbox.advance(24 * 3600)
    await world.ivan.edits(said, "/absent 19.11")
    assert "19 ноября" in (await world.ivan.hears()).text
    assert await days_away(world) == 1
