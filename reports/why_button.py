"""The button under every report with figures: where do they come from?"""

from locales.texts import Texts
from reports.post import Button
from sales.claims import Claim, dumped


def why_button(claim: Claim, texts: Texts) -> Button:
    return Button(texts("why.button"), dumped(claim))
