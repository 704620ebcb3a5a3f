"""Every screen of the settings: Telegram takes it, its buttons lead somewhere and can be done."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import timedelta

import pytest

from handlers.settings import read_wish
from locales.texts import LANGUAGES, Texts, texts
from reports.post import Button, Post
from reports.previews import build_preview
from reports.settings_facts import DailyCopies, SettingsFacts, load_settings
from reports.settings_page import ASK, PREVIEW
from reports.settings_people import WEIGHED
from reports.settings_screens import SCREENS, build_settings
from sales.capacity import Schedule
from sales.errors import SalesError
from sales.posting import KINDS, SCHEDULED, Posting, QuietHours, Topic, usual
from sales.teams import Member, Person, Role
from sales.typed_settings import READERS
from services.settings import CHANGES, Wish, change
from storage import people, settings
from storage.binding import Binding
from storage.installation import has_daily_backups
from storage.settings import Version
from tests.cast import IVAN, NOW, OLGA, SALES, TODAY, actor, new_database
from tests.telegram_text import check_post

FAR = Person(2**52 - 1, "<b>&\"' Имя", "name", "ru")  # Telegram's ids have up to 52 bits
RU = texts("ru")
MOST_LINES = 20
OWNER = replace(actor(OLGA), is_owner=True)
BIG = replace(SALES, id=99_999, name="</b> & Ко")


@pytest.fixture
def db() -> Iterator[sqlite3.Connection]:
    with closing(new_database()) as db:
        yield db


@pytest.fixture
def facts(db: sqlite3.Connection) -> SettingsFacts:
    return load_settings(db, SALES, NOW, is_owner=True)


def subjects(screen: str) -> tuple[str, ...]:
    return {
        "post": tuple(KINDS),
        "metric": WEIGHED,
        "person": (str(IVAN.id),),
    }.get(screen, ("",))


def every_screen(facts: SettingsFacts, words: Texts) -> Iterator[tuple[str, Post]]:
    for screen in SCREENS:
        for subject in subjects(screen):
            yield screen, build_settings(facts, words, screen, subject)


def buttons(post: Post) -> list[Button]:
    return [button for row in post.buttons for button in row]


def extremes(facts: SettingsFacts) -> SettingsFacts:
    """A large installation, people with long ids and awkward names, much that is set."""
    crowd = tuple(Member(Person(2**52 - n, f"Имя {'Ж' * 60} {n}"), Role.MANAGER) for n in range(99))
    plans = {kind: replace(usual(kind), topic=Topic(-(10**13), 10**9)) for kind in KINDS}
    ivan = Member(IVAN, Role.MANAGER)
    return replace(
        facts,
        team=BIG,
        version=Version(99_999, OLGA.id, NOW),
        posting=Posting(plans, QuietHours(1, 2), 20),
        bound=Binding(BIG.id, -(10**13), 10**9, "<i>Чат"),
        topics={10**9: "</i> & темы", **{n: f"Тема {n}" for n in range(20)}},
        own_days={TODAY + timedelta(days=n): bool(n % 2) for n in range(100)},
        members=(ivan, Member(FAR, Role.HEAD), *crowd),
        expected=(FAR,) * 30,
        copies=DailyCopies(is_on=True, folder="/srv/<b>&/backups"),
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_telegram_takes_every_screen(facts: SettingsFacts, language: str) -> None:
    for shown in (facts, extremes(facts)):
        for _, post in every_screen(shown, texts(language)):
            check_post(post)
            found = buttons(post)
            assert len(found) <= 100
            assert all(len(it.data.encode()) <= 64 for it in found)
            assert all(it.text.strip() for it in found)
            assert all(len(row) <= 8 for row in post.buttons)


def test_every_button_leads_to_a_screen_or_to_something_that_can_be_done(
    facts: SettingsFacts,
) -> None:
    for screen, post in every_screen(facts, texts("ru")):
        for button in buttons(post):
            if button.data.startswith("settings:"):
                wish = read_wish(button.data)
                assert is_known(wish), (screen, button)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_screen_fits_a_phone_and_shows_no_number_of_telegrams(
    facts: SettingsFacts, language: str
) -> None:
    for screen, post in every_screen(extremes(facts), texts(language)):
        assert len(post.text.splitlines()) <= MOST_LINES, screen
        assert "9999" not in post.text, screen  # of the team, the chat, the topic
        assert str(FAR.id) not in post.text, screen


def with_ivans(facts: SettingsFacts, own: Schedule) -> SettingsFacts:
    return replace(facts, schedules={IVAN.id: own})


@pytest.mark.parametrize(
    ("own", "told"),
    [
        (Schedule(TODAY), "полная нагрузка"),
        (Schedule(TODAY, load=50), "нагрузка 50 %"),
        (Schedule(TODAY, week=frozenset({1, 2})), "своя неделя"),
        (Schedule(TODAY, week=frozenset({1, 2}), load=50), "нагрузка 50 %, своя неделя"),
        (
            Schedule(TODAY, week=frozenset({1}), ramp=(40,)),
            "40 % (40 → 100 по неделям), своя неделя",
        ),
    ],
)
def test_of_a_person_only_what_is_their_own_is_told(
    facts: SettingsFacts, own: Schedule, told: str
) -> None:
    shown = build_settings(with_ivans(facts, own), RU, "people").text
    line = next(it for it in shown.splitlines() if it.startswith(IVAN.name))
    assert line.endswith(told)
    assert ("своя неделя" in line) is (own.week is not None)


def test_a_viewer_has_no_load(facts: SettingsFacts) -> None:
    watched = replace(facts, members=(Member(IVAN, Role.VIEWER),))
    post = build_settings(watched, RU, "people")
    assert "наблюдатель" in post.text
    assert "нагрузка" not in post.text.splitlines()[2]
    assert not any(":person." in it.data for it in buttons(post))


def on_days(facts: SettingsFacts, *days: int) -> Post:
    digest = replace(usual("digest"), days=frozenset(days))
    return build_settings(replace(facts, posting=Posting({"digest": digest})), RU, "post", "digest")


def test_only_the_days_that_the_team_works_are_offered_to_a_post(facts: SettingsFacts) -> None:
    found = [it.text.removeprefix("✓ ") for it in buttons(on_days(facts, *range(7)))]
    assert {"пн", "пт"} < set(found)
    assert not {"сб", "вс"} & set(found)
    weekly = [it.text for it in buttons(build_settings(facts, RU, "post", "week"))]
    assert "чт" in weekly
    assert "сб" not in weekly


def test_a_post_of_days_off_only_says_that_it_does_not_come(facts: SettingsFacts) -> None:
    assert "по рабочим дням" in on_days(facts, 0, 1, 2, 3, 4).text
    assert "вт, чт\n" in on_days(facts, 1, 3, 6).text
    assert "сб, вс: в эти дни команда не работает" in on_days(facts, 5, 6).text


def test_a_topic_without_a_known_name_is_shown_by_its_number(facts: SettingsFacts) -> None:
    nameless = replace(extremes(facts), topics={})
    assert str(10**9) in build_settings(nameless, texts("ru"), "post", "board").text


def test_what_goes_into_the_chat_is_previewed_in_its_language(db: sqlite3.Connection) -> None:
    settings.set_language(db, SALES.id, "en")
    team = people.load_team(db, SALES.id)
    assert team is not None
    board, digest = (
        build_preview(db, team, it, OLGA.id, NOW, RU).text for it in ("board", "digest")
    )
    assert "Thu" in board
    assert "ноября" in digest


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_post_is_previewed_under_a_word_that_it_is_one(
    db: sqlite3.Connection, kind: str, language: str
) -> None:
    words = texts(language)
    post = build_preview(db, SALES, kind, OLGA.id, NOW, words)
    mark = words("settings.preview" if kind in SCHEDULED else "settings.preview_example")
    assert post.text.startswith(mark)
    assert len(post.text) > len(mark) + 10
    assert post.buttons == ()
    check_post(post)


def test_the_example_of_a_victory_has_met_everything(db: sqlite3.Connection) -> None:
    shown = build_preview(db, SALES, "celebration", OLGA.id, NOW, RU).text
    assert "Пример" in shown
    assert "104 из 100" in shown
    assert "➖" not in shown
    assert RU("news.all_met") in shown


def is_known(wish: Wish) -> bool:
    if wish.field == ASK:
        return (wish.screen, wish.value) in READERS and (wish.screen, wish.value) in CHANGES
    if wish.field == PREVIEW:
        return wish.subject in KINDS
    return wish.screen in SCREENS and (not wish.field or (wish.screen, wish.field) in CHANGES)


def test_every_button_that_sets_something_does_so(db: sqlite3.Connection) -> None:
    shown = every_screen(load_settings(db, SALES, NOW, is_owner=True), texts("ru"))
    assert sum(press(db, button) for _, post in shown for button in buttons(post)) > 100


def press(db: sqlite3.Connection, button: Button) -> bool:
    """Whether the button sets something: done, and taken back."""
    wish = read_wish(button.data) if button.data.startswith("settings:") else None
    if wish is None or not wish.field or wish.field in {ASK, PREVIEW}:
        return False
    db.execute("SAVEPOINT before")
    assert change(db, actor=OWNER, wish=wish, now=NOW), button
    db.execute("ROLLBACK TO before")
    return True


def test_every_screen_but_the_first_has_a_way_back(facts: SettingsFacts) -> None:
    words = texts("ru")
    for screen, post in every_screen(facts, words):
        last = buttons(post)[-1]
        assert (last.text == words("settings.button_back")) is (screen != "home"), screen


def test_an_old_version_changes_nothing(db: sqlite3.Connection) -> None:
    wish = Wish(team_id=SALES.id, version=0, screen="lang", subject="", field="set", value="en")
    assert change(db, actor=actor(OLGA), wish=wish, now=NOW)
    assert not change(db, actor=actor(OLGA), wish=replace(wish, value="ru"), now=NOW)
    assert load_settings(db, SALES, NOW).version == Version(1, OLGA.id, NOW)
    team = people.load_team(db, SALES.id)
    assert team is not None
    assert team.language == "en"


def test_who_heads_no_team_changes_none(db: sqlite3.Connection) -> None:
    wish = Wish(team_id=SALES.id, version=0, screen="lang", subject="", field="set", value="en")
    with pytest.raises(SalesError):
        change(db, actor=actor(IVAN), wish=wish, now=NOW)
    assert settings.load_version(db, SALES.id) == Version()


COPIES_ON = Wish(team_id=SALES.id, version=0, screen="copies", subject="", field="set", value="on")


def test_only_the_owner_sees_the_daily_copies(db: sqlite3.Connection) -> None:
    facts, words = load_settings(db, SALES, NOW), texts("ru")
    assert "copies" not in [
        read_wish(it.data).screen for it in buttons(build_settings(facts, words, "home"))
    ]
    with pytest.raises(SalesError, match="no_right"):
        build_settings(facts, words, "copies")


def test_only_the_owner_switches_the_daily_copies(db: sqlite3.Connection) -> None:
    assert change(db, actor=OWNER, wish=COPIES_ON, now=NOW)
    assert has_daily_backups(db)
    off = replace(COPIES_ON, version=1, value="off")
    with pytest.raises(SalesError, match="no_right"):
        change(db, actor=actor(OLGA), wish=off, now=NOW)
    assert has_daily_backups(db)


def test_everyone_of_a_large_team_has_a_button_on_some_page(facts: SettingsFacts) -> None:
    large, words = extremes(facts), texts("ru")
    screen, found = "people", set()
    while screen:
        place, _, subject = screen.partition(".")
        shown = buttons(build_settings(large, words, place, subject))
        found |= {read_wish(it.data).subject for it in shown if ":person." in it.data}
        screen = next((it.data.split(":")[2] for it in shown if it.text == "›"), "")
    assert found == {str(it.person.id) for it in large.members}
