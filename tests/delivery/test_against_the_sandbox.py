"""The sender over real HTTP, on a Telegram that refuses what the real one refuses."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from io import BytesIO

from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from PIL import Image

from charts.specs import ChartSpec, LeaderboardSpec
from delivery.drawing import Drawn
from delivery.pace import Pace
from delivery.sender import Sender
from locales.texts import Html
from reports.post import Post
from sandbox.testing import OFF, Fault, Limits, Sandbox, flood
from tests.delivery.post_office import BOARD, ROW, PostOffice, bind

HELLO = Post(Html("<b>Записал</b>: 5 звонков"), buttons=ROW)
TEN_O_CLOCK = 1_795_000_000.0


class Pixels:
    """A square of its own shade for each title."""

    async def draw(self, spec: ChartSpec, /) -> bytes:
        picture = BytesIO()
        Image.new("L", (64, 64), len(spec.title)).save(picture, "PNG")
        return picture.getvalue()


@asynccontextmanager
async def sending(
    office: PostOffice, limits: Limits = OFF, pace: Pace | None = None
) -> AsyncIterator[tuple[Sandbox, Sender]]:
    hours = office.hours
    async with Sandbox.running(limits=limits, real=lambda: TEN_O_CLOCK + hours.now) as sandbox:
        api = TelegramAPIServer.from_base(sandbox.url)
        async with Bot(sandbox.token, session=AiohttpSession(api=api)) as bot:
            pace = pace or Pace(0, 0, clock=hours.clock, sleep=hours.skip)
            yield sandbox, Sender(bot, Pixels(), pace, office.chats())


async def test_answers_pictures_documents_edits_and_toasts_are_as_telegram_wants_them(
    office: PostOffice,
) -> None:
    async with sending(office) as (sandbox, sender):
        ivan = sandbox.person("Иван")
        await ivan.starts()
        sent = await sender.send(ivan.id, HELLO, keyboard=(("Звонок",),))
        picture = await sender.send(ivan.id, Post(Html("Доска"), BOARD, ROW))
        await sender.document(ivan.id, "entries.csv", b"id,day", Html("За неделю"))
        assert sent is not None
        assert picture is not None
        await sender.edit(ivan.id, sent, Post(Html("Отменил")))
        await sender.edit(ivan.id, sent, Post(Html("Отменил")))
        await sender.edit(
            ivan.id, picture, Post(Html("Неделя"), LeaderboardSpec("Неделя", "", (), ""), ROW)
        )
        await sender.edit(ivan.id, picture, Post(Html("Новая подпись"), buttons=ROW))
        await sender.toast("no such press", "уже учтено")
        assert [it.text for it in ivan.sees() if it.sender is not ivan.user] == [
            "Отменил", "Новая подпись", "За неделю",
        ]  # fmt: skip


async def test_a_long_post_arrives_whole(office: PostOffice) -> None:
    lines = [f"<b>{place}.</b> Имя &lt;{place}&gt;" for place in range(500)]
    async with sending(office) as (sandbox, sender):
        ivan = sandbox.person("Иван")
        await ivan.starts()
        await sender.send(ivan.id, Post(Html("Доска\n\n" + "\n".join(lines)), BOARD, ROW))
        heard = [it.text for it in ivan.sees() if it.sender is not ivan.user]
        assert heard[0] == "Доска"
        assert "\n".join(heard[1:]).split("\n") == [f"{it}. Имя <{it}>" for it in range(500)]


async def test_whoever_blocked_the_bot_or_never_started_it_is_noted_not_raised(
    office: PostOffice,
) -> None:
    async with sending(office) as (sandbox, sender):
        ivan, maria = sandbox.person("Иван"), sandbox.person("Мария")
        await ivan.starts()
        await ivan.blocks_bot()
        assert await sender.send(ivan.id, HELLO) is None
        assert await sender.send(maria.id, HELLO) is None
        assert await sender.send(12345, HELLO) is None


async def test_a_group_is_followed_to_its_new_id_and_a_closed_topic_is_noted(
    office: PostOffice,
) -> None:
    async with sending(office) as (sandbox, sender):
        olga = sandbox.person("Ольга")
        group = sandbox.group("Продажи", olga)
        await office.database.write(lambda db: bind(db, group.id))
        new = group.migrate()
        assert await sender.send(group.id, HELLO) is not None
        assert len(new.from_bot) == 1
        assert await office.bound_to() == [(new.id, 0)]
        forum = sandbox.group("Форум", olga, topics=["Отчёты"])
        topic = forum.topic("Отчёты")
        await office.database.write(lambda db: bind(db, forum.id, topic))
        assert await sender.send(forum.id, HELLO, thread_id=topic) is not None
        forum.close_topic(topic)
        assert await sender.send(forum.id, HELLO, thread_id=topic) is None
        assert await office.bound_to() == []


async def test_no_answer_is_lost_when_every_third_call_is_refused_for_flood(
    office: PostOffice,
) -> None:
    async with sending(office) as (sandbox, sender):
        ivan = sandbox.person("Иван")
        await ivan.starts()
        sandbox.faults.add(flood(5, every=3))
        sent = [await sender.send(ivan.id, Post(Html(f"ответ {n}"))) for n in range(20)]
        assert None not in sent
        heard = [it.text for it in ivan.sees() if it.sender is not ivan.user]
        assert heard == [f"ответ {number}" for number in range(20)]


async def test_a_server_error_and_a_lost_answer_cost_no_answer(office: PostOffice) -> None:
    async with sending(office) as (sandbox, sender):
        ivan = sandbox.person("Иван")
        await ivan.starts()
        sandbox.faults.add(Fault("refuse", times=2, code=502))
        assert await sender.send(ivan.id, HELLO) is not None
        sandbox.faults.add(Fault("lose", times=1))
        assert await sender.send(ivan.id, HELLO) is not None
        assert len([it for it in ivan.sees() if it.sender is not ivan.user]) == 3


async def test_paced_as_telegram_wants_it_nothing_is_refused(office: PostOffice) -> None:
    pace = Pace(clock=office.hours.clock, sleep=office.hours.skip)
    async with sending(office, Limits(), pace) as (sandbox, sender):
        olga = sandbox.person("Ольга")
        await olga.starts()
        group = sandbox.group("Продажи", olga)
        for number in range(45):
            await sender.send(group.id, Post(Html(f"в чат {number}")))
            await sender.send(olga.id, Post(Html(f"лично {number}")))
        assert len(group.from_bot) == 45
        assert {call.status for call in sandbox.calls("sendMessage")} == {200}


async def test_a_posts_picture_is_uploaded_once_and_known_by_its_id(office: PostOffice) -> None:
    async with sending(office) as (sandbox, sender):
        ivan, maria = sandbox.person("Иван"), sandbox.person("Мария")
        await ivan.starts()
        await maria.starts()
        png = await Pixels().draw(BOARD)
        first = await sender.post(ivan.id, Drawn(Html("Доска"), png, ROW))
        assert first.file_id is not None
        again = await sender.post(maria.id, Drawn(Html("Доска"), first.file_id, ROW))
        assert again.file_id == first.file_id
        assert [it.text for it in maria.sees() if it.sender is not maria.user] == ["Доска"]
