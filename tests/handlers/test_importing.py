"""A table sent to the bot: looked through, entered by a button, taken back by another."""

from io import BytesIO

import openpyxl
import pytest

from locales.texts import texts
from reports.export import load_export
from reports.export_sheets import ledger_sheet
from reports.sheets import as_csv
from sandbox.model import Message
from sandbox.testing import Person
from storage import inbox
from tests.cast import NOW, SALES
from tests.handlers.world import World

HEADER = "дата;сотрудник;показатель;количество;минуты;сумма;заметка\n"
TODAY = "19.11.2026;Иван;звонки;5;12;;\n19.11.2026;Мария;продажа;1;;350 000,50;Ромашка\n"


async def sends(world: World, rows: str, *, by: Person | None = None) -> Message:
    """The bot's answer to a CSV of Windows."""
    head = by or world.olga
    await head.uploads("прошлое.csv", (HEADER + rows).encode("cp1251"))
    return await head.hears()


async def test_a_table_is_entered_once_its_head_says_yes(world: World) -> None:
    answer = await sends(world, TODAY)
    assert "Иван Петров: 5 звонков" in answer.text
    assert await world.counts(world.ivan) == {}

    await world.olga.presses("Внести: 2", on=answer)

    await world.shows(answer, "Внесено записей: 2")
    assert (await world.counts(world.ivan))["calls"] == 5
    assert (await world.figures(world.maria))["revenue"].total == 35000050


async def test_all_of_it_is_taken_back_by_one_button(world: World) -> None:
    answer = await sends(world, TODAY)
    await world.olga.presses("Внести: 2", on=answer)
    await world.shows(answer, "Внесено")
    await world.olga.presses("Отменить весь импорт", on=answer)
    await world.shows(answer, "отменён")
    assert await world.counts(world.ivan) == await world.counts(world.maria) == {}


async def test_the_same_file_again_offers_nothing_to_enter(world: World) -> None:
    await world.olga.presses("Внести: 2", on=await sends(world, TODAY))
    again = await sends(world, TODAY)
    assert "второй раз не внесу: 2" in again.text
    assert again.buttons == []


async def test_a_second_press_changes_nothing(world: World) -> None:
    answer = await sends(world, TODAY)
    data = answer.buttons[0]["callback_data"]
    await world.olga.presses(data, on=answer)
    await world.shows(answer, "Внесено")
    assert await world.press_again(world.olga, answer, data)
    assert (await world.counts(world.ivan))["calls"] == 5


async def test_errors_are_told_by_row_and_no_button_enters_anything(world: World) -> None:
    answer = await sends(world, "32.13.2026;Иван;звонки;5;;;\n19.11.2026;Иван;слоны;5;;;\n")
    assert "строка 2, дата: 32.13.2026" in answer.text
    assert "строка 3, показатель: слоны" in answer.text
    assert answer.buttons == []


async def test_what_is_doubtful_is_entered_or_left_as_the_head_says(world: World) -> None:
    answer = await sends(
        world, TODAY + "18.11.2026;Иван;встречи;99;;;\n19.11.2026;Пётр;звонки;5;;;\n"
    )
    assert "Пётр" in answer.text
    assert [it["text"] for it in answer.buttons][:2] == ["Внести: 3", "Только без сомнений: 2"]
    await world.olga.presses("Только без сомнений: 2", on=answer)
    await world.shows(answer, "Внесено записей: 2")


async def test_what_has_changed_meanwhile_is_shown_anew(world: World) -> None:
    answer = await sends(world, "19.11.2026;Иван;звонки;5;;;\n18.11.2026;Иван;звонки;5;;;\n")
    await world.ivan.says("5 звонков")
    await world.ivan.hears()
    toast = await world.olga.presses("Внести: 2", on=answer)
    assert toast.text
    await world.shows(answer, "второй раз не внесу: 1")
    assert await world.counts(world.ivan) == {"calls": 5}
    await world.olga.presses("Внести: 1", on=answer)
    await world.shows(answer, "Внесено записей: 1")


async def test_it_may_be_called_off(world: World) -> None:
    answer = await sends(world, TODAY)
    await world.olga.presses("Ничего не вносить", on=answer)
    await world.shows(answer, "Ничего не внесено")
    assert answer.buttons == []


async def test_the_template_can_be_sent_back_as_it_is(world: World) -> None:
    await world.olga.says("/import")
    await world.olga.presses("Прислать шаблон", on=await world.olga.hears())
    sent = await world.olga.hears()
    file = world.sandbox.telegram.files.by_id(sent.content["document"]["file_id"])
    assert file is not None
    book = openpyxl.load_workbook(BytesIO(file.content))
    assert [cell.value for cell in book.worksheets[0][1]][:3] == ["дата", "сотрудник", "показатель"]
    await world.olga.uploads("template.xlsx", file.content)
    assert (await world.olga.hears()).buttons[0]["text"] == "Внести: 3"


async def test_our_own_export_means_nothing_new(world: World) -> None:
    await world.ivan.says("5 звонков 12м, 2 встречи")
    await world.ivan.hears()
    facts = await world.database.read(lambda db: load_export(db, SALES, "month", NOW))
    await world.olga.uploads("ledger.csv", as_csv(ledger_sheet(facts, texts("ru"))))
    assert "второй раз не внесу: 2" in (await world.olga.hears()).text


@pytest.mark.parametrize("content", [b"\x89PNG\0\0", b"PK\x03\x04", "Погода\nснег\n".encode()])
async def test_what_is_no_table_gets_one_sentence(world: World, content: bytes) -> None:
    await world.olga.uploads("a.xlsx", content)
    assert "/import" in (await world.olga.hears()).text


async def test_a_table_of_somebody_else_is_not_read(world: World) -> None:
    for who in (world.ivan, world.viktor, world.stranger):
        await who.uploads("a.csv", (HEADER + TODAY).encode())
    await world.settled()
    assert world.sandbox.calls("getFile") == []
    assert await world.database.read(inbox.unfinished) == []


async def test_a_copied_button_does_nothing_for_who_is_no_head(world: World) -> None:
    answer = await sends(world, TODAY)
    for who in (world.ivan, world.stranger):
        assert await world.press_again(who, answer, answer.buttons[0]["callback_data"])
    assert await world.counts(world.ivan) == {}


async def test_a_managers_table_gets_the_polite_sentence_and_other_files_nothing(
    world: World,
) -> None:
    answer = await sends(world, TODAY, by=world.ivan)
    assert answer.text == texts("ru")("gate.no_right")
    assert await world.counts(world.ivan) == {}
    before = len(world.ivan.private.messages)
    await world.ivan.uploads("договор.pdf", b"%PDF")
    await world.settled()
    assert len(world.ivan.private.messages) == before + 1  # the file itself
