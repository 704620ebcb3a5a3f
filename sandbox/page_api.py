"""The chat page's side of the server: routes, reading requests, refusing in one sentence."""

import inspect
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

from aiohttp import web

from sandbox import events, page_driver, page_groups, page_people, page_view, people
from sandbox.arguments import Upload
from sandbox.page_body import Action, Body, UnknownError, read_body
from sandbox.people import ImpossibleError
from sandbox.refusals import RefusalError
from sandbox.telegram import Telegram

Json = dict[str, Any]
PAGE = Path(__file__).parent / "page"


class PageApi:
    def __init__(self, telegram: Telegram) -> None:
        self._telegram = telegram

    def add_routes(self, app: web.Application) -> None:
        router = app.router
        for path, action in {**page_people.POSTS, **page_driver.POSTS}.items():
            router.add_post(path, self._handler(action))
        for path, action in page_driver.GETS.items():
            router.add_get(path, self._handler(action))
        router.add_post("/sandbox/groups", self._handler(page_groups.create))
        router.add_post("/sandbox/groups/{id}/{action:.+}", self._group)
        router.add_get("/sandbox/chats/{id}/messages", self._messages)
        router.add_post("/sandbox/upload", self._upload)
        router.add_delete("/sandbox/faults", self._clear_faults)
        router.add_get("/sandbox/files/{id}", self._file)
        router.add_get("/sandbox/events", self._events)
        router.add_get("/", self._index)
        if PAGE.is_dir():
            router.add_static("/page/", PAGE)

    def _handler(self, action: Action) -> Callable[[web.Request], Awaitable[web.Response]]:
        async def handle(request: web.Request) -> web.Response:
            return await self._answer(request, action)

        return handle

    async def _answer(self, request: web.Request, action: Action) -> web.Response:
        try:
            if request.method == "GET":
                body = Body(self._telegram, dict(request.query))
            else:
                body = await read_body(request, self._telegram)
            result = action(body)
            found = await result if inspect.isawaitable(result) else result
        except UnknownError as error:
            return _refused(404, error)
        except (ImpossibleError, RefusalError, ValueError, TypeError, LookupError) as error:
            return _refused(400, error)
        return web.json_response({"ok": True} | found)

    async def _group(self, request: web.Request) -> web.Response:
        def act(body: Body) -> Json:
            action = page_groups.ACTIONS.get(request.match_info["action"])
            if action is None:
                raise UnknownError("there is no such action")
            return action(body, body.chat_by(int(request.match_info["id"])))

        return await self._answer(request, act)

    async def _messages(self, request: web.Request) -> web.Response:
        def read(body: Body) -> Json:
            chat = body.chat_by(int(request.match_info["id"]))
            viewer, after = body.optional_number("as"), body.optional_number("after") or 0
            return page_view.messages(self._telegram, chat, viewer, after)

        return await self._answer(request, read)

    async def _upload(self, request: web.Request) -> web.Response:
        form = dict(await request.post())
        file = form.get("file")

        def act(_body: Body) -> Json:
            if not isinstance(file, web.FileField):
                raise ImpossibleError("there is no file")
            body = Body(self._telegram, form)
            content = Upload(file.filename, file.file.read(), file.content_type)
            message = people.upload(
                self._telegram,
                body.person(),
                body.chat(),
                content,
                caption=body.text("caption", ""),
                kind="photo" if body.flag("as_photo") else "document",
                thread=body.optional_number("thread"),
            )
            return {"chat": message.chat.id, "message_id": message.id}

        return await self._answer_form(act)

    async def _answer_form(self, act: Callable[[Body], Json]) -> web.Response:
        try:
            return web.json_response({"ok": True} | act(Body(self._telegram, {})))
        except UnknownError as error:
            return _refused(404, error)
        except (ImpossibleError, RefusalError) as error:
            return _refused(400, error)

    async def _clear_faults(self, _request: web.Request) -> web.Response:
        self._telegram.faults.clear()
        self._telegram.queue.twice = False
        return web.json_response({"ok": True})

    async def _file(self, request: web.Request) -> web.Response:
        stored = self._telegram.files.by_unique_id(request.match_info["id"])
        if stored is None:
            return _refused(404, UnknownError("there is no such file"))
        headers = {"Content-Disposition": "inline", "Cache-Control": "max-age=31536000, immutable"}
        return web.Response(body=stored.content, content_type=stored.mime_type, headers=headers)

    async def _events(self, request: web.Request) -> web.StreamResponse:
        return await events.stream(request, self._telegram.changes)

    async def _index(self, _request: web.Request) -> web.StreamResponse:
        page = PAGE / "index.html"
        if not page.is_file():
            return _refused(404, UnknownError("the chat page is not installed"))
        return web.FileResponse(page)


def _refused(status: int, error: Exception) -> web.Response:
    return web.json_response({"ok": False, "error": str(error)}, status=status)
