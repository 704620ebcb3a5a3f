"""Files that were sent: photos and documents, under the ids that Telegram would give them."""

import base64
import hashlib
import mimetypes
from dataclasses import dataclass
from typing import Any, Literal

from sandbox import images
from sandbox.arguments import Upload
from sandbox.refusals import RefusalError, bad_request

Json = dict[str, Any]
FileKind = Literal["photo", "document"]

PHOTO_LIMIT = 10 * 1024 * 1024
FILE_LIMIT = 50 * 1024 * 1024
DOWNLOAD_LIMIT = 20 * 1024 * 1024
SIDES_LIMIT = 10_000
RATIO_LIMIT = 20
_PREFIXES = {"photo": "AgACAgI", "document": "BQACAgI"}
_THUMB = 320


@dataclass(frozen=True, slots=True)
class StoredFile:
    """`unique_id` is also its name in `/sandbox/files/`; `path` its name for the bot's download."""

    id: str
    unique_id: str
    kind: FileKind
    name: str
    mime_type: str
    content: bytes
    width: int = 0
    height: int = 0

    @property
    def path(self) -> str:
        folder = "photos" if self.kind == "photo" else "documents"
        extension = mimetypes.guess_extension(self.mime_type) or ".bin"
        return f"{folder}/{self.unique_id}{extension}"

    def content_fields(self) -> Json:
        """The message's fields for this file."""
        return {"photo": self._sizes()} if self.kind == "photo" else {"document": self._document()}

    def _sizes(self) -> list[Json]:
        scale = _THUMB / max(self.width, self.height, _THUMB + 1)
        small = self._size(max(1, round(self.width * scale)), max(1, round(self.height * scale)))
        small |= {"file_id": self.id + "s", "file_unique_id": self.unique_id + "s"}
        return [small, self._size(self.width, self.height)]

    def _size(self, width: int, height: int) -> Json:
        return self.reference() | {"width": width, "height": height}

    def _document(self) -> Json:
        return {"file_name": self.name, "mime_type": self.mime_type} | self.reference()

    def reference(self) -> Json:
        size = len(self.content)
        return {"file_id": self.id, "file_unique_id": self.unique_id, "file_size": size}


class Files:
    def __init__(self) -> None:
        self._by_id: dict[str, StoredFile] = {}
        self._by_unique_id: dict[str, StoredFile] = {}
        self._by_path: dict[str, StoredFile] = {}

    def add(self, kind: FileKind, upload: Upload) -> StoredFile:
        """Raises what Telegram refuses: too big, empty, not a picture, an unusable shape."""
        check_upload(kind, upload)
        width, height = _sides(upload.content) if kind == "photo" else (0, 0)
        mime_type = _mime_type(upload)
        number = len(self._by_id)
        digest = hashlib.sha256(b"%d " % number + upload.content).digest()
        unique_id = "AQAD" + base64.urlsafe_b64encode(digest[:9]).decode()
        file_id = _PREFIXES[kind] + base64.urlsafe_b64encode(digest + digest[:4]).decode()
        stored = StoredFile(
            file_id, unique_id, kind, upload.name, mime_type, upload.content, width, height
        )
        self._by_id[file_id] = self._by_unique_id[unique_id] = self._by_path[stored.path] = stored
        return stored

    def by_id(self, file_id: str) -> StoredFile | None:
        return self._by_id.get(file_id) or self._by_id.get(file_id.removesuffix("s"))

    def by_unique_id(self, unique_id: str) -> StoredFile | None:
        return self._by_unique_id.get(unique_id)

    def by_path(self, path: str) -> StoredFile | None:
        return self._by_path.get(path)


def check_upload(kind: FileKind, upload: Upload) -> None:
    if not upload.content:
        raise bad_request("File must be non-empty")
    if kind == "photo" and len(upload.content) > PHOTO_LIMIT:
        raise bad_request("File is too big")
    if len(upload.content) > FILE_LIMIT:
        raise RefusalError(413, "Request Entity Too Large")


def _sides(content: bytes) -> tuple[int, int]:
    sides = images.size(content)
    if sides is None:
        raise bad_request("IMAGE_PROCESS_FAILED")
    width, height = sides
    shortest = min(sides)
    if width + height > SIDES_LIMIT or not shortest or max(sides) / shortest > RATIO_LIMIT:
        raise bad_request("PHOTO_INVALID_DIMENSIONS")
    return width, height


def _mime_type(upload: Upload) -> str:
    guessed = mimetypes.guess_type(upload.name)[0]
    return guessed or upload.mime_type.partition(";")[0] or "application/octet-stream"
