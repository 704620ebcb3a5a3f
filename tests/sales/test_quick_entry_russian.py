"""What managers type in Russian: said → logged, on Friday 20.11.2026."""

import pytest

from tests.sales.quick_entry_notation import said, table

SAID = """
5 звонков, 2 встречи и 1 кп на 350к вчера → @19.11 5 calls; 2 meetings; 1 proposals ₽350000
12 зв 3 вст 1 кп → 12 calls; 3 meetings; 1 proposals
звонки 5 встречи 2 → 5 calls; 2 meetings
звонок → 1 calls
ещё 2 звонка → 2 calls
продажа 350к → 1 won ₽350000
звонок 2 встречи → 1 calls; 2 meetings
5 звонкрв → 5 calls
3 недозвона → 3 calls no_answer
5 недозвонов, 2 встречи → 5 calls no_answer; 2 meetings
5 недозвонов 2 встречи → 5 calls no_answer; 2 meetings
2 встречи и 5 недозвонов вчера → @19.11 2 meetings; 5 calls no_answer
5 недозвонов и 2 интереса → 5 calls no_answer; 2 calls interested
2 интереса, 3 недозвона → 2 calls interested; 3 calls no_answer
3 недозвона, 2 новых → 3 calls new=2 no_answer
5 недозвонов 2 из них новые → 5 calls new=2 no_answer
недозвон 5, встречи 2 → 5 calls no_answer; 2 meetings
5 звонков вчера, 2 встречи сегодня → 5 calls @19.11; 2 meetings @20.11
5 звонков вчера и 2 встречи сегодня → 5 calls @19.11; 2 meetings @20.11
вчера:⏎5 звонков⏎2 встречи⏎сегодня:⏎3 звонка → 5 calls @19.11; 2 meetings @19.11; 3 calls @20.11
5 звонков, 3 недозвона, 1 интерес → 1 calls; 3 calls no_answer; 1 calls interested
5зв 2вст 350к кп → 5 calls; 2 meetings; 1 proposals ₽350000
продажа 350к 5 звонков → 1 won ₽350000; 5 calls
двадцать пять звонков и полтора миллиона кп → 25 calls; 1 proposals ₽1500000
продажа на сто двадцать тысяч рублей «Рога и Копыта» → 1 won ₽120000 «Рога и Копыта»
10 писем 2 ответа → 8 emails; 2 emails answered
5 встреч из них 2 первые → 3 meetings; 2 first_meetings
2 кп по 350к → 2 proposals ₽700000
5 звонков (2 новых) 20 минут → 5 calls 20min new=2
19 ноября 5 звонков → @19.11 5 calls
в понедельник 5 звонков → @16.11 5 calls
5 звонков по базе → 5 calls base
3 входящих звонка и 2 презентации → 3 calls inbound; 2 presentations
звонков 12, встреч 3, кп 2 на 700к → 12 calls; 3 meetings; 2 proposals ₽700000
зв-5 вст-2 → 5 calls; 2 meetings
звонки - 5, встречи - 2 → 5 calls; 2 meetings
звонки: 5⏎встречи: 2⏎кп: 1 (350к) → 5 calls; 2 meetings; 1 proposals ₽350000
Звонки 20⏎Встречи 3⏎КП 2 - 500 тыс. руб. → 20 calls; 3 meetings; 2 proposals ₽500000
10 зв., 2 встр., 1 кп. → 10 calls; 2 meetings; 1 proposals
сделал 15 звонков, из них 4 недозвона, 2 интереса → 9 calls; 4 calls no_answer; 2 calls interested
пять звонков → 5 calls
пару звонков → 2 calls
+2 звонка → 2 calls
+1 встреча → 1 meetings
ещё звонок → 1 calls
1 звонок 12 мин → 1 calls 12min
6 звонков на 40 минут → 6 calls 40min
звонок 3 мин, недозвон → 1 calls 3min no_answer
вчера 5 зв → @19.11 5 calls
5 зв в пятницу → 5 calls
5 зв в пт → 5 calls
5 зв вт → @17.11 5 calls
5 зв 18/11 → @18.11 5 calls
5 зв 18.11.26 → @18.11 5 calls
звонки 5 18.11 → @18.11 5 calls
10 звонков позавчера → @18.11 10 calls
первая встреча → 1 first_meetings
2 первые встречи маркетинг → 2 first_meetings marketing
2 встречи, одна первая → 1 meetings; 1 first_meetings
первая встреча своя далее в пятницу → 1 first_meetings own next=27.11
встреча, далее через неделю → 1 meetings next=27.11
встреча далее 2 декабря → 1 meetings next=02.12
встреча. следующий шаг 25.11 → 1 meetings next=25.11
кп 350 тыс → 1 proposals ₽350000
кп на 350 → 1 proposals ₽350
КП 350.000 → 1 proposals ₽350000
кп 1.5 млн → 1 proposals ₽1500000
кп 1,5млн₽ → 1 proposals ₽1500000
кп 350 т.р. → 1 proposals ₽350000
3 кп по 100к → 3 proposals ₽300000
отправил кп на 350 000 руб. → 1 proposals ₽350000
выслал 2 ком. предложения на 1 200 000 → 2 proposals ₽1200000
продажа 350к Ромашка → 1 won ₽350000 «Ромашка»
продажа 350к Северный ветер вчера → @19.11 1 won ₽350000 «Северный ветер»
Продажа Ромашка 350к → 1 won ₽350000 «Ромашка»
продажа 1 200 000 ₽ «ООО Ромашка», входящая → 1 won ₽1200000 inbound «ООО Ромашка»
закрыл сделку на 500к → 1 won ₽500000
оплата 120к вчера → @19.11 1 won ₽120000
5️⃣ звонков → 5 calls
📞 5 звонков 🤝 2 встречи → 5 calls; 2 meetings
5 звонков!!! → 5 calls
итого за день: 12 звонков, 4 встречи → 12 calls; 4 meetings
Привет! 5 звонков → 5 calls
Итог дня:⏎- 12 звонков⏎- 3 встречи⏎- 2 КП на 500к → 12 calls; 3 meetings; 2 proposals ₽500000
1) 5 звонков → 5 calls
звонков: пятнадцать → 15 calls
х5 звонков → 5 calls
звонок x3 → 3 calls
5 х звонков → 5 calls
10 чатов 5 писем → 10 conversations; 5 emails
8 переписок → 8 conversations
4 активные переписки → 4 conversations
недозвон → 1 calls no_answer
5 звонков недозвон → 5 calls no_answer
презентация входящая → 1 presentations inbound
1 през 2 демо → 1 presentations; 2 presentations
у меня 3 встречи → 3 meetings
я сделала 3 звонка → 3 calls
5 звонков, из них 2 по базе → 3 calls; 2 calls base
10 звонков, 2 входящих → 8 calls; 2 calls inbound
5зв → 5 calls
12зв 3вст → 12 calls; 3 meetings
зв5 вст2 → 5 calls; 2 meetings
5звонков,2встречи → 5 calls; 2 meetings
5 ЗВОНКОВ → 5 calls
ПЯТЬ ЗВОНКОВ → 5 calls
5  звонков → 5 calls
5 звонков → 5 calls
двадцать звонков → 20 calls
сто двадцать писем → 120 emails
семь чатов и две встречи → 7 conversations; 2 meetings
один звонок → 1 calls
одна встреча, одно кп на 350к → 1 meetings; 1 proposals ₽350000
звонки 10⏎встречи 2⏎письма 7 → 10 calls; 2 meetings; 7 emails
10 звонков; 2 встречи; 1 демо → 10 calls; 2 meetings; 1 presentations
5 звонков + 2 встречи → 5 calls; 2 meetings
5 звонков / 2 встречи → 5 calls; 2 meetings
5 звонков & 2 meetings → 5 calls; 2 meetings
5 звонков и 2 встречи и 1 презентация → 5 calls; 2 meetings; 1 presentations
5 звонков две встречи кп на 120к → 5 calls; 2 meetings; 1 proposals ₽120000
звонок, встреча, кп 120к → 1 calls; 1 meetings; 1 proposals ₽120000
звонок и встреча → 1 calls; 1 meetings
звонок встреча → 1 calls; 1 meetings
звонок 5 встреч → 1 calls; 5 meetings
встреча 3 звонка вчера → @19.11 1 meetings; 3 calls
кп 350к, 2 звонка → 1 proposals ₽350000; 2 calls
2 кп 700к 5 звонков → 2 proposals ₽700000; 5 calls
1 кп 350000 2 встречи → 1 proposals ₽350000; 2 meetings
350к кп → 1 proposals ₽350000
120 тыс кп → 1 proposals ₽120000
продажа 350к и кп 120к → 1 won ₽350000; 1 proposals ₽120000
кп на 350 000 и 2 встречи → 1 proposals ₽350000; 2 meetings
продал на 350к → 1 won ₽350000
продажа на 1 200 000 рублей → 1 won ₽1200000
2 продажи на 700к → 2 won ₽700000
сделка 500к Ромашка вчера → @19.11 1 won ₽500000 «Ромашка»
сделка на лям → 1 won ₽1000000
оплата 1,2млн → 1 won ₽1200000
5 звоков → 5 calls
7 звонкрв 2 встерчи → 7 calls; 2 meetings
3 встечи → 3 meetings
2 презинтации → 2 presentations
4 призентации → 4 presentations
5 звонков вчра → @19.11 5 calls
5 звонков позовчера → @18.11 5 calls
2 писма → 2 emails
3 переписки → 3 conversations
5 звонков в понидельник → @16.11 5 calls
два комерческих предложения на 500к → 2 proposals ₽500000
коммерческое предложение 120к → 1 proposals ₽120000
2 коммерческих предложения → 2 proposals
отправлено 3 кп → 3 proposals
провёл 2 презентации → 2 presentations
провела встречу → 1 meetings
было 4 встречи → 4 meetings
набрал 20 звонков → 20 calls
позвонил 5 раз → 5 calls
сделано звонков 20 → 20 calls
всего звонков: 20 → 20 calls
звонков - 20 → 20 calls
звонков = 20 → 20 calls
обзвон 30 → 30 calls
12 холодных звонков → 12 calls
3 исходящих звонка → 3 calls
5 входящих звонков → 5 calls inbound
входящий звонок → 1 calls inbound
5 новых звонков → 5 calls new=5
5 звонков новым клиентам → 5 calls new=5
5 звонков, новых 2 → 5 calls new=2
звонков 5, новых 2, недозвон 1 → 4 calls new=2; 1 calls no_answer
10 звонков, из них 3 новых и 2 недозвона, 2 встречи → 8 calls new=3; 2 calls no_answer; 2 meetings
10 зв, из них 3 интерес, 2 перезвонить → 5 calls; 3 calls interested; 2 calls call_back
10 звонков (3 недозвона, 2 интереса) → 5 calls; 3 calls no_answer; 2 calls interested
звонок: интерес → 1 calls interested
звонок — перезвонить → 1 calls call_back
звонок не интересно → 1 calls not_interested
2 звонка не взяли трубку → 2 calls no_answer
5 зв 25 мин → 5 calls 25min
5 звонков 1 час → 5 calls 60min
5 звонков 1 ч 20 мин → 5 calls 80min
5 звонков 1,5 часа → 5 calls 90min
5 звонков по 3 мин → 5 calls 15min
5 звонков 12 минут вчера → @19.11 5 calls 12min
10 зв 3 недозвона 20 мин → 7 calls 20min; 3 calls no_answer
сегодня: 5 звонков → 5 calls
за вчера 5 звонков → @19.11 5 calls
за 19.11: 5 звонков, 2 встречи → @19.11 5 calls; 2 meetings
19.11 звонки 5 встречи 2 → @19.11 5 calls; 2 meetings
19.11.2026 5 звонков → @19.11 5 calls
2026-11-18: 5 звонков → @18.11 5 calls
18 ноября 5 звонков и 1 встреча → @18.11 5 calls; 1 meetings
18-го 5 звонков → @18.11 5 calls
5 звонков 18 числа → @18.11 5 calls
5 звонков 18.11, 2 встречи 19.11 → 5 calls @18.11; 2 meetings @19.11
18.11⏎5 звонков⏎2 встречи⏎19.11⏎3 звонка → 5 calls @18.11; 2 meetings @18.11; 3 calls @19.11
18.11: 5 зв, 2 вст⏎19.11: 3 зв → 5 calls @18.11; 2 meetings @18.11; 3 calls @19.11
пн 5 звонков, вт 3 звонка, ср 7 звонков → 5 calls @16.11; 3 calls @17.11; 7 calls @18.11
вчера 5 звонков, сегодня 3 звонка → 5 calls @19.11; 3 calls @20.11
5 звонков вчера. 2 встречи сегодня. → 5 calls @19.11; 2 meetings @20.11
5 звонков, из них 2 новых вчера, 1 встреча сегодня → 5 calls new=2 @19.11; 1 meetings @20.11
первая встреча с «Ромашка», далее 1 декабря → 1 first_meetings next=01.12 «Ромашка»
встреча далее 25.11.2026 → 1 meetings next=25.11
2 встречи далее через 3 дня → 2 meetings next=23.11
встреча, следующая встреча в среду → 1 meetings next=25.11
1. звонки 5⏎2. встречи 2 → 5 calls; 2 meetings
1) 5 звонков⏎2) 2 встречи → 5 calls; 2 meetings
- 5 звонков⏎- 2 встречи → 5 calls; 2 meetings
• 5 звонков⏎• 2 встречи → 5 calls; 2 meetings
✅ 5 звонков ✅ 2 встречи → 5 calls; 2 meetings
Всем привет! Сегодня 12 звонков, отправил 2 КП на 800 тыс → 12 calls; 2 proposals ₽800000
отчет за день: звонки 12, кп 2 на 800 тыс., встреча → 12 calls; 2 proposals ₽800000; 1 meetings
10 звонков, 3 из них новые → 10 calls new=3
10 звонков 3 из них недозвон → 7 calls; 3 calls no_answer
звонок звонок → 1 calls; 1 calls
5 звонков, 5 звонков → 5 calls; 5 calls
15 встреч → 15 meetings
20 кп → 20 proposals
10 продаж → 10 won
кп 1000000000000 → 1 proposals ₽1000000000000
5 звонков "Ромашка" → 5 calls «Ромашка»
звонков 5 2 встречи → 5 calls; 2 meetings
5 звонков в понедельник → @16.11 5 calls
5 входящих звонков, из них 2 новых → 5 calls new=2 inbound
5 новых звонков, 2 недозвона → 3 calls new=3; 2 calls new=2 no_answer
5 встреч, из них 2 первые далее 25.11 → 3 meetings; 2 first_meetings next=25.11
кп на 2 млн 350 тыс → 1 proposals ₽2350000
кп 1 млн 200к → 1 proposals ₽1200000
кп 1 млн 2 звонка → 1 proposals ₽1000000; 2 calls
звонки⏎5 → 5 calls
зв⏎5⏎вст⏎2 → 5 calls; 2 meetings
вчера, 3 недозвона → @19.11 3 calls no_answer
5 звонков, 2 из них новые, 3 встречи → 5 calls new=2; 3 meetings
10 звонков, 2 встречи, из них 1 первая → 10 calls; 1 meetings; 1 first_meetings
встреча с «Ромашка» → 1 meetings «Ромашка»
не дозвонился 3 раза → 3 calls no_answer
1 продажа 350к, 1 входящая продажа 120к → 1 won ₽350000; 1 won ₽120000 inbound
2 звонка недозвон, 1 звонок интерес → 2 calls no_answer; 1 calls interested
2 звонка, 3 встречи → 2 calls; 3 meetings
2 кп на 350к → 2 proposals ₽350000
кп на 350к → 1 proposals ₽350000
3 звонка по базе → 3 calls base
3 новых звонка → 3 calls new=3
первая встреча маркетинг → 1 first_meetings marketing
1 входящий звонок → 1 calls inbound
встреча далее 25.11 → 1 meetings next=25.11
5 звонков, из них 2 новых → 5 calls new=2
10 писем, из них 2 ответа → 8 emails; 2 emails answered
20 звонков из них 5 новых 40 минут, 2 встречи → 20 calls 40min new=5; 2 meetings
20 звонков / 5 новых / 40 мин → 20 calls 40min new=5
20 звонков, 40 минут разговора → 20 calls 40min
2 звонка, 1 недозвон, 1 интерес → 1 calls no_answer; 1 calls interested
закрыла сделку Ромашка 350к → 1 won ₽350000 «Ромашка»
Сделка! Ромашка, 350 000 руб. → 1 won ₽350000 «Ромашка»
входящая продажа 120к Лютик → 1 won ₽120000 inbound «Лютик»
ещё 3 звонка и встреча → 3 calls; 1 meetings
плюс 2 звонка → 2 calls
плюс звонок → 1 calls
прибавь 2 звонка → 2 calls
звонков было 12, встреч 2 → 12 calls; 2 meetings
сегодня звонков 12 встреч 2 → 12 calls; 2 meetings
за сегодня 12 звонков → 12 calls
вчерашние: 5 звонков → @19.11 5 calls
было 2 презы и 1 встреча → 2 presentations; 1 meetings
2 презы → 2 presentations
звонил 5 раз → 5 calls
1 онлайн встреча → 1 meetings
зум встреча → 1 meetings
2 встречи в зуме → 2 meetings
встреча с клиентом → 1 meetings
2 звонка клиентам → 2 calls
5 звонков и одна переписка в телеграм → 5 calls; 1 conversations
"""


@pytest.mark.parametrize(("text", "logged"), table(SAID))
def test_a_russian_message_logs_what_it_says(text: str, logged: str) -> None:
    assert said(text) == logged
