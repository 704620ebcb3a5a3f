"""Minimums of the day: what heads type, and what holds from then on."""

from datetime import timedelta
from sqlite3 import Connection

import pytest

from sales.errors import SalesError
from sales.teams import Person
from services.targets import MinimumSet, Wanted, load_minimums, read_target, set_minimum
from storage import targets
from storage.targets import EACH
from tests.cast import IVAN, MARIA, NOW, OLGA, SALES, TODAY, VIKTOR, actor, new_database

RUB = 100  # minor units


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
        ("Иван выручка 100к", "Иван", "revenue", 100_000 * RUB),
        ("Иван revenue 350 000 day", "Иван", "revenue", 350_000 * RUB),
        ("Иван выручка 1,5 млн ₽", "Иван", "revenue", 1_500_000 * RUB),
        ("все выручка 50000 руб.", "", "revenue", 50_000 * RUB),
        ("Иван время на линии 2 ч", "Иван", "talk_minutes", 120),
        ("Иван talk_minutes 90 мин", "Иван", "talk_minutes", 90),
    ],
)
def test_what_a_head_types(said: str, whom: str, metric: str, minimum: int | None) -> None:
    assert read_target(said) == Wanted(whom, metric, minimum)


@pytest.mark.parametrize(
    ("said", "key"),
    [
        ("", "target.how"),
        ("Иван", "target.how"),
        ("Иван calls", "target.how"),
        ("calls 20", "target.how"),
        ("Иван слоны 5", "target.how"),
        ("Иван points 5", "target.how"),
        ("Иван calls -5", "target.how"),
        ("Иван calls 2,5", "target.how"),
        ("Иван calls 20 30", "target.how"),
        ("Иван calls 20 минут", "target.how"),
        ("Иван revenue 100.000", "target.how"),
        ("all avg_talk 4-7 мин", "target.how"),
        ("Иван calls 100 week", "target.only_day"),
        ("Иван звонки 400 в месяц", "target.only_day"),
        ("team revenue 3млн month", "target.only_day"),
        ("команда звонки 100", "target.only_day"),
    ],
)
def test_what_is_refused(said: str, key: str) -> None:
    with pytest.raises(SalesError) as refused:
        read_target(said)
    assert refused.value.key == key


def put(
    db: Connection, person_id: int, metric: str, minimum: int | None, by: Person = OLGA
) -> MinimumSet:
    return set_minimum(
        db,
        actor=actor(by),
        team_id=SALES.id,
        person_id=person_id,
        metric=metric,
        minimum=minimum,
        now=NOW,
    )


def held(db: Connection, person: Person) -> dict[str, int]:
    return targets.minimums_of(db, SALES.id, person.id, TODAY)


def test_a_minimum_holds_from_today_on_and_not_before() -> None:
    db = new_database()
    put(db, IVAN.id, "calls", 20)
    assert held(db, IVAN) == {"calls": 20}
    assert held(db, MARIA) == {}
    assert targets.minimums_of(db, SALES.id, IVAN.id, TODAY - timedelta(days=1)) == {}


def test_one_for_all_holds_for_each_and_takes_the_place_of_their_own() -> None:
    db = new_database()
    put(db, IVAN.id, "calls", 40)
    outcome = put(db, EACH, "calls", 20)
    assert outcome.person is None
    assert held(db, IVAN) == held(db, MARIA) == {"calls": 20}


def test_none_of_ones_own_lifts_the_one_for_all() -> None:
    db = new_database()
    put(db, EACH, "calls", 20)
    assert put(db, IVAN.id, "calls", None).before == 20
    assert (held(db, IVAN), held(db, MARIA)) == ({}, {"calls": 20})


def test_the_head_sees_what_holds_for_whom() -> None:
    db = new_database()
    put(db, EACH, "meetings", 2)
    put(db, IVAN.id, "calls", 20)
    facts = load_minimums(db, actor=actor(OLGA), team_id=SALES.id, now=NOW)
    assert set(facts.sellers) == {OLGA, IVAN, MARIA}
    assert facts.of(IVAN.id) == {"meetings": 2, "calls": 20}


@pytest.mark.parametrize(
    ("person_id", "metric", "minimum", "key"),
    [
        (IVAN.id, "calls", 0, "target.zero"),
        (IVAN.id, "calls", 501, "target.too_big"),
        (IVAN.id, "talk_minutes", 1441, "target.too_big"),
        (IVAN.id, "elephants", 1, "target.how"),
        (VIKTOR.id, "calls", 20, "target.viewer"),
        (99, "calls", 20, "people.unknown"),
    ],
)
def test_no_minimum_that_nobody_can_meet(
    person_id: int, metric: str, minimum: int, key: str
) -> None:
    db = new_database()
    with pytest.raises(SalesError) as refused:
        put(db, person_id, metric, minimum)
    assert refused.value.key == key
    assert targets.minimums(db, SALES.id, TODAY) == {}


@pytest.mark.parametrize("by", [IVAN, VIKTOR])
def test_only_a_head_sets_and_sees_them(by: Person) -> None:
    db = new_database()
    with pytest.raises(SalesError, match=r"people\.not_head"):
        put(db, IVAN.id, "calls", 20, by)
    with pytest.raises(SalesError, match=r"people\.not_head"):
        load_minimums(db, actor=actor(by), team_id=SALES.id, now=NOW)
    assert targets.minimums(db, SALES.id, TODAY) == {}
