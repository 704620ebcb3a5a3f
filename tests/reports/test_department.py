"""A department's board is its own: named so, and its picture tells who is of which team."""

from datetime import date

from charts.specs import LeaderboardSpec
from locales.texts import texts
from reports.department import build_department_board, load_department_board
from sales.departments import Department
from sales.teams import Role, Team
from storage import people
from tests.cast import IVAN, MARIA, NOW, OLGA, SALES, new_database
from tests.reports.logged import log
from tests.telegram_text import check_post

MONDAY = date(2026, 11, 16)


def test_the_picture_tells_who_is_of_which_team() -> None:
    db = new_database()
    north = people.add_team(db, "Север", SALES.timezone, "ru", OLGA.id, NOW)
    people.add_member(db, north, MARIA.id, Role.MANAGER, NOW)
    log(db, IVAN, MONDAY, "calls", 9)
    region = Department(1, "Регион", (SALES, Team(north, "Север", SALES.timezone, "ru")))

    facts = load_department_board(db, region, "week", "points", NOW)
    post = build_department_board(facts, texts("ru"))

    assert isinstance(post.picture, LeaderboardSpec)
    names = {row.name for row in post.picture.rows}
    assert names == {"Иван Петров · Продажи", "Мария Смирнова · Продажи, Север"}
    text = check_post(post)
    assert "Отдел «Регион»" in text
    assert "Отдел: 9" in text
    assert "Команда" not in text
    assert "Иван Петров — 9" in text
