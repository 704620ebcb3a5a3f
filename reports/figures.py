"""How a metric's number is shown, wherever it is shown."""

from locales.numbers import grouped, minutes, money
from locales.texts import Html, Texts
from sales.catalog import CATALOG, Unit


def shown(metric: str, value: int, texts: Texts, currency: str) -> str:
    """The number in its unit: 12, 350 000 ₽, 2 ч 05 мин."""
    unit = CATALOG[metric].unit if metric in CATALOG else Unit.COUNT
    if unit is Unit.MONEY:
        return money(value, currency, texts.language)
    if unit is Unit.MINUTES:
        return minutes(value, texts.language)
    return grouped(value)


def named(metric: str, value: int, texts: Texts, currency: str) -> Html:
    """The number with its noun: 12 звонков; money with the metric's name: выручка 350 000 ₽."""
    if metric in CATALOG and CATALOG[metric].unit is not Unit.COUNT:
        amount = shown(metric, value, texts, currency)
        return Html(f"{texts(f'metric.{metric}').lower()}\u00a0{amount}")
    return texts.plural(f"metric.{metric}.n", value)
