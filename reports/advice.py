"""How one piece of advice reads: who, and the numbers."""

from locales.texts import Html, Texts
from reports.figures import shown
from reports.wording import metric_name, short_name
from sales.advice import SILENCE_WORKDAYS, Advice, Kind


def advice_line(advice: Advice, name: str, days: int, texts: Texts, currency: str) -> Html:
    """The sentence for one advice, which rests on their last ``days`` workdays."""
    if advice.metric:
        return _of_metric(advice, name, days, texts, currency)
    if advice.kind is Kind.SILENT and advice.fact >= SILENCE_WORKDAYS:
        return texts("advice.silent_long", name=short_name(name), n=advice.fact)
    return texts.plural(
        f"advice.{advice.kind}",
        advice.fact,
        name=short_name(name),
        of=advice.of,
        days=days,
    )


def _of_metric(advice: Advice, name: str, days: int, texts: Texts, currency: str) -> Html:
    return texts(
        f"advice.{advice.kind}",
        name=short_name(name),
        metric=metric_name(texts, advice.metric),
        fact=shown(advice.metric, advice.fact, texts, currency),
        of=shown(advice.metric, advice.of, texts, currency),
        days=days,
    )
