"""A refusal says how to do it right: what it advises must itself be logged."""

from pathlib import Path
from re import findall

import pytest

import locales
from locales.texts import LANGUAGES
from tests.sales.quick_entry_notation import read

ADVICE = sorted(
    {
        example
        for language in LANGUAGES
        for example in findall(
            r"<code>(.*?)</code>",
            (Path(locales.__path__[0]) / language / "refusals.po").read_text(encoding="utf-8"),
        )
    }
)


@pytest.mark.parametrize("example", ADVICE)
def test_what_a_refusal_advises_is_logged(example: str) -> None:
    assert isinstance(read(example), tuple)
