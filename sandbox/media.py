"""Where the file of a call comes from: a part of the request, or a file sent before."""

from collections.abc import Callable
from dataclasses import dataclass

from sandbox import text
from sandbox.arguments import Arguments, Upload
from sandbox.files import FileKind, StoredFile
from sandbox.model import Json
from sandbox.refusals import RefusalError, bad_request
from sandbox.telegram import Telegram

Source = Callable[[], StoredFile]
_KINDS: dict[str, FileKind] = {"photo": "photo", "document": "document"}


def from_arguments(telegram: Telegram, arguments: Arguments, kind: FileKind) -> Source:
    """Stores nothing yet: call the source once chat and content were found in order."""
    if kind in arguments.uploads:
        return _uploaded(telegram, kind, arguments.uploads[kind])
    return source(telegram, arguments, kind, arguments.text(kind))


def source(telegram: Telegram, arguments: Arguments, kind: FileKind, given: str) -> Source:
    """`given` is `attach://<part>` or a file id."""
    if not given:
        raise bad_request(f"there is no {kind} in the request")
    if given.startswith("attach://"):
        upload = arguments.uploads.get(given.removeprefix("attach://"))
        if upload is None:
            raise bad_request(f"there is no {kind} in the request")
        return _uploaded(telegram, kind, upload)
    return _sent_before(telegram, kind, given)


def _uploaded(telegram: Telegram, kind: FileKind, upload: Upload) -> Source:
    return lambda: telegram.files.add(kind, upload)


def _sent_before(telegram: Telegram, kind: FileKind, given: str) -> Source:
    if given.startswith(("http://", "https://")):
        raise bad_request("failed to get HTTP URL content")
    stored = telegram.files.by_id(given)
    if stored is None:
        raise bad_request("wrong file identifier/HTTP URL specified")
    if stored.kind != kind:
        names = {"photo": "Photo", "document": "Document"}
        raise bad_request(f"can't use file of type {names[stored.kind]} as {names[kind]}")
    return lambda: stored


@dataclass(frozen=True, slots=True)
class InputMedia:
    kind: FileKind
    source: Source
    caption: text.FormattedText

    def content(self) -> Json:
        text.check_caption(self.caption)
        return self.source().content_fields() | self.caption.content("caption")


def read_media(telegram: Telegram, arguments: Arguments, raw: object) -> InputMedia:
    """One InputMedia object of a call."""
    if not isinstance(raw, dict):
        raise _unparsed("expected an Object")
    kind = _KINDS.get(str(raw.get("type", "")))
    if kind is None:
        raise _unparsed('unsupported media type "' + str(raw.get("type", "")) + '"')
    own = Arguments({name: value for name, value in raw.items() if isinstance(value, str)})
    caption = text.read(own, telegram.world.users, "caption", "caption_entities")
    return InputMedia(kind, source(telegram, arguments, kind, str(raw.get("media", ""))), caption)


def album(telegram: Telegram, arguments: Arguments) -> list[InputMedia]:
    raw = arguments.parsed("media", "Can't parse media JSON object")
    if raw is None or raw == []:
        raise bad_request("There are no messages to send")
    if not isinstance(raw, list):
        raise bad_request("Expected an Array of InputMedia")
    return [read_media(telegram, arguments, item) for item in raw]


def check_album(items: list[InputMedia]) -> None:
    if len(items) > 10:
        raise bad_request("Too many messages to send as an album")
    if len({item.kind for item in items}) > 1:
        raise bad_request("Document can't be mixed with other media types")


def _unparsed(why: str) -> RefusalError:
    return bad_request(f"can't parse InputMedia: {why}")
