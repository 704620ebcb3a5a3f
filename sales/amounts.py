"""Numbers as people type them: 350 000, 1,5 or 1.350.000."""

import re
from typing import NamedTuple

_DIGITS = 18  # more are refused whatever they say
_THOUSANDS = re.compile(r"[0-9]{1,3}(?:[.,][0-9]{3})+")
_TWO_NUMBERS = re.compile(r"[1-9][0-9]{0,2} [1-9][0-9]{2}")


class Numeral(NamedTuple):
    """A decimal fraction: ``digits`` / 10 ** ``places``."""

    digits: int
    places: int = 0

    def times(self, factor: int) -> int:
        """The product, half up."""
        one: int = 10**self.places
        return (2 * self.digits * factor + one) // (2 * one)

    def whole(self) -> int | None:
        """The number where it has no fraction."""
        value, rest = divmod(self.digits, 10**self.places)
        return None if rest else value

    def __str__(self) -> str:
        """As it is typed, with a decimal comma: 1,5."""
        whole, rest = divmod(self.digits, 10**self.places)
        fraction = f"{rest:0{self.places}}".rstrip("0") if self.places else ""
        return f"{whole},{fraction}" if fraction else str(whole)


def read_numeral(text: str, *, scaled: bool) -> Numeral:
    """Read digits with a decimal comma or point and grouped thousands.

    ``scaled``: «тыс» or the like follows, so that a lone comma is a decimal one («1,500 млн»),
    while in «350,000» it groups. Where both marks stand, the last is the decimal one.
    """
    if text.isdecimal():
        return Numeral(_int(text))
    text = text.replace(" ", "")
    at = max(text.rfind(","), text.rfind("."))
    if _is_grouped(text, scaled=scaled) or at < 0:
        return Numeral(_int(_unmarked(text)))
    fraction = text[at + 1 :][:6]
    return Numeral(_int(_unmarked(text[:at]) + fraction), len(fraction))


def _is_grouped(text: str, *, scaled: bool) -> bool:
    commas, points = text.count(","), text.count(".")
    if commas and points:
        return False
    return commas + points > 1 or (not scaled and _THOUSANDS.fullmatch(text) is not None)


def _unmarked(text: str) -> str:
    return text.replace(",", "").replace(".", "")


def _int(digits: str) -> int:
    return int(digits) if len(digits) <= _DIGITS else 10**_DIGITS


def two_numbers(text: str) -> tuple[str, str] | None:
    """«2 350» as 2 and 350, where the space may as well stand between two numbers."""
    if not _TWO_NUMBERS.fullmatch(text):
        return None
    first, second = text.split(" ")
    return first, second
