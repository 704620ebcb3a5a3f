"""A post with a topic of its own: the topic is the team's, and a word for no post moves nothing."""

import pytest

from sales.posting import Topic
from sandbox.groups import open_topic
from sandbox.testing import Group
from storage import binding
from tests.cast import SALES
from tests.handlers.settings_walk import opened, posting, walk
from tests.handlers.world import World


@pytest.fixture
async def forum(world: World) -> Group:
    """Bound to «Отчёты»."""
    forum = world.sandbox.group(
        "Форум", world.olga, topics=["Отчёты"], members=[world.ivan], kind="supergroup"
    )
    await forum.next_message()  # the offer
    open_topic(world.sandbox.telegram, forum.chat, world.olga.user, "Флуд")
    await said(world, forum, "/bind@salesbeat_bot", "Отчёты")
    await forum.next_message()  # «Я в команде»
    return forum


async def said(world: World, forum: Group, text: str, topic: str, *, by_ivan: bool = False) -> str:
    """The answer."""
    person = world.ivan if by_ivan else world.olga
    await person.says(text, to=forum, thread=forum.topic(topic))
    return (await forum.next_message()).text


async def speaks_for_the_team(world: World, forum: Group) -> None:
    flood = forum.topic("Флуд")
    assert "2 звонка" in await said(world, forum, "/call@salesbeat_bot 2", "Флуд", by_ivan=True)
    await world.ivan.says("/top@salesbeat_bot", to=forum, thread=flood)
    top = await forum.next_message()
    assert "Иван" in top.text
    await world.ivan.presses("Неделя", on=top, to=forum)
    await world.shows(top, "Неделя")


async def test_the_own_topic_of_a_post_speaks_for_its_team(world: World, forum: Group) -> None:
    assert "/bind" in await said(world, forum, "/top@salesbeat_bot", "Флуд", by_ivan=True)
    await said(world, forum, "/bind@salesbeat_bot board", "Флуд")
    await speaks_for_the_team(world, forum)


async def test_so_does_a_topic_chosen_by_a_button(world: World, forum: Group) -> None:
    screen = await opened(world, world.olga)
    await walk(world, world.olga, screen, "Посты", "Доска дня", "В тему «Флуд»")
    await world.shows(screen, "своя тема")
    await speaks_for_the_team(world, forum)


@pytest.mark.parametrize(
    ("word", "kind"), [("доска", "board"), ("Итоги недели", "week"), ("«Победы»", "celebration")]
)
async def test_a_post_is_called_by_its_own_name(
    world: World, forum: Group, word: str, kind: str
) -> None:
    await said(world, forum, f"/bind@salesbeat_bot {word}", "Флуд")
    assert (await posting(world)).plan(kind).topic == Topic(forum.id, forum.topic("Флуд"))


@pytest.mark.parametrize("word", ["чушь", "digest", "личные рекорды", "<b>доска</b> слонов"])
async def test_a_word_for_no_post_of_a_chat_moves_nothing_and_is_told_how_to_say_it(
    world: World, forum: Group, word: str
) -> None:
    answer = await said(world, forum, f"/bind@salesbeat_bot {word}", "Флуд")
    assert "/bind доска дня" in answer
    await world.settled()
    assert forum.from_bot[-1].text == answer  # nobody is asked who is in the team
    bound = await world.database.read(lambda db: binding.of_team(db, SALES.id))
    assert bound is not None
    assert bound.thread_id == forum.topic("Отчёты")
    assert (await posting(world)).plans == {}


async def test_who_binds_another_topic_reads_the_name_of_the_one_before(
    world: World, forum: Group
) -> None:
    answer = await said(world, forum, "/bind@salesbeat_bot", "Флуд")
    assert "«Форум», тема «Отчёты»" in answer
