"""/absent: said by managers and heads, declined and agreed to by buttons."""

from functools import partial
from sqlite3 import Connection

from sales.absences import AbsenceState
from sandbox.model import Message
from sandbox.testing import Person
from storage import absences, people
from tests.cast import IVAN, MARIA, OLGA, SALES
from tests.handlers.world import World


async def states(world: World, person_id: int = IVAN.id) -> list[AbsenceState]:
    def found(db: Connection) -> list[AbsenceState]:
        rows = db.execute(
            "SELECT id FROM absences WHERE team_id = ? AND person_id = ? ORDER BY id",
            (SALES.id, person_id),
        ).fetchall()
        loaded = [absences.load_absence(db, row[0]) for row in rows]
        return [it.state for it in loaded if it is not None]

    return await world.database.read(found)


def labels(message: Message) -> list[str]:
    return [button["text"] for button in message.buttons]


async def answered(person: Person, said: str) -> Message:
    await person.says(said)
    return await person.hears()


async def test_the_head_hears_of_an_own_absence_at_once_and_may_decline(world: World) -> None:
    answer = await answered(world.ivan, "/absent 24.11-05.12 отпуск")
    assert "24 ноября – 5 декабря" in answer.text
    assert "7 дек" in answer.text  # back on Monday
    told = await world.olga.hears()
    assert "Иван Петров" in told.text
    assert "отпуск" in told.text
    (decline,) = labels(told)
    await world.olga.presses(decline, on=told)
    await world.shows(told, "Отклонено")
    assert "отклонено" in (await world.ivan.hears()).text
    assert await states(world) == [AbsenceState.DECLINED]


async def test_days_already_past_count_after_the_heads_yes(world: World) -> None:
    answer = await answered(world.ivan, "/absent вчера болел")
    assert "ждут" in answer.text
    assert await states(world) == [AbsenceState.WAITING]
    asked = await world.olga.hears()
    agree, _ = labels(asked)
    await world.olga.presses(agree, on=asked)
    await world.shows(asked, "Согласовано")
    assert "согласовано" in (await world.ivan.hears()).text
    assert await states(world) == [AbsenceState.STANDING]


async def test_a_second_press_changes_nothing_and_says_so(world: World) -> None:
    await answered(world.ivan, "/absent вчера")
    asked = await world.olga.hears()
    _, decline = asked.buttons
    await world.olga.presses(decline["text"], on=asked)
    await world.ivan.hears()
    assert "решено" in await world.press_again(world.olga, asked, decline["callback_data"])
    assert await states(world) == [AbsenceState.DECLINED]


async def test_no_other_manager_can_press_the_heads_buttons(world: World) -> None:
    await answered(world.ivan, "/absent завтра")
    told = await world.olga.hears()
    data = told.buttons[0]["callback_data"]
    for person in (world.maria, world.ivan, world.viktor, world.stranger):
        assert await world.press_again(person, told, data)
    assert await states(world) == [AbsenceState.STANDING]


async def test_a_head_enters_an_absence_for_someone_who_is_told(world: World) -> None:
    answer = await answered(world.olga, "/absent Мария до 15.12 больничный")
    assert "Мария" in answer.text
    told = await world.maria.hears()
    assert "Ольга" in told.text
    assert "19 ноября – 15 декабря" in told.text
    assert await states(world, MARIA.id) == [AbsenceState.STANDING]


async def test_a_manager_enters_nothing_for_another(world: World) -> None:
    answer = await answered(world.ivan, "/absent Мария завтра")
    assert answer.text
    assert await states(world, MARIA.id) == await states(world, IVAN.id) == []


async def test_where_two_have_the_name_buttons_ask_and_the_words_are_kept(world: World) -> None:
    link = await answered(world.olga, "/invite")
    link = await world.olga.hears()
    second = world.sandbox.person("Иван Сидоров")
    await second.says(next(word for word in link.text.split() if "?start=" in word))
    await second.hears()
    await world.olga.hears()
    question = await answered(world.olga, "/absent Иван завтра учёба в институте")
    assert sorted(labels(question)) == ["Иван Петров", "Иван Сидоров"]
    await world.olga.presses("Иван Сидоров", on=question)
    assert "в институте" in (await second.hears()).text
    assert await states(world) == []


async def test_the_only_absence_ends_by_a_word(world: World) -> None:
    await answered(world.ivan, "/absent завтра")
    await world.olga.hears()
    assert "Отменено" in (await answered(world.ivan, "/absent нет")).text
    assert "отменено" in (await world.olga.hears()).text
    assert await states(world) == [AbsenceState.CANCELLED]
    assert "нечего" in (await answered(world.ivan, "/absent нет")).text


async def test_of_several_one_is_ended_by_its_button(world: World) -> None:
    for said in ("/absent завтра", "/absent 01.12"):
        await answered(world.ivan, said)
        await world.olga.hears()
    shown = await answered(world.ivan, "/absent нет")
    assert "Какое" in shown.text
    assert "/absent" not in shown.text
    assert labels(shown) == ["Отменить 20 ноября", "Отменить 1 декабря"]
    await world.ivan.presses("Отменить 1 декабря", on=shown)
    await world.shows(shown, "1 декабря")
    await world.settled()
    assert await states(world) == [AbsenceState.STANDING, AbsenceState.CANCELLED]


async def test_said_alone_it_lists_what_is_known_and_offers_today_and_tomorrow(
    world: World,
) -> None:
    shown = await answered(world.ivan, "/absent")
    assert labels(shown) == ["Сегодня", "Завтра"]
    await world.ivan.presses("Завтра", on=shown)
    assert "20 ноября" in (await world.ivan.hears()).text
    assert "20 ноября" in (await world.olga.hears()).text
    assert "20 ноября" in (await answered(world.ivan, "/absent")).text


async def test_the_head_finds_what_waits_in_the_list(world: World) -> None:
    await answered(world.ivan, "/absent вчера")
    await world.olga.hears()
    shown = await answered(world.olga, "/absent")
    assert "Иван Петров" in shown.text
    await world.olga.presses("Согласен 18 ноября", on=shown)
    await world.shows(shown, "Согласовано")
    assert await states(world) == [AbsenceState.STANDING]


async def test_the_receipt_asks_nothing_of_a_day_away(world: World) -> None:
    await answered(world.olga, "/target all calls 20")
    assert "20" in (await answered(world.ivan, "5 звонков")).text
    await answered(world.ivan, "/absent сегодня")
    await world.olga.hears()
    assert "20" not in (await answered(world.ivan, "2 звонка")).text
    assert "20" in (await answered(world.maria, "5 звонков")).text


async def test_what_is_no_day_is_answered_with_the_way_to_say_it(world: World) -> None:
    for said in ("/absent отпуск", "/absent 31.11", "/absent 05.12-24.11"):
        assert (await answered(world.ivan, said)).text
    assert await states(world) == []


async def test_an_english_speaker_is_answered_in_english(world: World) -> None:
    await world.database.write(partial(people.set_language, person_id=OLGA.id, language="en"))
    await answered(world.ivan, "/absent tomorrow vacation")
    told = await world.olga.hears()
    assert "vacation" in told.text
    assert "November 20" in told.text


async def test_one_in_several_teams_is_told_that_it_holds_in_all(world: World) -> None:
    await world.olga.says("/newteam Вторая")
    await world.olga.hears()
    await world.olga.hears()
    answer = (await answered(world.olga, "/absent завтра")).text
    assert "Вторая" in answer
    assert "Продажи" in answer
    assert "Продажи" not in (await answered(world.ivan, "/absent завтра")).text


async def test_a_message_delivered_twice_enters_one_absence(world: World) -> None:
    world.sandbox.deliver_twice()
    await answered(world.ivan, "/absent завтра")
    await world.settled()
    assert await states(world) == [AbsenceState.STANDING]


async def test_a_head_who_misspells_a_name_is_asked_and_is_not_away_instead(world: World) -> None:
    question = await answered(world.olga, "/absent Петя завтра учёба")
    assert "Петя" in question.text
    assert sorted(labels(question)) == ["Иван Петров", "Мария Смирнова", "Ольга Орлова"]
    assert await states(world, OLGA.id) == []
    await world.olga.presses("Иван Петров", on=question)
    told = (await world.ivan.hears()).text
    assert "20 ноября" in told
    assert "учёба" in told
    assert "Петя" not in told
    assert await states(world, OLGA.id) == []


async def test_a_heads_own_words_before_the_day_are_a_note_once_she_says_so(world: World) -> None:
    question = await answered(world.olga, "/absent защита диплома завтра")
    await world.olga.presses("Ольга Орлова", on=question)
    assert "защита диплома" in (await world.olga.hears()).text
    assert await states(world, OLGA.id) == [AbsenceState.STANDING]


async def test_a_no_with_a_misspelt_name_does_not_end_the_heads_own(world: World) -> None:
    await answered(world.olga, "/absent завтра")
    question = await answered(world.olga, "/absent Петя нет")
    assert "Иван Петров" in labels(question)
    assert await states(world, OLGA.id) == [AbsenceState.STANDING]


async def test_known_words_before_the_day_ask_nothing(world: World) -> None:
    for person, said in ((world.olga, "/absent отпуск завтра"), (world.ivan, "/absent Петя 27.11")):
        assert "Записал" in (await answered(person, said)).text
