import re

import pytest

from locales.declension import forms


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Иван Петров", "Иван Ивана Ивану Иваном Иване иваном Петрова Петрову Петровым Петровых"),
        ("Мария Смирнова", "Мария Марии Марию Марией Смирнова Смирновой Смирнову Смирновы"),
        ("Сергей Толстой", "Сергея Сергею Сергеем Сергее Толстого Толстому Толстым Толстая"),
        ("Игорь", "Игоря Игорю Игорем Игоре"),
        ("Павел", "Павел Павла Павлу Павлом Павле"),
        ("Лев", "Льва Льву Львом"),
        ("Пётр", "Петр Пётр Петра Петру Петром"),
        ("Семён", "Семен Семёна Семеном"),
        ("Илья", "Ильи Илье Илью Ильёй"),
        ("Шевченко", "Шевченко"),
        ("John Smith", "John smith"),
    ],
)
def test_a_name_is_found_in_every_case(name: str, said: str) -> None:
    pattern = re.compile(forms(name), re.IGNORECASE)
    assert [word for word in said.split() if not pattern.fullmatch(word)] == []


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Иван Петров", "Иванов Иваново Петровка Петровский Ива"),
        ("Мария Ким", "Марина март Кимоно"),
        ("Илья", "или иль Ильин"),
        ("Ян Ли", "Ян Яна Ли ли"),
        ("🦊", "лиса"),
    ],
)
def test_other_words_are_not_taken_for_it(name: str, said: str) -> None:
    pattern = re.compile(forms(name), re.IGNORECASE)
    assert [word for word in said.split() if pattern.fullmatch(word)] == []
