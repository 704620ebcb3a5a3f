"""What managers type in English or in Latin letters: said → logged, on Friday 20.11.2026."""

import pytest

from tests.sales.quick_entry_notation import said, table

SAID = """
calls 5, meetings 2 → 5 calls; 2 meetings
calls nov 19 5 → @19.11 5 calls
sale 350k Acme inbound yesterday → @19.11 1 won ₽350000 inbound «Acme»
5 calls, 2 new → 5 calls new=2
3 calls no answer → 3 calls no_answer
3 no answer, 2 interested, 1 meeting → 3 calls no_answer; 2 calls interested; 1 meetings
10 emails of which 2 replies → 8 emails; 2 emails answered
first meeting marketing → 1 first_meetings marketing
2 meetings and 1 proposal for 350k → 2 meetings; 1 proposals ₽350000
5 calls 12 min → 5 calls 12min
12 calls, 3 mtgs, 1 demo → 12 calls; 3 meetings; 1 presentations
sold 350k to Acme → 1 won ₽350000 «Acme»
zv 5 → 5 calls
kp 350k → 1 proposals ₽350000
5 zvonkov → 5 calls
10 callls, 2 meetngs → 10 calls; 2 meetings
3 presentatons → 3 presentations
5 calls yestrday → @19.11 5 calls
meeting next friday → 1 meetings next=27.11
first meeting own next 01.12 → 1 first_meetings own next=01.12
presentation inbound → 1 presentations inbound
2 demos, one inbound → 1 presentations; 1 presentations inbound
4 chats, 10 emails → 4 conversations; 10 emails
10 emails, 2 replies → 8 emails; 2 emails answered
3 live chats → 3 conversations
2 proposals for 700k yesterday → @19.11 2 proposals ₽700000
1 proposal worth 350,000 → 1 proposals ₽350000
proposal 1.5 million → 1 proposals ₽1500000
a call → 1 calls
two meetings and a demo → 2 meetings; 1 presentations
sale 350k → 1 won ₽350000
deal 350k "Acme & Co" → 1 won ₽350000 «Acme & Co»
5 calls on monday → @16.11 5 calls
5 calls nov 18 → @18.11 5 calls
5 calls 18 nov → @18.11 5 calls
calls: 10, meetings: 2, proposals: 1 for 120k → 10 calls; 2 meetings; 1 proposals ₽120000
hi team, 5 calls and 2 meetings → 5 calls; 2 meetings
5 calls for 20 minutes → 5 calls 20min
5 calls (2 no answer) → 3 calls; 2 calls no_answer
made 12 calls, sent 3 emails → 12 calls; 3 emails
10 calls, 3 of them new → 10 calls new=3
proposal at 350k → 1 proposals ₽350000
1 sale 350k, 1 inbound sale 120k → 1 won ₽350000; 1 won ₽120000 inbound
2 calls no answer, 1 call interested → 2 calls no_answer; 1 calls interested
3 calls existing clients → 3 calls base
meeting next 25.11 → 1 meetings next=25.11
5 calls 2 meetings 1 proposal 350k → 5 calls; 2 meetings; 1 proposals ₽350000
"""


@pytest.mark.parametrize(("text", "logged"), table(SAID))
def test_an_english_message_logs_what_it_says(text: str, logged: str) -> None:
    assert said(text) == logged
