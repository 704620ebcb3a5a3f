"""Commands with their arguments: said → logged, on Friday 20.11.2026."""

import pytest

from tests.sales.quick_entry_notation import said, table

SAID = """
/call → 1 calls
/call 5 → 5 calls
/call 3 новых 12м → 3 calls 12min new=3
/call 3 new 12m → 3 calls 12min new=3
/call 5 из них 2 новых → 5 calls new=2
/call недозвон → 1 calls no_answer
/call не интересно → 1 calls not_interested
/call не наш → 1 calls not_ours
/call перезвонить → 1 calls call_back
/call интерес → 1 calls interested
/call входящий → 1 calls inbound
/call по базе → 1 calls base
/call 5 вчера → @19.11 5 calls
/call 5 19.11 → @19.11 5 calls
/call 5 2026-11-19 → @19.11 5 calls
/meeting → 1 meetings
/meeting первая маркетинг → 1 first_meetings marketing
/meeting первая своя далее 25.11 → 1 first_meetings own next=25.11
/proposal 120к → 1 proposals ₽120000
/proposal 2 на 350 000 → 2 proposals ₽350000
/proposal 1,5 млн → 1 proposals ₽1500000
/proposal 350 000 → 1 proposals ₽350000
/presentation → 1 presentations
/presentation входящая → 1 presentations inbound
/sale 350к Ромашка входящая вчера → @19.11 1 won ₽350000 inbound «Ромашка»
/sale 350к → 1 won ₽350000
/sale 350к ромашка → 1 won ₽350000 «ромашка»
/chats 4 → 4 conversations
/email 10 из них 2 ответа → 8 emails; 2 emails answered
/proposal 2 350 000 → 1 proposals ₽2350000
/call 5 120м → 5 calls 120min
/call 3 новых 2 недозвон → 1 calls new=1; 2 calls new=2 no_answer
/call 5 новых 2 недозвон 1 → 4 calls new=2; 1 calls no_answer
/call 1ч20м → 1 calls 80min
/sale 350к Рога и Копыта → 1 won ₽350000 «Рога и Копыта»
/call 5 из них 2 недозвон → 3 calls; 2 calls no_answer
/call 5 недозвон → 5 calls no_answer
/call 4 не наш → 4 calls not_ours
/call 3 перезвонить 10 мин → 3 calls 10min call_back
/call 10 2 новых → 10 calls new=2
/call 12м → 1 calls 12min
/call 3 12м → 3 calls 12min
/call 1 ч → 1 calls 60min
/call 2 на 30 минут → 2 calls 30min
/call новый → 1 calls new=1
/call 2 входящих → 2 calls inbound
/call 3 по базе → 3 calls base
/call 5 пн → @16.11 5 calls
/call 5 в среду → @18.11 5 calls
/call 5 позавчера → @18.11 5 calls
/call пять → 5 calls
/call 5 звонков → 5 calls
/call 5, 2 встречи → 5 calls; 2 meetings
/call 7 yesterday → @19.11 7 calls
/call no answer → 1 calls no_answer
/call 3 call back → 3 calls call_back
/call 4 not interested → 4 calls not_interested
/call 2 not ours → 2 calls not_ours
/call interested → 1 calls interested
/call inbound → 1 calls inbound
/call 3 existing → 3 calls base
/call 5 of them 2 new → 5 calls new=2
/meeting 2 → 2 meetings
/meeting 2 вчера → @19.11 2 meetings
/meeting первая → 1 first_meetings
/meeting первая своя → 1 first_meetings own
/meeting 2 первые маркетинг → 2 first_meetings marketing
/meeting далее 25.11 → 1 meetings next=25.11
/meeting далее завтра → 1 meetings next=21.11
/meeting первая своя далее 25 ноября → 1 first_meetings own next=25.11
/meeting first own next 25.11 → 1 first_meetings own next=25.11
/meeting first marketing → 1 first_meetings marketing
/meeting 10 из них 3 первые → 7 meetings; 3 first_meetings
/proposal → 1 proposals
/proposal 3 → 3 proposals
/proposal 2 на 1,2 млн → 2 proposals ₽1200000
/proposal 120 тыс → 1 proposals ₽120000
/proposal 120 тыс. руб. → 1 proposals ₽120000
/proposal 120000 → 1 proposals ₽120000
/proposal 350 000 ₽ → 1 proposals ₽350000
/proposal 350 000 вчера → @19.11 1 proposals ₽350000
/proposal 1,5 млн 18.11 → @18.11 1 proposals ₽1500000
/proposal на 350 000 → 1 proposals ₽350000
/proposal 2 по 120к → 2 proposals ₽240000
/proposal 1000 → 1 proposals ₽1000
/proposal 0,5 млн → 1 proposals ₽500000
/proposal 1.250.000 → 1 proposals ₽1250000
/proposal 350,000 → 1 proposals ₽350000
/proposal 350к «Ромашка» → 1 proposals ₽350000 «Ромашка»
/proposal 2м ₽ → 1 proposals ₽2000000
/presentation 2 входящие → 2 presentations inbound
/presentation 3 из них 1 входящая → 2 presentations; 1 presentations inbound
/sale → 1 won
/sale 350 000 Ромашка → 1 won ₽350000 «Ромашка»
/sale Ромашка 350к → 1 won ₽350000 «Ромашка»
/sale 350к Рога и Копыта вчера → @19.11 1 won ₽350000 «Рога и Копыта»
/sale 350к «Весна», входящая → 1 won ₽350000 inbound «Весна»
/sale 350к ООО Ромашка → 1 won ₽350000 «ООО Ромашка»
/sale 2 на 700к → 2 won ₽700000
/sale 1,2 млн вчера → @19.11 1 won ₽1200000
/sale 350k Acme Corp inbound → 1 won ₽350000 inbound «Acme Corp»
/chats 4 вчера → @19.11 4 conversations
/chats → 1 conversations
/email 10 → 10 emails
/email 3 ответа → 3 emails answered
/email 10 of them 2 replies → 8 emails; 2 emails answered
/email 10, 2 ответили → 8 emails; 2 emails answered
/sale 350 000 ромашка входящая вчера → @19.11 1 won ₽350000 inbound «ромашка»
/sale 120к ип иванов → 1 won ₽120000 «ип иванов»
/sale ООО "Ромашка" 350к → 1 won ₽350000 «ООО Ромашка»
/sale Ромашка → 1 won «Ромашка»
/sale 5000 → 1 won ₽5000
/sale 350к 18.11 Лютик → @18.11 1 won ₽350000 «Лютик»
/call 10 40м 3 новых → 10 calls 40min new=3
/call 10 новых 40м → 10 calls 40min new=10
/call 10, 3 новых, 40м → 10 calls 40min new=3
/call недозвон 5 → 5 calls no_answer
/call 5 не интересно вчера → @19.11 5 calls not_interested
/call 2 интерес далее 25.11 → 2 calls interested next=25.11
/call входящий интерес 15м → 1 calls 15min interested inbound
/call 7 по базе 30 мин → 7 calls 30min base
/call 20 из них 5 недозвон 3 интерес 2 новых → 12 calls new=2; 5 calls no_answer; 3 calls interested
/call 5 новых входящих → 5 calls new=5 inbound
/email 20 вчера → @19.11 20 emails
/email 5 ответов → 5 emails answered
/email ответ → 1 emails answered
/chats 12 19.11 → @19.11 12 conversations
/proposal 2 350 000 вчера → @19.11 1 proposals ₽2350000
/proposal вчера 350к → @19.11 1 proposals ₽350000
/presentation 2 вчера → @19.11 2 presentations
/meeting 2 первые → 2 first_meetings
/meeting первая далее 01.12 → 1 first_meetings next=01.12
/meeting 3, из них 1 первая своя → 2 meetings; 1 first_meetings own
/meeting вчера первая маркетинг далее 25.11 → @19.11 1 first_meetings marketing next=25.11
"""


@pytest.mark.parametrize(("text", "logged"), table(SAID))
def test_a_command_logs_what_its_arguments_say(text: str, logged: str) -> None:
    assert said(text) == logged
