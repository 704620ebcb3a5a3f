"""A day's plan and stretch beside its minimum."""

from locales.texts import Html, Texts
from reports.figures import shown
from sales.plans import DayLevels

REACHED, OPEN = "✅", "·"


def levels_tail(
    metric: str, levels: DayLevels, texts: Texts, currency: str, total: int = 0
) -> Html:
    """« · план 30 ✅ вызов 40», to stand behind what was done; "" where nothing is asked."""
    tail = Html()
    for level, of_level in levels.items():
        amount = of_level.get(metric)
        if amount:
            mark = REACHED if total >= amount else OPEN
            told = texts(
                f"plan.level_{level}", mark=mark, amount=shown(metric, amount, texts, currency)
            )
            tail = Html(f"{tail} {told}")
    return tail


def levels_alone(tail: Html) -> Html:
    """Of a tail to which nothing is done yet, what stands without anything before it: план 30."""
    return Html(tail.removeprefix(f" {OPEN} "))
