"""A refusal in Telegram's own words."""

from collections.abc import Mapping
from typing import Any

_PREFIXES = {400: "Bad Request: ", 403: "Forbidden: "}


class RefusalError(Exception):
    """Becomes `{"ok": false, ...}` with the HTTP status `code`."""

    def __init__(
        self, code: int, description: str, parameters: Mapping[str, Any] | None = None
    ) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters


def bad_request(text: str, parameters: Mapping[str, Any] | None = None) -> RefusalError:
    return RefusalError(400, described(400, text), parameters)


def forbidden(text: str) -> RefusalError:
    return RefusalError(403, described(403, text))


def conflict(text: str) -> RefusalError:
    return RefusalError(409, f"Conflict: {text}")


def too_many_requests(retry_after: int) -> RefusalError:
    text = f"Too Many Requests: retry after {retry_after}"
    return RefusalError(429, text, {"retry_after": retry_after})


def described(code: int, text: str) -> str:
    """Telegram's casing: a prefix by code, the first letter small unless the text is a CODE."""
    prefix = _PREFIXES.get(code, "")
    first_word = text.split(" ", 1)[0]
    if not prefix or first_word.upper() == first_word:
        return prefix + text
    return prefix + text[:1].lower() + text[1:]
