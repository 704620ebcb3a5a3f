"""What is told of a table to import: within Telegram's limits, whatever stands in it."""

from dataclasses import replace
from typing import Any

import pytest

from locales.columns import column_names
from locales.texts import LANGUAGES, texts
from reports.importing import MOST_FAULTS, MOST_PEOPLE, build_how, build_imported, build_preview
from sales.entries import NewEntry
from sales.imports import Document, Doubt, Fault, Imported, Intake, Line, Odd, Preview
from tests.cast import IVAN, SALES, TODAY
from tests.telegram_text import TEXT_LIMIT, parsed

HOSTILE = "<b>&\"' " + "Ж" * 200
TEAM = replace(SALES, id=99_999, name=HOSTILE)
NEVER_WRONG = {"person_id", "metric_id", "status", "note"}
COLUMNS = sorted(set(column_names().values()) - NEVER_WRONG)


def line(number: int, person_id: int = IVAN.id, metric: str = "calls", quantity: int = 5) -> Line:
    return Line(number, person_id, NewEntry(metric=metric, day=TODAY, quantity=quantity))


def preview(**intake: Any) -> Preview:
    made = replace(Intake(days=(TODAY, TODAY)), **intake)
    return Preview(team=TEAM, intake=made, names={IVAN.id: IVAN.name}, fingerprint="0" * 12)


CROWD = tuple(line(number, person_id=number) for number in range(2, 500))
ODD = tuple(
    Odd(number, doubt, HOSTILE if doubt in {Doubt.UNKNOWN, Doubt.VIEWER} else "", line(number))
    for doubt in Doubt
    for number in range(1000, 50_000, 100)
)
FAULTS = tuple(
    Fault(number, column, HOSTILE) for column in COLUMNS for number in range(2, 50_000, 1000)
)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_table_of_any_size_is_told_in_one_message(language: str) -> None:
    words = texts(language)
    seen = preview(sure=CROWD, odd=ODD, faults=FAULTS, repeated=50_000, void=50_000)
    named = replace(seen, names={it.person_id: f"{it.person_id} {HOSTILE}" for it in CROWD})
    for it in (seen, named, replace(named, intake=replace(seen.intake, faults=()))):
        post = build_preview(it, words)
        assert len(parsed(post.text)) <= TEXT_LIMIT
        assert all(len(button.data.encode()) <= 64 for row in post.buttons for button in row)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("column", COLUMNS)
def test_every_column_has_a_name_in_its_errors(language: str, column: str) -> None:
    post = build_preview(preview(faults=(Fault(7, column, ""),)), texts(language))
    assert "7" in parsed(post.text)
    assert post.buttons == ()


def test_only_some_of_many_people_and_errors_are_listed() -> None:
    post = build_preview(preview(sure=CROWD, faults=FAULTS), texts("ru"))
    lines = parsed(post.text).splitlines()
    assert sum(it.startswith("• —") for it in lines) == MOST_PEOPLE
    assert sum(it.startswith("• строка") for it in lines) == MOST_FAULTS


def test_where_everything_is_doubtful_there_is_no_choice_without_doubts() -> None:
    post = build_preview(preview(odd=(Odd(2, Doubt.UNLIKELY, line=line(2)),)), texts("ru"))
    assert [row[0].data.split(":")[2] for row in post.buttons] == ["all", "no"]


def test_one_row_and_several_are_named_as_people_count_them() -> None:
    odd = (Odd(6, Doubt.UNKNOWN, "Пётр"), Odd(7, Doubt.FUTURE), Odd(8, Doubt.FUTURE))
    text = parsed(build_preview(preview(odd=odd, sure=(line(2),)), texts("ru")).text)
    assert "Пётр (строка 6)" in text
    assert "(строки 7, 8)" in text


def test_a_table_of_errors_alone_is_not_called_known() -> None:
    text = parsed(build_preview(preview(faults=(Fault(2, "day", "32"),)), texts("ru")).text)
    assert text.splitlines()[1:3] == ["", "❌ Не прочитать: 1"]


def test_people_and_metrics_come_with_their_sums() -> None:
    lines = (line(2), line(3), line(4, metric="meetings", quantity=1))
    text = parsed(build_preview(preview(sure=lines), texts("ru")).text)
    assert "Иван Петров: 10 звонков, 1 встреча" in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_was_done_and_how_to_begin_are_short(language: str) -> None:
    words = texts(language)
    done = Imported(team=TEAM, document=Document(1, 2**31), entries=50_000)
    for post in (build_imported(done, words), build_imported(replace(done, is_undone=True), words)):
        assert len(parsed(post.text)) < 300
    assert len(build_imported(done, words).buttons[0][0].data) <= 64
    assert len(parsed(build_how(words).text)) < 500
