"""How figures against minimums read: a line a metric, and a line of what nothing was asked of."""

from collections.abc import Collection, Mapping, Sequence

from locales.numbers import mean, percent
from locales.texts import Html, Texts
from reports.figures import named, shown
from reports.wording import MAIN_METRICS, lines, metric_name
from sales.attainment import Attainment
from sales.catalog import NOTHING, Figures, value

MET, OPEN = "✅", "➖"
ROOMY = 6  # metrics
DETAILS = ("first_meetings", "new_calls", "emails", "talk_minutes")
EXTRAS = (*MAIN_METRICS, "revenue", *DETAILS)


def attainment_lines(
    found: Sequence[Attainment], texts: Texts, currency: str, *, with_left: bool = False
) -> Html:
    """✅ Звонки 85 из 80 · 106 %, one a line; with what is left where it is asked for.

    What those did whom it was not asked of stands beside it.

    Where many metrics are asked, only the counts: all of them must fit under a picture.
    """
    is_crowded = len(found) > ROOMY
    return lines(
        *(
            _line(it, texts, currency, _key(it, is_crowded=is_crowded, with_left=with_left))
            for it in found
        )
    )


def _key(it: Attainment, *, is_crowded: bool, with_left: bool) -> str:
    if is_crowded:
        return "attainment.brief"
    return "attainment.open" if with_left and it.left else "attainment.line"


def _line(it: Attainment, texts: Texts, currency: str, key: str) -> Html:
    line = texts(
        key,
        mark=MET if it.is_met else OPEN,
        metric=metric_name(texts, it.metric),
        fact=shown(it.metric, it.fact, texts, currency),
        asked=shown(it.metric, it.asked, texts, currency),
        share=percent(it.fact, it.asked, texts.language),
        left=shown(it.metric, it.left, texts, currency),
    )
    return Html(f"{line}{beside(it, texts, currency)}")


def beside(it: Attainment, texts: Texts, currency: str) -> Html:
    """``, +28 без минимума``: beyond the percent, for it was asked of nobody who did it."""
    if not it.beside:
        return Html()
    return texts("attainment.beside", beside=shown(it.metric, it.beside, texts, currency))


def extras_line(
    figures: Figures,
    asked: Mapping[str, int],
    texts: Texts,
    currency: str,
    *,
    hidden: Collection[str] = (),
) -> Html:
    """What was done beside the metrics of the minimums, in one line; "" where there is nothing."""
    shown_metrics = [
        it for it in EXTRAS if not asked.get(it) and it not in hidden and value(it, figures)
    ]
    done = Html(" · ".join(named(it, value(it, figures), texts, currency) for it in shown_metrics))
    if not done:
        return Html()
    return texts("attainment.extras" if any(asked.values()) else "attainment.done", sums=done)


def talk_line(figures: Figures, texts: Texts) -> Html:
    """The average talk over the calls that state a duration (A8); "" where none does."""
    talk = figures.get("talk_minutes", NOTHING)
    if not talk.count:
        return Html()
    return texts.plural(
        "attainment.talk",
        talk.count,
        mean=mean(talk.total, talk.count, texts.language),
        total=shown("talk_minutes", talk.total, texts, ""),
    )
