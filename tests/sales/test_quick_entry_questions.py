"""What is asked back before it is logged, and what each button would log."""

import pytest

from tests.sales.quick_entry_notation import said, table

SAID = """
/proposal 350 → question.count_or_money: 350 proposals | 1 proposals ₽350000
/proposal 2м → question.millions: 1 proposals ₽2000000
/sale 12 → question.count_or_money: 12 won | 1 won ₽12000
/meeting 16 → question.so_many: 16 meetings
/proposal 25 на 3 млн → question.so_many: 25 proposals ₽3000000
/presentation 16 → question.so_many: 16 presentations
/sale 11 → question.count_or_money: 11 won | 1 won ₽11000
кп 2м → question.millions: 1 proposals ₽2000000
кп 1,5м → question.millions: 1 proposals ₽1500000
кп 2м, 5 звонков → question.millions: 1 proposals ₽2000000; 5 calls
16 встреч → question.so_many: 16 meetings
350 кп → question.count_or_money: 350 proposals | 1 proposals ₽350000
15 кп, 10 кп → question.so_many: 15 proposals; 10 proposals
20 встреч и 30 кп → question.so_many: 20 meetings; 30 proposals
12 первых встреч, 5 встреч → question.so_many: 12 first_meetings; 5 meetings
12 продаж → question.count_or_money: 12 won | 1 won ₽12000
21 кп → question.count_or_money: 21 proposals | 1 proposals ₽21000
/sale 350 → question.count_or_money: 350 won | 1 won ₽350000
2 proposals for 1.2m → question.millions: 2 proposals ₽1200000
"""


@pytest.mark.parametrize(("text", "logged"), table(SAID))
def test_an_unlikely_message_is_asked_back(text: str, logged: str) -> None:
    assert said(text) == logged
