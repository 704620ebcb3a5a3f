"""What a head looks at with the whole team in a week: one metric at a time, in turn."""

from datetime import date

THEMES = (
    "talk_minutes",
    "conversations",
    "new_calls",
    "open_deals",
    "proposals",
    "transitions",
    "stage_conversion",
    "avg_talk",
    "response_time",
    "cycle",
    "stage_overdue",
)
"""Article A's eleven, in its order; some are talked about before the ledger measures them."""


def theme_of(monday: date) -> str:
    """The same all week and for every team; the whole round takes eleven weeks."""
    return THEMES[monday.toordinal() // 7 % len(THEMES)]
