"""Faults on order: refusals, floods, delays, lost calls and lost answers."""

import itertools
from dataclasses import dataclass, field
from typing import Any, Literal

from sandbox.refusals import RefusalError

Kind = Literal["refuse", "flood", "delay", "drop", "lose"]
KINDS = ("refuse", "flood", "delay", "drop", "lose")

SENDING = frozenset({
    "sendmessage", "sendphoto", "senddocument", "sendmediagroup", "editmessagetext",
    "editmessagecaption", "editmessagemedia", "editmessagereplymarkup",
})  # fmt: skip


@dataclass(slots=True)
class Fault:
    """Strikes every `every`-th matching call, `times` times (None: for ever).

    `methods` are compared without case; empty means all that send or edit.
    """

    kind: Kind
    methods: frozenset[str] = SENDING
    chat: str | None = None
    every: int = 1
    times: int | None = None
    code: int = 500
    description: str = "Internal Server Error"
    parameters: dict[str, Any] = field(default_factory=dict)
    seconds: float = 0.0
    _matched: int = 0

    def strikes(self, method: str, chat: str) -> bool:
        if method not in self.methods or (self.chat is not None and self.chat != chat):
            return False
        if self.times == 0:
            return False
        self._matched += 1
        if self._matched % self.every:
            return False
        if self.times is not None:
            self.times -= 1
        return True

    def refusal(self) -> RefusalError:
        return RefusalError(self.code, self.description, self.parameters)


class Faults:
    def __init__(self) -> None:
        self._faults: dict[int, Fault] = {}
        self._ids = itertools.count(1)

    def add(self, fault: Fault) -> int:
        number = next(self._ids)
        self._faults[number] = fault
        return number

    def clear(self) -> None:
        self._faults.clear()

    def next(self, method: str, chat: str) -> Fault | None:
        """The fault that strikes this call; `method` in lower case."""
        if not self._faults:
            return None
        for fault in self._faults.values():
            if fault.strikes(method, chat):
                return fault
        return None


def flood(retry_after: int, **rest: Any) -> Fault:
    text = f"Too Many Requests: retry after {retry_after}"
    parameters = {"retry_after": retry_after}
    return Fault("flood", code=429, description=text, parameters=parameters, **rest)
