"""What /absent understands, said on Thursday, 19 November 2026."""

from datetime import date, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from locales.absence_words import load_absence_words
from sales.absence_entry import Back, parse_absence
from sales.absences import AbsenceSaid
from sales.errors import SalesError

TODAY = date(2026, 11, 19)

# said: the first and the last day, the kind, the note
SAID = {
    "24.11-05.12 отпуск": ("2026-11-24", "2026-12-05", "vacation", ""),
    "24.11 – 05.12": ("2026-11-24", "2026-12-05", "other", ""),
    "24.11.2026-05.12.26 Отпуск": ("2026-11-24", "2026-12-05", "vacation", ""),
    "2026-11-24 - 2026-12-05": ("2026-11-24", "2026-12-05", "other", ""),
    "с 24.11 по 05.12": ("2026-11-24", "2026-12-05", "other", ""),
    "24-28 ноября": ("2026-11-24", "2026-11-28", "other", ""),
    "с 24 по 28 ноября в отпуске": ("2026-11-24", "2026-11-28", "vacation", ""),
    "24–28.11": ("2026-11-24", "2026-11-28", "other", ""),
    "с 24-го по 28-е": ("2026-11-24", "2026-11-28", "other", ""),
    "с 30 по 3": ("2026-11-30", "2026-12-03", "other", ""),
    "28.12-08.01": ("2026-12-28", "2027-01-08", "other", ""),
    "до 15.12": ("2026-11-19", "2026-12-15", "other", ""),
    "до 15-го": ("2026-11-19", "2026-12-15", "other", ""),
    "до 15 числа болею": ("2026-11-19", "2026-12-15", "sick", ""),
    "до конца недели": ("2026-11-19", "2026-11-22", "other", ""),
    "до конца месяца": ("2026-11-19", "2026-11-30", "other", ""),
    "сегодня": ("2026-11-19", "2026-11-19", "other", ""),
    "завтра": ("2026-11-20", "2026-11-20", "other", ""),
    "меня не будет завтра": ("2026-11-20", "2026-11-20", "other", ""),
    "послезавтра к врачу": ("2026-11-21", "2026-11-21", "other", "к врачу"),
    "завтра по семейным обстоятельствам": (
        "2026-11-20",
        "2026-11-20",
        "other",
        "по семейным обстоятельствам",
    ),
    "в пятницу отгул": ("2026-11-20", "2026-11-20", "day_off", ""),
    "с понедельника до среды": ("2026-11-23", "2026-11-25", "other", ""),
    "с четверга до пятницы": ("2026-11-26", "2026-11-27", "other", ""),
    "с понедельника по четверг командировка в Казань": (
        "2026-11-23",
        "2026-11-26",
        "trip",
        "в Казань",
    ),
    "на 3 дня болею": ("2026-11-19", "2026-11-21", "sick", ""),
    "на неделю": ("2026-11-19", "2026-11-25", "other", ""),
    "с завтрашнего дня на неделю": ("2026-11-20", "2026-11-26", "other", ""),
    "две недели отпуск с 24.11": ("2026-11-24", "2026-12-07", "vacation", ""),
    "следующую неделю отпуск": ("2026-11-23", "2026-11-29", "vacation", ""),
    "5 декабря": ("2026-12-05", "2026-12-05", "other", ""),
    "25 декабря 2026": ("2026-12-25", "2026-12-25", "other", ""),
    "вчера болел": ("2026-11-18", "2026-11-18", "sick", ""),
    "16.11-18.11 больничный": ("2026-11-16", "2026-11-18", "sick", ""),
    "tomorrow": ("2026-11-20", "2026-11-20", "other", ""),
    "until Dec 15": ("2026-11-19", "2026-12-15", "other", ""),
    "until the 15th": ("2026-11-19", "2026-12-15", "other", ""),
    "from Monday to Wednesday": ("2026-11-23", "2026-11-25", "other", ""),
    "Nov 24 - Dec 5 vacation": ("2026-11-24", "2026-12-05", "vacation", ""),
    "24 Nov – 5 Dec": ("2026-11-24", "2026-12-05", "other", ""),
    "Nov 24-28": ("2026-11-24", "2026-11-28", "other", ""),
    "sick for 3 days": ("2026-11-19", "2026-11-21", "sick", ""),
    "next week": ("2026-11-23", "2026-11-29", "other", ""),
    "on leave until the end of the month": ("2026-11-19", "2026-11-30", "vacation", ""),
}


def said(text: str) -> AbsenceSaid | Back:
    return parse_absence(text, TODAY, load_absence_words())


@pytest.mark.parametrize("text", SAID)
def test_days_are_read_as_people_say_them(text: str) -> None:
    found = said(text)
    assert isinstance(found, AbsenceSaid)
    last = found.days.end - timedelta(days=1)
    assert (str(found.days.start), str(last), found.kind.value, found.note) == SAID[text]


@pytest.mark.parametrize("text", ["нет", "отмена", "вышел", "вернулась", "cancel", "I am back"])
def test_an_end_is_said_without_days(text: str) -> None:
    assert said(text) is Back.BACK


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("отпуск", "absence.how"),
        ("15", "absence.how"),
        ("по семейным обстоятельствам", "absence.how"),
        ("24.11 05.12 06.12", "absence.how"),
        ("до 15.12 на 3 дня", "absence.how"),
        ("с понедельника", "absence.until_when"),
        ("from Monday", "absence.until_when"),
        ("31.11", "refusal.no_such_day"),
        ("30 февраля", "refusal.no_such_day"),
        ("2026-13-01", "refusal.no_such_day"),
        ("на 400 дней", "absence.too_long"),
        ("0 дней", "absence.how"),
    ],
)
def test_what_names_no_days_is_refused_with_the_way_to_say_it(text: str, key: str) -> None:
    with pytest.raises(SalesError) as refused:
        said(text)
    assert refused.value.key == key


@example("BN")  # a billion, which is no day
@given(st.text(max_size=60))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        found = said(text)
    except SalesError:
        return
    assert found is Back.BACK or len(found.note) <= 100


@given(st.dates(TODAY, date(2027, 8, 31)), st.integers(0, 200))
def test_typed_days_are_read_as_they_stand(start: date, length: int) -> None:
    last = start + timedelta(days=length)
    found = said(f"{start:%d.%m.%Y}-{last:%d.%m.%Y}")
    assert isinstance(found, AbsenceSaid)
    assert (found.days.start, found.days.end) == (start, last + timedelta(days=1))
