"""Whatever is typed: entries within their limits, a question, a refusal or nothing."""

from collections.abc import Mapping
from datetime import date

from hypothesis import example, given, settings
from hypothesis import strategies as st

from locales.lexicon import load_lexicon
from locales.texts import texts
from sales.entries import (
    MAX_AMOUNT,
    MAX_MINUTES,
    MAX_NEXT_STEP,
    MAX_NOTE,
    MAX_QUANTITY,
    NewEntry,
    Outcome,
)
from sales.errors import SalesError
from sales.quick_entry import Question, parse
from sales.spoken import LOG_COMMANDS

TODAY = date(2026, 11, 20)
OLDEST = date(2026, 11, 13)
WORDS = sorted(load_lexicon().meanings)
NUMBERS = st.one_of(
    st.integers(-3, 30).map(str),
    st.integers(0, 10**20).map(str),
    st.sampled_from(["1,5", "350 000", "1.250.000", "2 350", "0,001", "5-7", "1/2", "½", "²", "٥"]),
)
SIGNS = ["", " ", " ", " ", ", ", ";", "\n", ". ", "-", "+", " и ", "(", ")", "к", "м", "₽", "%"]
DATES = ["19.11", "31.02", "19.11.26", "2026-11-19", "9999-12-31", "0000-00-00", "25.12", "1/1"]
PIECES = st.one_of(
    st.sampled_from(WORDS),
    NUMBERS,
    st.sampled_from(SIGNS),
    st.sampled_from(DATES),
    st.sampled_from(["слон", "Ромашка", "«Ромашка»", "@anna", "звонкрв", "далее", "из них", "на"]),
)
REPORTS = st.lists(PIECES, max_size=14).map(" ".join)
GLUED = st.lists(PIECES, max_size=10).map("".join)
ANYTHING = st.text(st.characters(exclude_categories=()), max_size=200)
METRICS = st.sampled_from([None, *LOG_COMMANDS.values()])


def outcome_of(text: str, metric: str | None) -> object:
    """What the text gives, with a refusal as its key and its sentence in both languages."""
    try:
        return parse(text, today=TODAY, oldest=OLDEST, lexicon=load_lexicon(), metric=metric)
    except SalesError as refusal:
        return refusal.key, shown(refusal.key, refusal.params)


def shown(key: str, params: Mapping[str, object]) -> list[str]:
    return [texts(language)(key, **params) for language in ("ru", "en")]


@settings(max_examples=400, deadline=None)
@given(text=st.one_of(REPORTS, GLUED, ANYTHING), metric=METRICS)
@example(text="\ud800 5 звонков \udfff", metric=None)
@example(text="9" * 4000 + " звонков", metric=None)
@example(text="далее через 999 недель", metric="meetings")
@example(text="350 тыс млн млрд тыс", metric="proposals")
def test_any_text_gives_sound_entries_a_question_a_refusal_or_nothing(
    text: str, metric: str | None
) -> None:
    result = outcome_of(text, metric)
    if isinstance(result, Question):
        assert result.readings
        assert shown(result.key, result.params)
        for reading in result.readings:
            assert shown(reading.label_key, reading.params)
            check(reading.entries)
    elif isinstance(result, tuple) and result and isinstance(result[0], NewEntry):
        check(result)
    else:
        assert result is None or isinstance(result, tuple)
        assert metric is None or result is not None


@settings(max_examples=150, deadline=None)
@given(text=REPORTS, metric=METRICS)
def test_the_same_text_always_reads_the_same(text: str, metric: str | None) -> None:
    assert outcome_of(text, metric) == outcome_of(text, metric)


@settings(max_examples=150, deadline=None)
@given(
    calls=st.integers(1, MAX_QUANTITY),
    meetings=st.integers(1, 15),
    after=st.booleans(),
    comma=st.sampled_from([" ", ", ", "\n", " и ", "; "]),
)
def test_what_is_said_plainly_is_logged_exactly(
    calls: int, meetings: int, *, after: bool, comma: str
) -> None:
    text = (
        f"звонки {calls}{comma}встречи {meetings}" if after else f"{calls} зв{comma}{meetings} встр"
    )
    entries = outcome_of(text, None)
    assert entries == (
        NewEntry(metric="calls", day=TODAY, quantity=calls),
        NewEntry(metric="meetings", day=TODAY, quantity=meetings),
    )


@settings(max_examples=150, deadline=None)
@given(total=st.integers(1, 60), data=st.data())
def test_parts_and_minutes_add_up_to_the_whole(total: int, data: st.DataObject) -> None:
    silent = data.draw(st.integers(1, total))
    new = data.draw(st.integers(1, total))
    minutes = data.draw(st.integers(1, MAX_MINUTES))
    text = f"{total} звонков {minutes} мин, из них {silent} недозвон и {new} новых"
    entries = outcome_of(text, None)
    assert isinstance(entries, tuple)
    assert sum(entry.quantity for entry in entries) == total
    assert sum(entry.new for entry in entries) == new
    assert sum(entry.minutes or 0 for entry in entries) == minutes
    assert sum(e.quantity for e in entries if e.outcome is Outcome.NO_ANSWER) == silent


def check(entries: tuple[object, ...]) -> None:
    """Every limit of the contract, entry by entry."""
    assert entries
    for entry in entries:
        assert isinstance(entry, NewEntry)
        assert entry.metric in {*LOG_COMMANDS.values(), "first_meetings"}
        assert 1 <= entry.quantity <= MAX_QUANTITY
        assert 0 <= entry.new <= entry.quantity
        assert entry.minutes is None or 0 <= entry.minutes <= MAX_MINUTES
        assert entry.amount is None or 1 <= entry.amount <= MAX_AMOUNT
        assert OLDEST <= entry.day <= TODAY
        assert entry.next_step is None or entry.day <= entry.next_step <= TODAY + MAX_NEXT_STEP
        assert len(entry.note) <= MAX_NOTE
