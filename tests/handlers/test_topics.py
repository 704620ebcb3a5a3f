"""Topics of a chat: the settings call them what Telegram calls them, else by their number."""

from sales.posting import Topic
from sandbox.groups import open_topic, rename_topic
from sandbox.model import Message
from sandbox.testing import Group
from storage import binding
from storage.binding import Binding
from tests.cast import NOW, SALES
from tests.handlers.settings_walk import opened, posting, walk
from tests.handlers.world import World


async def forum_of(world: World) -> Group:
    """Its topic is older than the bot."""
    forum = world.sandbox.group("Форум", world.olga, topics=["Отчёты"], kind="supergroup")
    await forum.next_message()  # the offer
    return forum


async def board_screen(world: World) -> Message:
    screen = await opened(world, world.olga)
    await walk(world, world.olga, screen, "Посты", "Доска дня")
    await world.shows(screen, "Кому")
    return screen


async def test_a_bound_topic_is_named_by_the_message_that_binds_it(world: World) -> None:
    forum = await forum_of(world)
    await world.olga.says("/bind@salesbeat_bot", to=forum, thread=forum.topic("Отчёты"))
    await forum.next_message()
    assert "«Форум», тема «Отчёты»" in (await board_screen(world)).text


async def test_a_topic_opened_while_the_bot_is_there_is_known_by_its_name(world: World) -> None:
    forum = await forum_of(world)
    opened_now = open_topic(world.sandbox.telegram, forum.chat, world.olga.user, "Доска <b>")
    await world.olga.says("/bind@salesbeat_bot", to=forum, thread=forum.topic("Отчёты"))
    await forum.next_message()
    await world.olga.says("/bind@salesbeat_bot board", to=forum, thread=opened_now.id)
    await world.settled()
    assert "тема «Доска <b>» (своя" in (await board_screen(world)).text


async def test_a_renamed_topic_is_shown_by_its_new_name_whoever_binds_later(world: World) -> None:
    forum = await forum_of(world)
    topic = forum.topic("Отчёты")
    rename_topic(world.sandbox.telegram, forum.chat, world.olga.user, topic, "Итоги")
    await world.settled()
    await world.olga.says("/bind@salesbeat_bot", to=forum, thread=topic)
    await forum.next_message()
    assert "тема «Итоги»" in (await board_screen(world)).text


async def test_a_post_is_sent_into_a_known_topic_by_its_button_and_back(world: World) -> None:
    forum = await forum_of(world)
    topic = open_topic(world.sandbox.telegram, forum.chat, world.olga.user, "Доски")
    await world.olga.says("/bind@salesbeat_bot", to=forum, thread=forum.topic("Отчёты"))
    await forum.next_message()
    screen = await board_screen(world)
    await walk(world, world.olga, screen, "В тему «Доски»")
    await world.shows(screen, "своя тема")
    assert (await posting(world)).plan("board").topic == Topic(forum.id, topic.id)
    await walk(world, world.olga, screen, "Туда же, куда остальное")
    await world.shows(screen, "«Форум», тема «Отчёты»")
    assert (await posting(world)).plan("board").topic is None


async def test_a_topic_nobody_has_named_is_shown_by_its_number(world: World) -> None:
    bound = Binding(SALES.id, world.chat.id, 9, "Чат продаж")
    await world.database.write(lambda db: binding.save(db, bound, world.olga.id, NOW))
    assert "тема № 9" in (await board_screen(world)).text
