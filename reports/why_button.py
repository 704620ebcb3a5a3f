"""The button under every report with figures: where do they come from?"""

from collections.abc import Iterable

from locales.texts import Texts
from reports.post import Button, Buttons, rows_of
from reports.wording import short_name
from sales.claims import Claim, dumped

A_ROW = 2


def why_button(claim: Claim, texts: Texts) -> Button:
    return Button(texts("why.button"), dumped(claim))


def why_buttons(claims: Iterable[tuple[str, Claim]], texts: Texts) -> Buttons:
    """Under a report of several things: one for each, by its name."""
    return rows_of(
        [
            Button(texts("why.button_of", name=short_name(name)), dumped(claim))
            for name, claim in claims
        ],
        A_ROW,
    )
