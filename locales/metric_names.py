"""A metric by any of its names: its id, its name in either language, a word of quick entries."""

from collections.abc import Iterator
from functools import cache

from locales.lexicon import load_lexicon
from locales.texts import LANGUAGES, texts
from sales.catalog import CATALOG, POINTS
from sales.words import Kind

_IDS = (*CATALOG, POINTS)


def metric_named(said: str) -> str | None:
    """«звонки», «Звонков», «calls» → calls; None where no metric is called so."""
    return _names().get(" ".join(said.casefold().replace("ё", "е").split()))


@cache
def _names() -> dict[str, str]:
    words = load_lexicon().meanings.items()
    metrics = {Kind.METRIC, Kind.METRIC_MANY}
    names = {word: str(meaning.value) for word, meaning in words if meaning.kind in metrics}
    return names | {name.casefold().replace("ё", "е"): metric for name, metric in _titles()}


def _titles() -> Iterator[tuple[str, str]]:
    for metric in _IDS:
        yield metric, metric
        yield metric.replace("_", " "), metric
        for language in LANGUAGES:
            yield texts(language)(f"metric.{metric}"), metric
            yield texts(language)(f"metric.{metric}.short"), metric
