"""What a post says has changed is the difference between what it showed and what it shows."""

from datetime import timedelta

from hypothesis import given, settings

from locales.texts import LANGUAGES, html, texts
from reports.amendments import (
    METRICS,
    amended,
    dumped,
    load_amendments,
    load_snapshot,
    loaded,
)
from reports.post import Post
from sales.catalog import POINTS
from sales.periods import week_period
from storage import ledger
from tests.cast import IVAN, MARIA, NOW, OLGA, SALES, TODAY
from tests.reports.logged import log
from tests.reports.test_explanation import HISTORY, Logged, lived
from tests.telegram_text import check_post

WEEK = week_period(TODAY)
LATER = NOW + timedelta(hours=7)


@settings(max_examples=40, deadline=None)
@given(history=HISTORY, after=HISTORY)
def test_corrected_and_late_together_are_the_difference(
    history: list[Logged], after: list[Logged]
) -> None:
    db = lived([(*one[:5], False) for one in history])
    posted = load_snapshot(db, SALES, WEEK)
    entries = ledger.of_team(db, SALES.id, WEEK.start, WEEK.end)
    ledger.void(db, entries[::2], OLGA.id, LATER)
    for metric, quantity, back, *_ in after:
        log(db, MARIA, TODAY - timedelta(days=back), metric, quantity, at=LATER)
    now = load_snapshot(db, SALES, WEEK)

    found = load_amendments(db, SALES, posted, now, NOW)

    for person in (IVAN, MARIA):
        for metric in METRICS:
            before, today = (
                sum(it for (_, who, of), it in each.items() if (who, of) == (person.id, metric))
                for each in (posted, now)
            )
            told = (it.get(person.id, {}).get(metric, 0) for it in (found.corrected, found.late))
            assert metric == POINTS or sum(told) == today - before
    for language in LANGUAGES:
        check_post(amended(Post(html("доска")), found, texts(language)))


@given(history=HISTORY)
@settings(max_examples=20, deadline=None)
def test_the_figures_are_kept_as_they_were(history: list[Logged]) -> None:
    snapshot = load_snapshot(lived(history), SALES, WEEK)
    assert loaded(dumped(snapshot)) == snapshot
    assert dumped(dict(reversed(list(snapshot.items())))) == dumped(snapshot)


def test_where_only_the_weights_have_changed_the_points_are_told() -> None:
    db = lived([("calls", 5, 0, 0, False, False)])
    posted = load_snapshot(db, SALES, WEEK)
    db.execute("UPDATE daily SET count = 9 WHERE metric = ?", (POINTS,))
    found = load_amendments(db, SALES, posted, load_snapshot(db, SALES, WEEK), NOW)
    said = amended(Post(html("доска")), found, texts("ru")).text
    assert said.splitlines()[1:] == ["✏️ Исправлено: Иван Петров +4 балла"]


def test_what_is_as_it_was_posted_says_nothing() -> None:
    db = lived([("calls", 5, 0, 0, False, False)])
    posted = load_snapshot(db, SALES, WEEK)
    found = load_amendments(db, SALES, posted, posted, NOW)
    assert amended(Post(html("доска")), found, texts("ru")) == Post(html("доска"))
