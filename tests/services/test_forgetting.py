"""Whoever asks to be forgotten is found nowhere; the sums stay."""

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from sales.absences import AbsenceSaid, AbsenceState
from sales.catalog import Figure
from sales.errors import SalesError
from sales.periods import Period
from sales.receipts import Nothing
from sales.teams import Person, Role
from services import forgetting
from services.membership import let_in
from storage import inbox, invites, ledger, people, posts, prompts
from storage.absences import add_absence
from storage.daily import team_figures
from storage.db import connect
from storage.forgetting import HIDDEN
from storage.posts import Address, NewPost
from storage.rebuild import differences
from storage.schema import migrate
from tests.cast import IVAN, MARIA, NOW, OLGA, SALES, TODAY, actor, add_cast, new_database
from tests.reports.logged import ask, join, log
from tests.services.diary import CHAT, Diary

WEEK = Period(TODAY - timedelta(days=7), TODAY + timedelta(days=1))
FORMER = "Бывший менеджер 1"
UPDATE = 7
JAN = Person(9, "Ян", "", "ru")


@pytest.fixture
def db() -> sqlite3.Connection:
    return new_database()


def forget(db: sqlite3.Connection, person: Person = IVAN) -> tuple[forgetting.Left, ...]:
    acting = replace(actor(IVAN if person is JAN else person), person=person)
    return forgetting.forget(db, actor=acting, update_id=UPDATE, now=NOW)


def add_jan(db: sqlite3.Connection) -> None:
    people.see_person(db, JAN.id, JAN.name, "", "ru")
    people.add_member(db, SALES.id, JAN.id, Role.MANAGER, NOW)


def cells(db: sqlite3.Connection) -> Iterator[tuple[str, object]]:
    """Every value of every table."""
    for (table,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
        for row in db.execute(f"SELECT * FROM {table}"):
            yield from ((f"{table}.{at}", value) for at, value in enumerate(row))


def lived(db: sqlite3.Connection) -> None:
    """A day that leaves traces of Иван wherever there may be any."""
    diary = Diary(db)
    diary.log("5 звонков, продажа 350к Ромашка")
    diary.log("/log Иван Петров 2 встречи", by=OLGA, about=IVAN)
    diary.log("продажа 100к Иван Петров", by=MARIA)
    diary.undo(by=IVAN)
    diary.log("продажа 350к Ромашка, 7 звонков")
    ask(db, "calls", 20, IVAN, since=TODAY)
    payload = json.dumps({"from": {"id": IVAN.id, "first_name": IVAN.name}}, ensure_ascii=False)
    inbox.receive(db, [(UPDATE, payload), (6, payload), (5, payload)], NOW)
    inbox.complete(db, 6)
    inbox.complete(db, 5, "failed")
    for chat_id, kind in ((IVAN.id, "goals"), (OLGA.id, "digest")):
        post = NewPost(
            team_id=SALES.id,
            kind=kind,
            period=TODAY,
            text=f"Молодец <b>{IVAN.name}</b>",
            buttons=json.dumps([[{"text": IVAN.name, "data": f"entries:{IVAN.id}"}]]),
            expires_at=NOW + timedelta(hours=1),
        )
        posts.add(db, post, [Address(chat_id)], NOW)


def test_nothing_in_any_table_names_them(db: sqlite3.Connection) -> None:
    lived(db)
    forget(db)
    named = [
        where
        for where, value in cells(db)
        if isinstance(value, str)
        and any(it in value for it in (IVAN.name, "Петров", "@ivan", "Ромашка"))
    ]
    assert named == []


def spoken_of(db: sqlite3.Connection) -> None:
    """What others write of Иван, by any form of his name, wherever people write freely."""
    diary = Diary(db)
    diary.log("продажа 100к Ивану", by=MARIA, message_id=70)
    log(db, MARIA, TODAY, "proposals", note="петровым обещано")
    log(db, MARIA, TODAY, "calls", note="ждёт t.me/Ivan")
    add_absence(
        db,
        team_id=SALES.id,
        person_id=MARIA.id,
        said=AbsenceSaid(Period(TODAY, TODAY + timedelta(days=1)), note="меняется с Иваном"),
        state=AbsenceState.STANDING,
        entered_by=MARIA.id,
        now=NOW,
    )
    failed = json.dumps({"text": "передай\nИвану"}, ensure_ascii=False)
    inbox.receive(db, [(4, failed)], NOW)
    inbox.complete(db, 4, "failed")


def test_no_text_anywhere_speaks_of_them_in_any_form(db: sqlite3.Connection) -> None:
    lived(db)
    spoken_of(db)
    words = ("иван", "петров", "ромашка")
    tables = {
        where.partition(".")[0]
        for where, value in cells(db)
        if any(it in str(value).lower() for it in words)
    }
    assert tables == {"absences", "entries", "inbox", "messages", "people", "posts"}
    forget(db)
    left = [(where, it) for where, it in cells(db) if any(w in str(it).lower() for w in words)]
    assert left == []
    notes = {row[0] for row in db.execute("SELECT note FROM entries WHERE person_id = 3")}
    assert notes == {FORMER, HIDDEN, f"{HIDDEN} обещано", f"ждёт {HIDDEN}"}


def test_a_namesake_keeps_the_name_but_notes_say_no_more_whom_they_mean(
    db: sqlite3.Connection,
) -> None:
    namesake = join(db, Person(60, "Иван Сидоров"))
    Diary(db).log("продажа 100к Иван Сидоров", by=MARIA)
    forget(db)
    assert people.names(db, SALES.id)[namesake.id] == "Иван Сидоров"
    assert [row[0] for row in db.execute("SELECT note FROM entries")] == [f"{HIDDEN} Сидоров"]


def test_no_row_holds_their_id_any_more(db: sqlite3.Connection) -> None:
    someone = Person(77_000_001, "Пётр Далёкий", "far", "ru")
    people.see_person(db, someone.id, someone.name, someone.username, "ru")
    people.add_member(db, SALES.id, someone.id, Role.MANAGER, NOW)
    acting = replace(actor(IVAN), person=someone)
    Diary(db).say("5 звонков", by=someone, acting=acting)
    figures = json.dumps({str(someone.id): {"calls": 5}})
    db.execute(
        "INSERT INTO posts (team_id, text, figures, created_at) VALUES (1, '', ?, 0)", (figures,)
    )
    prompts.add(db, prompts.Prompt(OLGA.id, 8, 7, f"settings:load:{someone.id}"), NOW)
    waiting = NewPost(
        team_id=SALES.id,
        kind="digest",
        period=TODAY,
        text="Кто впереди",
        buttons=json.dumps([[{"text": "Записи", "data": f"entries:{someone.id}"}]]),
        expires_at=NOW + timedelta(hours=1),
    )
    posts.add(db, waiting, [Address(OLGA.id)], NOW)
    forgetting.forget(db, actor=acting, update_id=UPDATE, now=NOW)
    assert [where for where, value in cells(db) if str(someone.id) in str(value)] == []


def test_words_that_only_begin_like_the_name_and_other_teams_words_stay(
    db: sqlite3.Connection,
) -> None:
    add_jan(db)
    other = people.add_team(db, "Вторая", SALES.timezone, "ru", OLGA.id, NOW)
    diary = Diary(db)
    diary.log("продажа 100к Ян Янус")
    diary.log("продажа 100к Янус", message_id=50)
    there = replace(actor(OLGA), team=replace(SALES, id=other))
    people.add_member(db, other, OLGA.id, Role.HEAD, NOW)
    diary.say("продажа 100к Ян", by=OLGA, acting=there)
    forget(db, JAN)
    notes = {row[0] for row in db.execute("SELECT note FROM entries")}
    assert notes == {f"{FORMER} Янус", "Янус", "Ян"}
    assert diary.say("продажа 100к Янус", message_id=50) is Nothing.REPEATED


def test_a_message_that_named_them_is_not_counted_anew_when_it_comes_again(
    db: sqlite3.Connection,
) -> None:
    add_jan(db)
    diary = Diary(db)
    diary.log("продажа 100к Ян", by=MARIA, message_id=50)
    forget(db, JAN)
    before = ledger.of_message(db, CHAT, 50)
    for text in ("продажа 100к Ян", "продажа 200к Ян"):
        with pytest.raises(SalesError, match="erased"):
            diary.say(text, by=MARIA, message_id=50)
    assert ledger.of_message(db, CHAT, 50) == before


def test_a_set_aside_update_of_somebody_else_stays(db: sqlite3.Connection) -> None:
    add_jan(db)
    payloads = ['{"text": "Январь"}', '{"text": "звонок\\nЯн"}', '{"id": 91}', '{"id": 9}']
    inbox.receive(db, list(enumerate(payloads, start=20)), NOW)
    for number in range(20, 24):
        inbox.complete(db, number, "failed")
    forget(db, JAN)
    left = [row[0] for row in db.execute("SELECT payload FROM inbox ORDER BY update_id")]
    assert left == [payloads[0], "{}", payloads[2], "{}"]


def test_the_sums_stay_under_a_former_managers_name(db: sqlite3.Connection) -> None:
    lived(db)
    before = team_figures(db, SALES.id, WEEK)
    forget(db)
    after = team_figures(db, SALES.id, WEEK)
    (nameless,) = after.keys() - before.keys()
    assert after[nameless] == before[IVAN.id]
    assert people.names(db, SALES.id)[nameless] == FORMER
    assert differences(db) == []
    assert db.execute("PRAGMA foreign_key_check").fetchall() == []


def test_they_leave_their_teams_and_the_heads_are_told_without_the_name(
    db: sqlite3.Connection,
) -> None:
    (left,) = forget(db)
    assert (left.team, left.name, left.heads) == (SALES, FORMER, (OLGA,))
    assert IVAN.id not in {it.person.id for it in people.roster(db, SALES.id).members}


def test_coming_back_is_a_fresh_start(db: sqlite3.Connection) -> None:
    lived(db)
    forget(db)
    people.see_person(db, IVAN.id, IVAN.name, IVAN.username, "ru")
    invites.ask(db, SALES.id, IVAN.id, NOW)
    let_in(db, actor=actor(OLGA), team_id=SALES.id, person_id=IVAN.id, now=NOW)
    assert ledger.day_figures(db, SALES.id, IVAN.id, TODAY) == {}
    Diary(db).log("1 звонок", message_id=900)
    assert ledger.day_figures(db, SALES.id, IVAN.id, TODAY)["calls"] == Figure(1)


def test_the_next_one_has_the_next_number(db: sqlite3.Connection) -> None:
    (first,), (second,) = forget(db, IVAN), forget(db, MARIA)
    assert (first.name, second.name) == (FORMER, "Бывший менеджер 2")


def test_the_only_head_of_others_names_another_first(db: sqlite3.Connection) -> None:
    with pytest.raises(SalesError, match="last_head"):
        forget(db, OLGA)
    people.set_role(db, SALES.id, MARIA.id, Role.HEAD, NOW)
    assert [left.heads for left in forget(db, OLGA)] == [(MARIA,)]


def test_whoever_was_in_no_team_is_deleted(db: sqlite3.Connection) -> None:
    stranger = Person(99, "Прохожий Случайный", "", "ru")
    people.see_person(db, stranger.id, stranger.name, "", "ru")
    invites.ask(db, SALES.id, stranger.id, NOW)
    acting = replace(actor(IVAN), person=stranger, team=None, role=None)
    assert forgetting.forget(db, actor=acting, update_id=UPDATE, now=NOW) == ()
    assert [it for it in cells(db) if it[1] in {stranger.id, stranger.name}] == []


def test_the_file_itself_holds_the_name_no_more(tmp_path: Path) -> None:
    path = tmp_path / "salesbeat.db"
    db = connect(path)
    migrate(db)
    add_cast(db)
    db.execute("BEGIN")
    lived(db)
    db.execute("COMMIT")
    forgotten = [IVAN.name.encode(), "Ромашка".encode()]
    assert all(it in path.read_bytes() + _wal(path) for it in forgotten)
    db.execute("BEGIN")
    db.execute("UPDATE deliveries SET state = 'sent'")
    forget(db)
    db.execute("COMMIT")
    db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    assert [it.decode() for it in forgotten if it in path.read_bytes() + _wal(path)] == []


def _wal(path: Path) -> bytes:
    log = path.with_name(path.name + "-wal")
    return log.read_bytes() if log.exists() else b""


def test_a_head_may_keep_the_figures_without_the_name(db: sqlite3.Connection) -> None:
    lived(db)
    before = team_figures(db, SALES.id, WEEK)[IVAN.id]
    changed, name = forgetting.part(
        db, actor=actor(OLGA), team_id=SALES.id, person_id=IVAN.id, now=NOW
    )
    assert (changed.person, changed.role, name) == (IVAN, None, FORMER)
    figures = team_figures(db, SALES.id, WEEK)
    assert IVAN.id not in figures
    assert before in figures.values()
    assert IVAN.name not in people.names(db, SALES.id).values()
    assert people.load_person(db, IVAN.id) == IVAN
    assert differences(db) == []
