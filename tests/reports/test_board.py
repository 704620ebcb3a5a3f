from datetime import date, timedelta
from typing import Literal

import pytest

from charts.specs import LeaderboardSpec
from locales.texts import texts
from reports.board import BoardFacts, board_alert, build_board, load_board
from sales.catalog import Figure
from sales.teams import Person
from storage import people
from tests.cast import IVAN, MARIA, NOW, OLGA, SALES, TODAY, VIKTOR, new_database
from tests.reports.logged import join, log
from tests.telegram_text import check_post

RU = texts("ru")
YESTERDAY = date(2026, 11, 18)
MONDAY, LAST_FRIDAY = date(2026, 11, 16), date(2026, 11, 13)

Kind = Literal["day", "week", "month"]


def names(facts: BoardFacts) -> list[str]:
    return [facts.names[it.person_id] for it in facts.standings]


def test_every_manager_is_on_the_board_and_viewers_never() -> None:
    db = new_database()
    log(db, VIKTOR, TODAY, "calls", 5)

    assert names(load_board(db, SALES, "day", None, NOW)) == [IVAN.name, MARIA.name]


def test_a_head_is_on_the_board_of_the_period_they_logged_in() -> None:
    db = new_database()
    log(db, OLGA, YESTERDAY, "calls", 5)

    assert OLGA.name not in names(load_board(db, SALES, "day", None, NOW))
    assert names(load_board(db, SALES, "week", None, NOW))[0] == OLGA.name


def test_whoever_left_keeps_the_place_that_their_work_has_earned() -> None:
    db = new_database()
    boris = join(db, Person(11, "Борис"))
    log(db, IVAN, TODAY, "calls", 7)
    for person in (IVAN, boris):
        people.remove_member(db, SALES.id, person.id, NOW)

    facts = load_board(db, SALES, "day", None, NOW)

    assert names(facts) == [IVAN.name, MARIA.name]
    assert not facts.has_others
    assert names(load_board(db, SALES, "day", None, NOW + timedelta(days=1))) == [MARIA.name]


def test_who_only_looks_on_is_off_the_board_but_in_the_sums_and_that_is_said() -> None:
    db = new_database()
    log(db, VIKTOR, TODAY, "calls", 7)

    facts = load_board(db, SALES, "day", None, NOW)
    caption = check_post(build_board(facts, RU))

    assert names(facts) == [IVAN.name, MARIA.name]
    assert facts.totals["calls"] == Figure(7)
    assert "7 звонков" in caption
    assert "кого в рейтинге уже нет" in caption


def test_ties_share_a_place_1_2_2_4() -> None:
    db = new_database()
    anna = join(db, Person(10, "Анна"))
    boris = join(db, Person(11, "Борис"))
    for person, calls in ((IVAN, 9), (MARIA, 5), (anna, 5), (boris, 1)):
        log(db, person, TODAY, "calls", calls)

    facts = load_board(db, SALES, "day", "calls", NOW)

    assert [(it.place, facts.names[it.person_id]) for it in facts.standings] == [
        (1, IVAN.name),
        (2, "Анна"),
        (2, MARIA.name),
        (4, "Борис"),
    ]


@pytest.mark.parametrize(
    ("kind", "earlier"), [("day", YESTERDAY), ("week", LAST_FRIDAY), ("month", date(2026, 10, 7))]
)
def test_movement_is_against_the_period_before(kind: Kind, earlier: date) -> None:
    db = new_database()
    db.execute("UPDATE members SET joined_at = 0")
    log(db, IVAN, earlier, "calls", 9)
    log(db, MARIA, TODAY, "calls", 9)

    facts = load_board(db, SALES, kind, None, NOW)

    moved = {facts.names[it.person_id]: it.movement for it in facts.standings}
    assert moved == {MARIA.name: 1, IVAN.name: -1}


def test_the_day_before_monday_is_friday() -> None:
    db = new_database()
    db.execute("UPDATE members SET joined_at = 0")
    log(db, IVAN, LAST_FRIDAY, "calls", 9)
    log(db, MARIA, MONDAY, "calls", 9)
    monday_noon = NOW.replace(day=16)

    facts = load_board(db, SALES, "day", None, monday_noon)

    assert [it.movement for it in facts.standings] == [1, -1]


def test_one_who_joined_since_has_no_earlier_place() -> None:
    db = new_database()
    db.execute("UPDATE members SET joined_at = 0")
    log(db, IVAN, YESTERDAY, "calls", 9)
    anna = join(db, Person(10, "Анна"))
    log(db, anna, TODAY, "calls", 3)

    facts = load_board(db, SALES, "day", None, NOW)

    assert {it.person_id: it.movement for it in facts.standings}[anna.id] is None


def test_by_a_metric_in_money_the_sum_counts_not_the_number() -> None:
    db = new_database()
    log(db, IVAN, TODAY, "won", 2, amount=100_000_00)
    log(db, MARIA, TODAY, "won", 1, amount=350_000_00)

    post = build_board(load_board(db, SALES, "day", "revenue", NOW), RU)

    assert isinstance(post.picture, LeaderboardSpec)
    assert [row.name for row in post.picture.rows] == [MARIA.name, IVAN.name]
    assert post.picture.rows[0].label == "350 тыс. ₽".replace(" ", "\u00a0")


def test_the_caption_names_the_leaders_and_nobody_who_is_last() -> None:
    db = new_database()
    log(db, IVAN, TODAY, "calls", 9)

    caption = check_post(build_board(load_board(db, SALES, "day", None, NOW), RU))

    assert IVAN.name in caption
    assert MARIA.name not in caption


def test_an_empty_board_has_no_leaders_and_invites_to_begin() -> None:
    facts = load_board(new_database(), SALES, "week", None, NOW)

    assert facts.leaders == ()
    assert {it.movement for it in facts.standings} == {None}
    assert RU("board.nobody_yet") in check_post(build_board(facts, RU))


def test_the_buttons_keep_the_metric_and_the_team() -> None:
    facts = load_board(new_database(), SALES, "week", "calls", NOW)

    assert [button.data for button in build_board(facts, RU).buttons[0]] == [
        f"top:day:calls@{SALES.id}",
        f"top:week:calls@{SALES.id}",
        f"top:month:calls@{SALES.id}",
    ]


def test_one_who_presses_under_the_teams_post_sees_the_leaders_and_their_own_place() -> None:
    db = new_database()
    everyone = [IVAN, *(join(db, Person(n, f"<b>Имя & {n} " + "я" * 40)) for n in range(10, 20))]
    for calls, person in enumerate(reversed(everyone), 20):
        log(db, person, TODAY, "calls", calls)
    facts = load_board(db, SALES, "day", None, NOW)

    alert = board_alert(facts, MARIA.id, RU)

    assert len(alert) <= 200
    assert f"12. {MARIA.name}" in alert
    assert "<b>Имя & 10" in alert
