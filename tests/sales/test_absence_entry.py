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
    "24 и 25 ноября": ("2026-11-24", "2026-11-25", "other", ""),
    "завтра и послезавтра": ("2026-11-20", "2026-11-21", "other", ""),
    "с 24.11, по 27.11": ("2026-11-24", "2026-11-27", "other", ""),
    "с 24.11 и до 27.11": ("2026-11-24", "2026-11-27", "other", ""),
    "до 5.12 с 24.11": ("2026-11-24", "2026-12-05", "other", ""),
    "between Nov 24 and Nov 27": ("2026-11-24", "2026-11-27", "other", ""),
    "в понедельник, 30 ноября": ("2026-11-30", "2026-11-30", "other", ""),
    "с понедельника 23.11 до среды 25.11": ("2026-11-23", "2026-11-25", "other", ""),
    "завтра 20.11": ("2026-11-20", "2026-11-20", "other", ""),
    "пн-ср": ("2026-11-23", "2026-11-25", "other", ""),
    "mon-wed": ("2026-11-23", "2026-11-25", "other", ""),
    "пн–ср": ("2026-11-23", "2026-11-25", "other", ""),
    "Nov 20-24": ("2026-11-20", "2026-11-24", "other", ""),
    "с 20 ноября до 24": ("2026-11-20", "2026-11-24", "other", ""),
    "с 9 по 12 декабря": ("2026-12-09", "2026-12-12", "other", ""),
    "до 28": ("2026-11-19", "2026-11-28", "other", ""),
    "весь декабрь отпуск": ("2026-12-01", "2026-12-31", "vacation", ""),
    "весь ноябрь": ("2026-11-19", "2026-11-30", "other", ""),
    "this month": ("2026-11-19", "2026-11-30", "other", ""),
    "next month": ("2026-12-01", "2026-12-31", "other", ""),
    "болею": ("2026-11-19", "2026-11-19", "sick", ""),
    "sick, fever": ("2026-11-19", "2026-11-19", "sick", "fever"),
    "меня завтра нет": ("2026-11-20", "2026-11-20", "other", ""),
    "завтра весь день": ("2026-11-20", "2026-11-20", "other", ""),
    "завтра, свадьба и переезд": ("2026-11-20", "2026-11-20", "other", "свадьба и переезд"),
    "завтра и в Казань": ("2026-11-20", "2026-11-20", "other", "в Казань"),
    "завтра не смогу": ("2026-11-20", "2026-11-20", "other", "не смогу"),
    "через неделю": ("2026-11-26", "2026-11-26", "other", ""),
    "in 3 days": ("2026-11-22", "2026-11-22", "other", ""),
    "через неделю на 2 дня": ("2026-11-26", "2026-11-27", "other", ""),
    "с завтра до пятницы": ("2026-11-20", "2026-11-20", "other", ""),
    "с 5-го по 8-е января": ("2027-01-05", "2027-01-08", "other", ""),
    "с 28 по 5 декабря": ("2026-11-28", "2026-12-05", "other", ""),
    "с 28-го до 05.12.2026": ("2026-11-28", "2026-12-05", "other", ""),
    "from the 24th to the 28th of November": ("2026-11-24", "2026-11-28", "other", ""),
    "until next Monday": ("2026-11-19", "2026-11-23", "other", ""),
    "в следующую пятницу": ("2026-11-27", "2026-11-27", "other", ""),
    "неделю назад болел": ("2026-11-12", "2026-11-12", "sick", ""),
}


def said(text: str) -> AbsenceSaid | Back:
    return parse_absence(text, TODAY, load_absence_words())


@pytest.mark.parametrize("text", SAID)
def test_days_are_read_as_people_say_them(text: str) -> None:
    found = said(text)
    assert isinstance(found, AbsenceSaid)
    last = found.days.end - timedelta(days=1)
    assert (str(found.days.start), str(last), found.kind.value, found.note) == SAID[text]


@pytest.mark.parametrize(
    "text", ["нет", "отмена", "вышел", "вернулась", "cancel", "I am back", "не болею"]
)
def test_an_end_is_said_without_days(text: str) -> None:
    assert said(text) is Back.BACK


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("отпуск", "absence.how"),
        ("15", "absence.how"),
        ("по семейным обстоятельствам", "absence.how"),
        ("24.11 05.12 06.12", "absence.one_by_one"),
        ("до 15.12 на 3 дня", "absence.how"),
        ("с понедельника", "absence.until_when"),
        ("from Monday", "absence.until_when"),
        ("31.11", "absence.no_such_day"),
        ("30 февраля", "absence.no_such_day"),
        ("2026-13-01", "absence.no_such_day"),
        ("на 400 дней", "absence.too_long"),
        ("0 дней", "absence.how"),
        ("24 через месяц", "absence.until_when"),
        ("месяц", "absence.until_when"),
        ("на 2 месяца", "absence.until_when"),
        ("в декабре", "absence.until_when"),
        ("24.11 до января", "absence.until_when"),
        ("24.11-", "absence.until_when"),
        ("by 15.12", "absence.until_when"),
        ("after 24.11", "absence.until_when"),
        ("не завтра", "absence.until_when"),
        ("24.11 или 27.11", "absence.until_when"),
        ("прошлую неделю", "absence.until_when"),
        ("last Monday", "absence.until_when"),
        ("каждый понедельник", "absence.until_when"),
        ("until next week", "absence.until_when"),
        ("до следующей недели", "absence.until_when"),
        ("вернулся 24.11", "absence.end_alone"),
        ("отмена завтра", "absence.end_alone"),
        ("завтра буду на работе", "absence.end_alone"),
        ("болел", "absence.how"),
    ],
)
def test_what_names_no_days_is_refused_with_the_way_to_say_it(text: str, key: str) -> None:
    with pytest.raises(SalesError) as refused:
        said(text)
    assert refused.value.key == key


@pytest.mark.parametrize(
    "text",
    [
        "завтра до 12",
        "до 12 завтра",
        "до 12",
        "сегодня с 12",
        "завтра с 9 до 12",
        "завтра, с 9 до 12",
        "с 9 до 18",
        "9-18",
        "завтра до 12:00",
        "завтра до 12.00",
        "завтра до 12 часов",
        "завтра 2ч",
        "завтра в 15",
        "завтра к 15 часам",
        "завтра с 15 до 18",
        "24.11 до 12",
        "завтра до обеда",
        "после обеда",
        "завтра полдня",
        "завтра утром",
        "tomorrow until 12",
        "tomorrow until noon",
        "half day",
        "tomorrow half-day",
        "tomorrow 3pm",
        "завтра опоздаю",
    ],
)
def test_a_part_of_a_day_is_no_absence(text: str) -> None:
    with pytest.raises(SalesError) as refused:
        said(text)
    assert refused.value.key == "absence.part_of_day"


@pytest.mark.parametrize(
    "text",
    [
        "24.11, 27.11",
        "24.11 27.11",
        "24 и 27 ноября",
        "24, 25, 26 ноября",
        "в понедельник и среду",
        "Monday and Thursday",
        "Nov 24, Nov 27",
        "с 24.11 и 27.11",
        "24.11-25.11 и 30.11",
        "завтра и на 3 дня с 30.11",
        "в понедельник 24.11",
        "в понедельник, 24.11",
        "эту неделю и следующую неделю",
    ],
)
def test_days_apart_are_no_range(text: str) -> None:
    with pytest.raises(SalesError) as refused:
        said(text)
    assert refused.value.key == "absence.one_by_one"


@pytest.mark.parametrize("text", ["до 30-го", "до 30", "until the 30th", "до 30 февраля"])
def test_a_day_that_the_month_ahead_has_not_is_no_day(text: str) -> None:
    with pytest.raises(SalesError) as refused:
        parse_absence(text, date(2027, 1, 31), load_absence_words())
    assert refused.value.key == "absence.no_such_day"


DAYS = ("24.11", "27 ноября", "30-е", "12", "завтра", "в пятницу", "Nov 28", "2026-12-01")
OTHERS = (",", "и", "and", "с", "в", "болею", "к врачу", "отпуск", "не", "by", "from", "только")


@given(st.lists(st.sampled_from(DAYS + OTHERS), max_size=6))
def test_only_a_word_for_a_stretch_makes_one(words: list[str]) -> None:
    try:
        found = said(" ".join(words))
    except SalesError:
        return
    if found is Back.BACK:
        assert "не" in words  # «не болею» ends an absence
        return
    assert len(list(found.days)) <= sum(word in DAYS or word == "болею" for word in words)


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
