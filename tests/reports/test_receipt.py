"""Receipts in both languages, whole and in one line, and that Telegram takes them."""

from dataclasses import replace
from typing import Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from syrupy.assertion import SnapshotAssertion

from locales.texts import texts
from reports.post import Post
from reports.receipt import build_question, build_receipt, build_told
from sales.receipts import Act, Asked, Logged
from tests.cast import IVAN, OLGA, TODAY
from tests.reports.logged import ask
from tests.services.diary import Diary
from tests.telegram_text import check_post

Language = Literal["ru", "en"]
LANGUAGES: tuple[Language, ...] = ("ru", "en")


def diary() -> Diary:
    """A team with minimums of the day: 20 calls, 2 meetings, a revenue of 100 000."""
    made = Diary()
    for metric, minimum in (("calls", 20), ("meetings", 2), ("revenue", 100_000_00)):
        ask(made.db, metric, minimum, since=TODAY)
    return made


def shown(post: Post) -> str:
    """The text and its buttons, as on a phone."""
    check_post(post)
    return "\n".join([post.text, *(" | ".join(b.text for b in row) for row in post.buttons)])


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_receipts_of_a_day(language: Language, snapshot: SnapshotAssertion) -> None:
    words, day = texts(language), diary()
    first = day.log("12 звонков, 2 встречи и 1 кп на 350к")
    more = day.log("/call 8 недозвон")
    yesterday = day.log("/sale 120к Ромашка входящая вчера")
    several = day.log("3 звонка вчера, 1 встреча позавчера")
    unpaid = day.log("/sale")
    parts = day.log("10 писем из них 2 ответа, 9 звонков, 3 недозвона")
    undone = day.press(more, Act.UNDO)
    posts = [
        build_receipt(it, words) for it in (first, more, yesterday, several, unpaid, parts, undone)
    ]
    posts.append(build_receipt(first, words, is_brief=True))
    posts.append(build_receipt(first, words, names_team=True))
    assert "\n\n".join(shown(post) for post in posts) == snapshot


def test_names_of_any_length_stay_on_one_line() -> None:
    logged = diary().log("/log Иван Петров 2 встречи", by=OLGA, about=IVAN)
    long = replace(
        logged,
        person=replace(IVAN, name="Иван\n" * 20),
        team=replace(logged.team, name="Отдел\n" * 20),
    )
    lines = build_receipt(long, texts("ru"), names_team=True).text.split("\n")
    assert "2 встречи" in lines[0]
    assert "Команда" in lines[1]
    assert all(len(line) < 60 for line in lines)
    told = build_told(long, "Ольга\n" * 20, texts("ru")).text
    assert len(told.split("Ольга")) < 10


def test_parts_of_one_metric_are_told_with_their_numbers() -> None:
    logged = diary().log("5 звонков (1 новый) 8 мин, 2 недозвона")
    told = build_receipt(logged, texts("ru")).text.replace("\u00a0", " ")
    assert "5 звонков (1 новый, 8 мин, недозвон: 2)" in told


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_said_when_a_head_enters_for_someone(
    language: Language, snapshot: SnapshotAssertion
) -> None:
    logged = diary().log("/log Иван 5 звонков вчера", by=OLGA, about=IVAN)
    told = build_told(logged, OLGA.name, texts(language))
    assert (
        "\n\n".join(shown(it) for it in (build_receipt(logged, texts(language)), told)) == snapshot
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_question_offers_its_readings(language: Language, snapshot: SnapshotAssertion) -> None:
    asked = diary().say("350 кп")
    assert isinstance(asked, Asked)
    assert shown(build_question(asked, texts(language))) == snapshot


def test_all_minimums_met_is_said() -> None:
    day = diary()
    day.log("20 звонков, 2 встречи, продажа 100к")
    last = day.log("1 звонок")
    assert "🎯" in build_receipt(last, texts("ru")).text


def test_a_receipt_in_the_teams_chat_is_one_line() -> None:
    for text in ("5 звонков", "3 звонка вчера, 1 встреча позавчера", "/sale 120к"):
        assert "\n" not in build_receipt(diary().log(text), texts("ru"), is_brief=True).text


@settings(max_examples=60, deadline=None)
@given(
    note=st.text(max_size=200).map(lambda text: "".join(text.split()) or "x"),
    language=st.sampled_from(LANGUAGES),
)
def test_whatever_the_client_is_called_the_receipt_parses(note: str, language: Language) -> None:
    logged = diary().log("/sale 120к")
    (sale,) = logged.entries
    told = Logged(
        message=logged.message,
        team=logged.team,
        person=logged.person,
        entries=(type(sale)(metric="won", day=sale.day, amount=sale.amount, note=note),),
        days=logged.days,
    )
    for is_brief in (False, True):
        check_post(build_receipt(told, texts(language), is_brief=is_brief))
