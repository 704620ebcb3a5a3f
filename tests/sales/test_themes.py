from datetime import date, timedelta

from sales.themes import THEMES, theme_of

MONDAY = date(2026, 11, 23)


def test_the_theme_changes_each_week_and_comes_back_after_eleven() -> None:
    weeks = [theme_of(MONDAY + timedelta(weeks=i)) for i in range(12)]
    assert sorted(weeks[:11]) == sorted(THEMES)
    assert weeks[11] == weeks[0]


def test_the_eleven_of_the_article_stand_in_its_order() -> None:
    first = next(
        day
        for day in (MONDAY + timedelta(weeks=i) for i in range(11))
        if theme_of(day) == THEMES[0]
    )
    assert [theme_of(first + timedelta(weeks=i)) for i in range(11)] == list(THEMES)
