"""A table of plans sent to the bot: faults row by row, or all of it by one button."""

from services.plan_import import look_through, plan_table
from storage import targets
from tests.cast import NOW, OLGA, SALES, actor
from tests.handlers.world import World

HEADER = "сотрудник;показатель;план;месяц\n"


async def plans(world: World) -> list[int | None]:
    said = await world.database.read(lambda db: targets.all_targets(db, SALES.id, SALES.timezone))
    return [it.amount for it in said]


async def test_plans_are_entered_once_their_head_says_yes(world: World) -> None:
    table = f"{HEADER}Иван;продажи;10;\nкоманда;выручка;3 млн;\n"
    await world.olga.uploads("планы.csv", table.encode("cp1251"))
    answer = await world.olga.hears()
    assert "Иван Петров: 10 продаж" in answer.text
    assert await plans(world) == []
    await world.olga.presses("Внести планы: 2", on=answer)
    await world.shows(answer, "Внесено планов: 2")
    assert await plans(world) == [3_000_000_00, 10]


async def test_faults_are_told_by_row_and_leave_nothing_to_press(world: World) -> None:
    table = f"{HEADER}Иван;продажи;10;\nАристарх;слоны;10;\n"
    await world.olga.uploads("планы.csv", table.encode())
    answer = await world.olga.hears()
    assert "строка 3" in answer.text
    assert answer.buttons == []
    assert await plans(world) == []


async def test_a_viewer_is_found_out_before_anything_is_offered(world: World) -> None:
    table = f"{HEADER}Иван;продажи;10;\nВиктор;продажи;10;\n"
    await world.olga.uploads("планы.csv", table.encode())
    answer = await world.olga.hears()
    assert "строка 3, «сотрудник»: Виктор — наблюдатель" in answer.text
    assert answer.buttons == []


async def test_a_level_and_what_was_asked_before_are_shown(world: World) -> None:
    await world.olga.says("/target Иван revenue 400к месяц вызов")
    await world.olga.hears()
    table = "сотрудник;показатель;план;уровень\nИван;выручка;500 000;вызов\n"
    await world.olga.uploads("планы.csv", table.encode())
    told = (await world.olga.hears()).text.replace("\u00a0", " ").replace("\u202f", " ")
    assert "Иван Петров: выручка 500 000 ₽ · вызов (было 400 000 ₽)" in told


async def test_the_template_is_a_table_that_would_be_taken(world: World) -> None:
    await world.olga.says("/import")
    how = await world.olga.hears()
    await world.olga.presses("Шаблон планов", on=how)
    sent = await world.olga.hears()
    stored = world.sandbox.telegram.files.by_id(sent.content["document"]["file_id"])
    assert stored is not None
    table = plan_table(stored.content)
    assert table is not None
    preview = await world.database.read(
        lambda db: look_through(db, actor=actor(OLGA), team_id=SALES.id, table=table, now=NOW)
    )
    assert preview.faults == ()
    assert len(preview.rows) == 3
