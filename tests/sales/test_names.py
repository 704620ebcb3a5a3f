"""How people are named: by what can be read of their names, wherever it was read."""

import unicodedata
from functools import partial

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from charts.font import covers, measure
from charts.wording import UNKNOWN_LETTER, drawable, fit_name
from reports.wording import short_name
from sales.teams import Member, Person, Role, Roster

NAMES = (
    "Анна Ким 🚀",
    "Анна-Мария Ким",
    "Пётр «Питер» O'Brien",
    "Отдел 24 Иван",
    "🚀🔥",
    "محمد علي",
    "Иван★Петров",
    "Константин Константинопольский-Задунайский фон дер Остен Сакен",
    "𝓔𝓶𝓶𝓪 Stone",
    "+7 999 123-45-67",
)


def team(*names: str) -> Roster:
    people = (Person(number, name, f"user{number}") for number, name in enumerate(names, 1))
    return Roster(tuple(Member(it, Role.MANAGER) for it in people))


def found(said: str, *names: str) -> list[str]:
    return [person.name for person in team(*names).find(said)]


@pytest.mark.parametrize(
    "said",
    ["Анна Ким", "анна ким 🚀", "АННА  КИМ", "Анна", "🚀 Анна Ким 🔥", "«Анна Ким»", "@user1"],
)
def test_signs_emoji_and_case_of_a_name_do_not_matter(said: str) -> None:
    assert found(said, "Анна Ким 🚀", "Иван Петров") == ["Анна Ким 🚀"]


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("Петр O’Brien", "Пётр O'Brien"),
        ("obrien", "O'Brien John"),
        ("Анна Мария", "Анна-Мария Ким"),
        ("анна-мария", "Анна Мария Ким"),
        ("Ваня Петров", '"Ваня" Петров'),
        ("Emma", "𝓔𝓶𝓶𝓪 Stone"),
        ("rocket", "🚀"),
        ("Zoe\u0301", "Zoé"),
        ("Константин Константин…", "Константин Константинопольский"),
        ("☂", "☂"),
        ("...", "..."),
    ],
)
def test_a_name_is_found_as_it_is_typed(said: str, name: str) -> None:
    assert found(said, name, "Мария Смирнова") == [name]


@pytest.mark.parametrize("said", ["", " ", "🚀", "@", "-", "Ан", "Ким", "…"])
def test_nobody_is_found_by_no_name_or_by_part_of_a_word(said: str) -> None:
    assert found(said, "Анна Ким 🚀", "") == []


def test_whoever_is_called_so_in_full_comes_before_namesakes() -> None:
    assert found("Анна", "Анна", "Анна Ким") == ["Анна"]
    assert found("Анна", "Анна Ким", "Анна-Мария") == ["Анна Ким", "Анна-Мария"]


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("Петров Иван", "Иван Петров 🚀"),
        ("Иван Петров", "Петров, Иван"),
        ("петров иван ильич", "Иван Ильич Петров"),
        ("Ким Анна-Мария", "Анна Мария Ким"),
    ],
)
def test_the_surname_may_come_first_or_last(said: str, name: str) -> None:
    assert found(said, name, "Иван Сидоров", "Мария Смирнова") == [name]


@pytest.mark.parametrize("said", ["Петров", "Петров Пётр", "Петров Ив", "Иван Иван"])
def test_a_surname_alone_or_with_another_name_is_nobody(said: str) -> None:
    assert found(said, "Иван Петров", "Мария Смирнова") == []


def test_the_order_that_was_typed_comes_first_and_namesakes_are_asked_about() -> None:
    assert found("Анна Мария", "Мария Анна", "Анна Мария") == ["Анна Мария"]
    assert found("Петров Иван", "Иван Петров", "Иван Петров 🚀") == [
        "Иван Петров",
        "Иван Петров 🚀",
    ]


def test_those_who_look_alike_are_asked_about() -> None:
    assert found("Анна Ким", "Анна Ким", "Анна Ким 🚀") == ["Анна Ким", "Анна Ким 🚀"]


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("Ивану", "Иван Петров"),
        ("ивана петрова", "Иван Петров"),
        ("Петрову Ивану", "Иван Петров"),
        ("Орловой Ольге", "Ольга Орлова 🚀"),
        ("Марии", "Мария"),
        ("Ольгу Орлову", "Ольга Орлова 🚀"),
        ("Ольге Орловой", "Ольга Орлова 🚀"),
        ("Сергею", "Сергей"),
        ("Игорю", "Игорь"),
        ("Петра", "Пётр"),
    ],
)
def test_a_name_in_another_case_is_understood_but_not_in_tables(said: str, name: str) -> None:
    names = ("Иван Петров", "Мария", "Ольга Орлова 🚀", "Сергей", "Игорь", "Пётр", "Олег")
    assert [person.name for person in team(*names).meant(said)] == [name]
    assert found(said, *names) == []


def test_whoever_is_called_so_comes_before_whose_form_it_is() -> None:
    both = team("Александр", "Александра")
    assert [person.name for person in both.meant("Александра")] == ["Александра"]
    assert [person.name for person in team("Юля", "Юлия").meant("Юли")] == ["Юля", "Юлия"]


@pytest.mark.parametrize(
    "said", ["Вчера", "Ив", "", "Олегович", "Марина", "Иванна", "Петрову", "5"]
)
def test_another_word_is_no_form_of_a_name(said: str) -> None:
    assert team("Иван Петров", "Мария", "Олег", "Вч").meant(said) == []


@pytest.mark.parametrize("name", NAMES)
def test_a_message_begins_with_a_name_of_any_length(name: str) -> None:
    for shown in {name, short_name(name), drawn(name)}:
        addressed = team(*NAMES).addressed(f"{shown} 5 звонков вчера")
        assert [(it.name, rest) for it, rest in addressed] == [(name, "5 звонков вчера")]


LETTERS = st.characters(categories=["Lu", "Ll", "Lo", "Nd"])
PLAIN = partial(unicodedata.is_normalized, "NFKC")  # others are in NAMES
READABLE = st.builds("{}{}{}".format, st.text(max_size=9), LETTERS, st.text(max_size=50))


@given(st.lists(READABLE.filter(PLAIN), min_size=1, max_size=6))
def test_everybody_is_found_by_what_is_shown_of_their_name(names: list[str]) -> None:
    roster = team(*names)
    for member in roster.members:
        name = member.person.name
        for shown in {name, short_name(name), drawn(name)}:
            assume(UNKNOWN_LETTER not in shown and not shown.lstrip().startswith("@"))
            assert member.person in roster.find(shown), (name, shown)


def drawn(name: str) -> str:
    """As a picture shows it where there is little room."""
    shown = drawable(name, covers)
    return fit_name(shown, 30, 300, lambda text, size: measure(text, size, bold=False))[0]
