"""What nobody will ask for again is dropped; the rest stays."""

from datetime import timedelta

from jobs.upkeep import Upkeep
from storage import inbox, prompts
from storage.inbox import KEPT_SECONDS
from storage.prompts import Prompt
from tests.cast import NOW, OLGA
from tests.delivery.post_office import PostOffice

LATER = NOW + timedelta(seconds=KEPT_SECONDS + 1)


async def kept(office: PostOffice) -> tuple[list[int], int]:
    """The updates that are still there, and how many pictures."""
    return await office.database.read(
        lambda db: (
            [row["update_id"] for row in db.execute("SELECT update_id FROM inbox")],
            db.execute("SELECT count(picture) FROM posts").fetchone()[0],
        )
    )


async def test_old_updates_and_pictures_go_and_unfinished_updates_stay(office: PostOffice) -> None:
    await office.database.write(lambda db: inbox.receive(db, [(1, "{}"), (2, "{}")], NOW))
    await office.database.write(lambda db: inbox.complete(db, 1))
    await office.put(OLGA.id, picture=b"PNG")
    await Upkeep(office.database).run(NOW)
    assert await kept(office) == ([1, 2], 1)
    await Upkeep(office.database).run(LATER)
    assert await kept(office) == ([2], 0)


async def test_what_was_set_aside_is_kept_for_a_month(office: PostOffice) -> None:
    await office.database.write(lambda db: inbox.receive(db, [(1, "{}"), (2, "{}")], NOW))
    await office.database.write(lambda db: inbox.complete(db, 1, "failed"))
    await office.database.write(lambda db: inbox.complete(db, 2, "unreadable"))
    await Upkeep(office.database).run(NOW + timedelta(days=30))
    assert await kept(office) == ([1, 2], 0)
    await Upkeep(office.database).run(NOW + timedelta(days=30, seconds=1))
    assert await kept(office) == ([], 0)


async def test_a_question_that_nobody_answered_for_a_week_goes(office: PostOffice) -> None:
    question = Prompt(OLGA.id, 7, 6, "settings:1.0:post.digest:at")
    await office.database.write(lambda db: prompts.add(db, question, NOW))
    await Upkeep(office.database).run(NOW + prompts.KEPT)
    assert await office.database.read(lambda db: prompts.load(db, OLGA.id, 7)) == question
    await Upkeep(office.database).run(NOW + prompts.KEPT + timedelta(seconds=1))
    assert await office.database.read(lambda db: prompts.load(db, OLGA.id, 7)) is None
