"""Spaces, signs and letters that look alike on a phone, and what a message may hold."""

import pytest

from sales.entries import MAX_NOTE
from sales.errors import SalesError
from tests.sales.quick_entry_notation import read, said

SPACES = ("\u0020", "\u00a0", "\u2009", "\u202f", "\u2007", "\t", "\u3000")


@pytest.mark.parametrize("space", SPACES)
def test_any_space_groups_thousands(space: str) -> None:
    assert said(f"кп{space}на{space}1{space}350{space}000") == "1 proposals ₽1350000"


def test_invisible_characters_are_passed_over() -> None:
    assert said("\u200e5\u200b \u2060зво\u00adнков\ufeff") == "5 calls"


def test_letters_typed_apart_from_their_marks_are_the_same_letters() -> None:
    assert said("входящии\u0306 звонок, еще\u0308 2 встречи") == "1 calls inbound; 2 meetings"


def test_a_keycap_is_its_digit() -> None:
    assert said("5\ufe0f\u20e3 звонков") == "5 calls"


def test_a_real_minus_is_as_negative_as_a_hyphen() -> None:
    assert said("\u22125 звонков") == "refusal.quantity_negative"


def test_digits_of_other_scripts_are_not_lost_in_silence() -> None:
    assert said("звонок ٥") == "refusal.unknown_word"


def test_a_long_name_is_cut() -> None:
    entries = read(f"/sale 350к «{'Ромашка ' * 24}» «{'Лютик ' * 30}»")
    assert isinstance(entries, tuple)
    assert entries[0].note.startswith("Ромашка Ромашка")
    assert len(entries[0].note) == MAX_NOTE


def test_a_message_of_very_many_figures_is_refused_whole() -> None:
    assert said("1 звонок, " * 200) == "refusal.too_long"


def test_the_refusal_names_the_word_that_means_nothing() -> None:
    with pytest.raises(SalesError) as refusal:
        read("5 звонков и 3 слона")
    assert refusal.value.params == {"word": "слона"}
