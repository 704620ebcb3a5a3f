"""Bot API requests and answers on the wire: every way of passing arguments, the one envelope."""

import json
import re
from typing import Any

from aiohttp import BodyPartReader, web

from sandbox.arguments import Arguments, Upload
from sandbox.refusals import RefusalError, bad_request

MAX_BODY = 64 * 1024 * 1024
_ESCAPES = re.compile(rb"(?:%[0-9A-Fa-f]{2})+")


async def read_arguments(request: web.Request) -> Arguments:
    """Query string, then the body over it: urlencoded, multipart (chunked or not) or JSON."""
    arguments = Arguments()
    if request.query_string:
        arguments.values.update(request.query)
    if not request.body_exists:
        return arguments
    kind = request.content_type
    if kind == "multipart/form-data":
        await _read_parts(request, arguments)
    elif kind == "application/json":
        arguments.values.update(_from_json(await request.read()))
    elif kind == "application/x-www-form-urlencoded":
        arguments.values.update(from_form(await request.read()))
    return arguments


def from_form(body: bytes) -> dict[str, str]:
    """Decodes a run of escapes at once: Cyrillic is nothing else, and urllib takes each alone."""
    pairs = (field.partition(b"=") for field in body.split(b"&") if field)
    try:
        return {_unquoted(name): _unquoted(value) for name, _, value in pairs}
    except UnicodeDecodeError as error:
        raise bad_request("Strings must be encoded in UTF-8") from error


def _unquoted(raw: bytes) -> str:
    return _ESCAPES.sub(_unescaped, raw.replace(b"+", b" ")).decode()


def _unescaped(escapes: re.Match[bytes]) -> bytes:
    return bytes.fromhex(escapes.group().replace(b"%", b"").decode())


def _from_json(body: bytes) -> dict[str, str]:
    try:
        values = json.loads(body or b"{}")
        body.decode()
    except ValueError as error:
        raise bad_request("Can't parse JSON object") from error
    if not isinstance(values, dict):
        raise bad_request("Can't parse JSON object")
    return {name: _as_text(value) for name, value in values.items() if value is not None}


def _as_text(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


async def _read_parts(request: web.Request, arguments: Arguments) -> None:
    size = 0
    async for part in await request.multipart():
        if not isinstance(part, BodyPartReader) or part.name is None:
            continue
        content = bytes(await part.read(decode=True))
        size += len(content)
        if size > MAX_BODY:
            raise RefusalError(413, "Request Entity Too Large")
        if part.filename is None:
            arguments.values[part.name] = content.decode(errors="replace")
        else:
            mime_type = part.headers.get("Content-Type", "application/octet-stream")
            arguments.uploads[part.name] = Upload(part.filename, content, mime_type)


_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def encoded(value: Any) -> bytes:
    return _ENCODER.encode(value).encode()


def answer(result: Any) -> web.Response:
    return _json(b'{"ok":true,"result":' + encoded(result) + b"}", 200)


def raw_answer(result: bytes) -> web.Response:
    """`result` is JSON already."""
    return _json(b'{"ok":true,"result":' + result + b"}", 200)


def failure(refusal: RefusalError) -> web.Response:
    body = {"ok": False, "error_code": refusal.code, "description": refusal.description}
    if refusal.parameters:
        body["parameters"] = dict(refusal.parameters)
    return _json(encoded(body), refusal.code)


def _json(body: bytes, status: int) -> web.Response:
    return web.Response(body=body, status=status, content_type="application/json")
