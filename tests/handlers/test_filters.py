from collections.abc import Iterator

from aiogram import Router
from aiogram.dispatcher.event.handler import CallableObject

from handlers.routers import build_routers


def callables(router: Router) -> Iterator[CallableObject]:
    for observer in router.observers.values():
        for handler in observer.handlers:
            yield handler
            yield from handler.filters or ()


def test_no_filter_and_no_handler_takes_an_update_to_a_thread() -> None:
    found = [one for router in build_routers() for one in callables(router)]
    assert len(found) > 60
    assert [one for one in found if not one.awaitable] == []
