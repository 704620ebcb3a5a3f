import asyncio

from bot.lanes import Lanes

Item = tuple[str, int]


class Work:
    """Notes what begins and ends; each item waits until it is let go."""

    def __init__(self) -> None:
        self.begun: list[Item] = []
        self.done: list[Item] = []
        self._gates: dict[Item, asyncio.Event] = {}

    async def handle(self, item: Item) -> None:
        self.begun.append(item)
        await self._gate(item).wait()
        self.done.append(item)

    def let_go(self, *items: Item) -> None:
        for item in items:
            self._gate(item).set()

    def _gate(self, item: Item) -> asyncio.Event:
        return self._gates.setdefault(item, asyncio.Event())


async def settle() -> None:
    """Let everything run that can."""
    for _ in range(20):
        await asyncio.sleep(0)


async def test_one_persons_items_keep_their_order_and_others_do_not_wait() -> None:
    work = Work()
    async with asyncio.timeout(10), asyncio.TaskGroup() as tasks:
        lanes = Lanes(work.handle, tasks, width=8)
        for item in (("ivan", 1), ("ivan", 2), ("maria", 1)):
            lanes.put(hash(item[0]), item)
        await settle()
        assert work.begun == [("ivan", 1), ("maria", 1)]
        work.let_go(("maria", 1))
        await settle()
        assert work.done == [("maria", 1)]
        work.let_go(("ivan", 1), ("ivan", 2))
    assert work.done == [("maria", 1), ("ivan", 1), ("ivan", 2)]


async def test_no_more_people_than_the_width_are_served_at_once() -> None:
    work = Work()
    people = [("a", 1), ("b", 1), ("c", 1)]
    async with asyncio.timeout(10), asyncio.TaskGroup() as tasks:
        lanes = Lanes(work.handle, tasks, width=2)
        for key, item in enumerate(people):
            lanes.put(key, item)
        await settle()
        assert work.begun == people[:2]
        work.let_go(*people)
    assert sorted(work.done) == people


async def test_room_is_made_when_work_is_done() -> None:
    work = Work()
    async with asyncio.timeout(10), asyncio.TaskGroup() as tasks:
        lanes = Lanes(work.handle, tasks, width=2)
        lanes.put(1, ("ivan", 1))
        lanes.put(1, ("ivan", 2))
        waiting = tasks.create_task(lanes.room(2))
        await settle()
        assert not waiting.done()
        work.let_go(("ivan", 1))
        await waiting
        assert work.done == [("ivan", 1)]
        work.let_go(("ivan", 2))


async def test_leaving_the_group_waits_for_all_that_was_put() -> None:
    done: list[int] = []

    async def handle(item: int) -> None:
        await asyncio.sleep(0)
        done.append(item)

    async with asyncio.timeout(10), asyncio.TaskGroup() as tasks:
        lanes = Lanes(handle, tasks, width=2)
        for item in range(10):
            lanes.put(item % 3, item)
    assert sorted(done) == list(range(10))
    assert lanes.waiting == 0
