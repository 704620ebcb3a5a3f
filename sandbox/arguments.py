"""The arguments of one Bot API call, read as Telegram reads them: everything is text."""

import json
from dataclasses import dataclass, field
from typing import Any

from sandbox.refusals import bad_request


@dataclass(frozen=True, slots=True)
class Upload:
    """A file part of a multipart request."""

    name: str
    content: bytes
    mime_type: str


@dataclass(slots=True)
class Arguments:
    values: dict[str, str] = field(default_factory=dict)
    uploads: dict[str, Upload] = field(default_factory=dict)

    def text(self, name: str) -> str:
        """Empty if it was not given."""
        return self.values.get(name, "")

    def integer(self, name: str, default: int = 0) -> int:
        """Text that does not begin with a number counts as `default`, as it does at Telegram."""
        return to_integer(self.values.get(name, ""), default)

    def flag(self, name: str) -> bool:
        return self.values.get(name, "").lower() in {"true", "yes", "1"}

    def parsed(self, name: str, refusal: str) -> Any:
        """The JSON under `name`, None if absent; what is not JSON is refused with `refusal`."""
        raw = self.values.get(name, "")
        if not raw:
            return None
        try:
            return json.loads(raw)
        except ValueError as error:
            raise bad_request(refusal) from error

    def logged(self) -> dict[str, str]:
        """For the calls log: the values, and files by name and size."""
        if not self.uploads:
            return self.values
        files = {
            name: f"<{upload.name}, {len(upload.content)} bytes>"
            for name, upload in self.uploads.items()
        }
        return self.values | files


def to_integer(text: str, default: int = 0) -> int:
    try:
        return int(text)
    except ValueError:
        return default
