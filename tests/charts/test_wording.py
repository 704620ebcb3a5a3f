import unicodedata

import pytest

from charts.font import covers
from charts.wording import drawable, fit_name, fitting_size, shorten, wrap


def ten_a_letter(text: str) -> float:
    return 10 * len(text)


def by_size(text: str, size: float, bold: bool = False) -> float:
    return size * len(text)


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Анна 🔥 Соколова", "Анна Соколова"),
        ("Анна 👩‍💻", "Анна"),
        ("\u200bИгорь\u202e\u2066 \n\tПавленко\u00a0", "Игорь Павленко"),
        ("𝓐𝓷𝓷𝓪", "Anna"),
        ("कख Ли", "□□ Ли"),
        ("Ольга 🔥, Пётр", "Ольга, Пётр"),
        ("محمد", "محمد"),
        ("<b>&\"'$x$", "<b>&\"'$x$"),
        ("", ""),
        ("   ", ""),
    ],
)
def test_a_text_keeps_what_the_font_can_show(name: str, shown: str) -> None:
    assert drawable(name, covers) == shown


def test_a_name_of_emoji_alone_is_spelt_out_so_that_its_row_has_an_owner() -> None:
    assert drawable("🦊", covers) == "fox face"
    assert drawable("🦊", covers) != drawable("🚀", covers)
    assert drawable("\u200b\u200b", covers) == "—"


def test_marks_piled_on_a_letter_are_cut_to_two() -> None:
    shown = drawable("a" + "\u0325" * 9 + "b", covers)
    assert sum(unicodedata.combining(char) > 0 for char in shown) == 2
    assert shown.endswith("b")


def test_a_text_that_fits_is_left_alone() -> None:
    assert shorten("Соколова", 80, ten_a_letter) == "Соколова"


def test_a_text_too_wide_ends_in_an_ellipsis_within_its_room() -> None:
    assert shorten("Соколова", 79, ten_a_letter) == "Соколо…"
    assert shorten("Анна Соколова", 60, ten_a_letter) == "Анна…"
    assert shorten("Соколова", 3, ten_a_letter) == "…"


def test_lines_break_at_spaces_and_the_last_takes_the_ellipsis() -> None:
    assert wrap("один два три", 80, 2, ten_a_letter) == ("один два", "три")
    assert wrap("один два три четыре пять", 80, 2, ten_a_letter) == ("один два", "три чет…")
    assert wrap("параллелепипед и", 80, 2, ten_a_letter) == ("паралле…", "и")
    assert wrap("", 80, 2, ten_a_letter) == ()


def test_figures_too_wide_are_set_smaller_never_cut() -> None:
    assert fitting_size(["12", "1250"], 30, 120, by_size) == 30
    assert fitting_size(["12", "1250"], 30, 60, by_size) == 15
    assert fitting_size([], 30, 60, by_size) == 30


def test_a_name_is_set_somewhat_smaller_before_it_is_shortened() -> None:
    assert fit_name("Анна", 20, 80, by_size) == ("Анна", 20)
    assert fit_name("Анна", 20, 72, by_size) == ("Анна", 18)
    name, size = fit_name("Анна", 20, 60, by_size)
    assert name.endswith("…")
    assert size == 17
