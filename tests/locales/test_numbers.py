"""Numbers as they read where there is little room."""

import pytest

from locales.numbers import short_money


@pytest.mark.parametrize(
    ("whole", "russian", "english"),
    [
        (9_000, "9 000 ₽", "9 000 ₽"),
        (350_000, "350 тыс. ₽", "350 k ₽"),
        (1_500_000, "1,5 млн ₽", "1.5 m ₽"),
        (2_500_000_000, "2,5 млрд ₽", "2.5 bn ₽"),
        (10**12, "1 трлн ₽", "1 tn ₽"),
    ],
)
def test_large_amounts_are_short(whole: int, russian: str, english: str) -> None:
    told = [" ".join(short_money(whole * 100, "RUB", it).split()) for it in ("ru", "en")]
    assert told == [russian, english]
