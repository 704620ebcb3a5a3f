"""Targets: what heads type, and what holds from then on."""

import pytest

from sales.errors import SalesError
from sales.targets import EACH, TEAM, Kind
from services.target_entry import read_target
from tests.cast import TODAY

RUB = 100  # minor units
MINIMUM, PLAN, STRETCH, BAND = Kind


@pytest.mark.parametrize(
    ("said", "whom", "metric", "minimum"),
    [
        ("Иван calls 20 day", "Иван", "calls", 20),
        ("Иван calls 20", "Иван", "calls", 20),
        ("Иван Петров звонки 20 в день", "Иван Петров", "calls", 20),
        ("@ivan Звонков 20/день", "@ivan", "calls", 20),
        ("all meetings 2 day", "", "meetings", 2),
        ("все встречи 2", "", "meetings", 2),
        ("Всем первые встречи 1", "", "first_meetings", 1),
        ("Иван КП 3", "Иван", "proposals", 3),
        ("Иван new_calls 10", "Иван", "new_calls", 10),
        ("Иван звонки новым клиентам 10", "Иван", "new_calls", 10),
        ("Иван calls нет", "Иван", "calls", None),
        ("all meetings none day", "", "meetings", None),
        ("Иван Продажи calls 20", "Иван Продажи", "calls", 20),
        ("Иван продажи 2", "Иван", "won", 2),
        ("Иван выручка 100к", "Иван", "revenue", 100_000 * RUB),
        ("Иван revenue 100.000", "Иван", "revenue", 100_000 * RUB),
        ("Иван revenue 350 000 day", "Иван", "revenue", 350_000 * RUB),
        ("Иван выручка 1,5 млн ₽", "Иван", "revenue", 1_500_000 * RUB),
        ("все выручка 50000 руб.", "", "revenue", 50_000 * RUB),
        ("Иван время на линии 2 ч", "Иван", "talk_minutes", 120),
        ("Иван 20 звонков в день", "Иван", "calls", 20),
        ("Иван 2 звонки 20 в день", "Иван 2", "calls", 20),
        ("Иван Петров 100 тыс выручки", "Иван Петров", "revenue", 100_000 * RUB),
        ("each calls 20 day", "", "calls", 20),
        ("каждому менеджеру 20 звонков в день", "", "calls", 20),
        ("Иван talk_minutes 90 мин", "Иван", "talk_minutes", 90),
    ],
)
def test_minimums_of_the_day_as_a_head_types_them(
    said: str, whom: str, metric: str, minimum: int | None
) -> None:
    wanted = read_target(said, TODAY)
    assert ("" if wanted.group == EACH else wanted.whom) == whom
    assert (wanted.metric, wanted.amount) == (metric, minimum)
    assert (wanted.period, wanted.kind) in {("day", Kind.MINIMUM), (None, None)}


@pytest.mark.parametrize(
    ("said", "key"),
    [
        ("", "target.how"),
        ("Иван", "target.how"),
        ("Иван calls", "target.how"),
        ("calls 20", "target.how"),
        ("Иван слоны 5 day", "target.no_metric"),
        ("Иван 5 слонов в день", "target.no_metric"),
        ("Иван points 5", "target.no_metric"),
        ("Иван 5 day", "target.how"),
        ("Иван 20 звонков много", "target.how"),
        ("Иван calls -5", "target.how"),
        ("Иван calls 2,5", "target.how"),
        ("Иван calls 20 30", "target.how"),
        ("Иван calls 20 минут", "target.how"),
        ("Иван revenue 100 штук", "target.how"),
        ("all avg_talk 4", "target.band_how"),
        ("all avg_talk 4-7 мин неделя", "target.band_how"),
        ("all avg_talk 4-7 ч", "target.band_how"),
        ("team avg_talk 4-7", "target.band_how"),
    ],
)
def test_what_is_refused(said: str, key: str) -> None:
    with pytest.raises(SalesError) as refused:
        read_target(said, TODAY)
    assert refused.value.key == key


@pytest.mark.parametrize(
    ("said", "group", "metric", "period", "kind", "amount"),
    [
        ("team revenue 3млн month", TEAM, "revenue", "month", PLAN, 3_000_000 * RUB),
        ("команда выручка 3 млн в месяц", TEAM, "revenue", "month", PLAN, 3_000_000 * RUB),
        ("команда продажи 20", TEAM, "won", "month", PLAN, 20),
        ("Иван calls 100 week", None, "calls", "week", PLAN, 100),
        ("всем 5 встреч в неделю", EACH, "meetings", "week", PLAN, 5),
        ("команде 3 млн выручки в месяц", TEAM, "revenue", "month", PLAN, 3_000_000 * RUB),
        ("Иван 400 звонков в декабре", None, "calls", "month", PLAN, 400),
        ("Иван звонки 400 в месяц", None, "calls", "month", PLAN, 400),
        ("Иван звонки 400 на месяц минимум", None, "calls", "month", MINIMUM, 400),
        ("все встречи 60 вызов", EACH, "meetings", "month", STRETCH, 60),
        ("все встречи 3 день вызов", EACH, "meetings", "day", STRETCH, 3),
        ("все выручка 500к месяц план", EACH, "revenue", "month", PLAN, 500_000 * RUB),
        ("Иван calls нет месяц", None, "calls", "month", PLAN, None),
        ("Иван calls нет", None, "calls", None, None, None),
        ("all avg_talk нет", EACH, "avg_talk", "day", BAND, None),
    ],
)
def test_plans_and_levels_as_a_head_types_them(
    said: str, group: int | None, metric: str, period: str | None, kind: Kind, amount: int | None
) -> None:
    wanted = read_target(said, TODAY)
    assert (wanted.group, wanted.metric, wanted.period) == (group, metric, period)
    assert (wanted.kind, wanted.amount, wanted.upper) == (kind, amount, None)


@pytest.mark.parametrize(
    "said",
    ["all avg_talk 4-7 мин", "все среднее время разговора 4–7", "all avg_talk 4 - 7 min day"],
)
def test_an_average_has_a_band(said: str) -> None:
    wanted = read_target(said, TODAY)
    assert (wanted.group, wanted.kind, wanted.amount, wanted.upper) == (EACH, BAND, 4, 7)
