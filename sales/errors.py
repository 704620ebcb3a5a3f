"""The one error that is meant for people."""


class SalesError(Exception):
    """A refusal: ``key`` names the text in ``locales``, ``params`` fill its placeholders.

    Whoever raises it has changed nothing. Every such text says how to do it right.
    """

    def __init__(self, key: str, **params: object) -> None:
        super().__init__(key)
        self.key = key
        self.params = params


class EditRefusedError(SalesError):
    """An edit was refused; what the message had logged before still counts."""
