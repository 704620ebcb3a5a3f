"""What is refused, and why; the whole message is, so nothing of it is logged."""

import pytest

from tests.sales.quick_entry_notation import said, table

SAID = """
/meeting 2м → refusal.minutes_of_calls
5 звонков и 3 слона → refusal.unknown_word
/call 0 → refusal.quantity_zero
/call -5 → refusal.quantity_negative
/call 501 → refusal.quantity_too_big
/call 5 21.11 → refusal.date_future
/call 5 12.11 → refusal.date_too_old
/call 1500м → refusal.minutes_too_many
/proposal 2000 млрд → refusal.amount_too_big
зв 2 вст → refusal.two_readings
5 → refusal.what_of
350к → refusal.what_of
/proposal 2 350к → refusal.two_readings
продажа 350к отменилась → refusal.negation
встреча завтра → refusal.date_future
17 и 18 ноября по 5 звонков → refusal.number_alone
3 недозвона и 2 звонка → refusal.number_alone
звонки → refusal.how_many
встречи сегодня → refusal.how_many
5-7 звонков → refusal.two_readings
~5 звонков → refusal.unknown_word
50% звонков → refusal.unknown_word
5,5 звонков → refusal.fraction
5 звонков 3 → refusal.number_alone
5 звонков в 15:00 → refusal.unknown_word
звонки 5 5 → refusal.number_alone
нет звонков → refusal.negation
ноль звонков → refusal.quantity_zero
0 звонков → refusal.quantity_zero
завтра встреча → refusal.date_future
сегодня 5 звонков а вчера 3 → refusal.two_days
сегодня 5 звонков, вчера 3 → refusal.two_days
5 звонков сегодня и 3 вчера → refusal.two_days
5 звонков 30.02 → refusal.no_such_day
5 звонков 31.11 → refusal.no_such_day
31.11 5 звонков → refusal.no_such_day
5 звонков 31.13 → refusal.no_such_day
5 звонков 32.11 → refusal.no_such_day
12.50 звонков → refusal.fraction
/call 2 встречи → refusal.other_metric
/call встреча → refusal.other_metric
/meeting своя → refusal.origin_of_meetings
/proposal 999 → refusal.quantity_too_big
/proposal 600 → refusal.quantity_too_big
звонки 10⏎встречи 2⏎презентации 1⏎кп 1⏎продажи 0 → refusal.quantity_zero
2 входящих и 3 исходящих звонка → refusal.number_alone
@anna 5 звонков → refusal.unknown_word
5 звонков ivan@mail.ru → refusal.unknown_word
5 звонков звонки 3 → refusal.number_alone
5 слонов и 3 звонка → refusal.unknown_word
звонок слон → refusal.unknown_word
5 звонков 350к → refusal.amount_of
встреча 120к → refusal.amount_of
письмо недозвон → refusal.outcome_of_calls
2 презентации новые → refusal.new_of_calls
встреча по базе → refusal.base_of_calls
кп входящее → refusal.inbound_of
2 встречи ответ → refusal.outcome_of_emails
первый звонок → refusal.first_of_meetings
встреча маркетинг → refusal.origin_of_meetings
5 звонков из них новых → refusal.part_without_number
5 звонков, из них 7 новых → refusal.part_too_big
5 звонков, 7 недозвонов → refusal.part_too_big
5 звонков 12м 15м → refusal.said_twice
кп 350к 120к → refusal.said_twice
кп 2 350к → refusal.two_readings
звонок недозвон интерес → refusal.said_twice
10 звонков 30 мин, недозвон, 1 встреча → refusal.part_or_all
5 звонков, интерес → refusal.part_or_all
встреча далее → refusal.next_step_without_day
встреча далее 5 дней → refusal.next_step_without_day
встреча далее 19.11 → refusal.next_step_day
встреча далее 25.11.2030 → refusal.next_step_day
5 звонков завтра → refusal.date_future
5 звонков 25.11 → refusal.date_future
5 звонков 25.12 → refusal.date_future
5 звонков 01.11 → refusal.date_too_old
5 звонков 2025-11-19 → refusal.date_too_old
5 звонков вчера 2 встречи сегодня → refusal.two_days
вчера сегодня 5 звонков → refusal.two_days
5 звонков вчера, 2 встречи, 3 кп сегодня → refusal.two_days
1441 мин звонков → refusal.how_many
звонок 25 часов → refusal.minutes_too_many
кп 0 руб → refusal.amount_zero
кп на 0 → refusal.amount_zero
кп 1000000000001 руб → refusal.amount_too_big
кп 10000000000000000000000 руб → refusal.amount_too_big
10000 звонков → refusal.quantity_too_big
501 звонок → refusal.quantity_too_big
звонки 300, звонки 300 → refusal.quantity_too_big
-5 звонков → refusal.quantity_negative
звонки -5 → refusal.quantity_negative
минус 5 звонков → refusal.unknown_word
ни одного звонка → refusal.quantity_zero
5 звонков не было → refusal.negation
продажа 350к сорвалась → refusal.negation
продажа 350к слон → refusal.unknown_word
возврат продажи 350к → refusal.negation
12 → refusal.what_of
3 новых → refusal.what_of
вчера 5 → refusal.what_of
350 000 → refusal.what_of
зв 5 кп 350к → refusal.two_readings
5 звонков кп 2 120к → refusal.two_readings
/call слон → refusal.unknown_word
/call 5 слонов → refusal.unknown_word
/call 5-7 → refusal.two_readings
/call 5,5 → refusal.fraction
/call завтра → refusal.date_future
/call 350к → refusal.amount_of
/email недозвон → refusal.outcome_of_calls
/meeting новая → refusal.new_of_calls
/presentation 2м → refusal.minutes_of_calls
/chats 12м → refusal.minutes_of_calls
/proposal 2 3 → refusal.number_alone
/sale не было → refusal.negation
/sale -350к → refusal.quantity_negative
/call 5 5 → refusal.number_alone
5 звонков план 10 → refusal.unknown_word
план 5 звонков → refusal.unknown_word
надо 5 звонков → refusal.unknown_word
5$ кп → refusal.unknown_word
кп на $5000 → refusal.unknown_word
звонок №5 → refusal.unknown_word
звонки > 5 → refusal.unknown_word
на 5 звонков → refusal.amount_of
как прошла встреча с клиентом вчера → refusal.unknown_word
let's meet tomorrow → refusal.unknown_word
чат бот не отвечает → refusal.unknown_word
чаты тормозят → refusal.unknown_word
встреча 2 кп → refusal.two_readings
встреча в 12 → refusal.unknown_word
звонок в 15 → refusal.unknown_word
1 звонок, 2 новых → refusal.part_too_big
5 входящих звонков и 3 новых → refusal.said_twice
5 звонков по базе и 3 новых → refusal.said_twice
5 недозвонов 2 интереса → refusal.said_twice
3 недозвона, 12 звонков → refusal.number_alone
10 чатов, 3 интереса → refusal.outcome_of_calls
2 звонка, 3 новых → refusal.part_too_big
звонок, 2 новых → refusal.part_too_big
10 звонков, 2 встречи, из них 3 новых → refusal.new_of_calls
звонок после кп → refusal.unknown_word
~350к кп → refusal.unknown_word
около 5 звонков → refusal.unknown_word
примерно 350к кп → refusal.unknown_word
сам сделал 5 звонков → refusal.unknown_word
meeting at 5 → refusal.unknown_word
продажи 350к → refusal.how_many
общее время 40 мин, 20 звонков → refusal.number_alone
новая сделка 350к → refusal.new_of_calls
/proposal 3 на 1 200 000 Ромашка → refusal.unknown_word
/meeting завтра → refusal.date_future
2 встречи вчера и 1 сегодня → refusal.two_days
sold acme 350k → refusal.unknown_word
ещё 3 → refusal.what_of
5 звонков за вчера, 3 за сегодня → refusal.two_days
встреча с новым клиентом → refusal.new_of_calls
"""


@pytest.mark.parametrize(("text", "logged"), table(SAID))
def test_a_message_that_cannot_be_logged_is_refused(text: str, logged: str) -> None:
    assert said(text) == logged
