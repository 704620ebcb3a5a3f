"""Specs of people and teams against their plans that more than one test draws."""

from itertools import accumulate

from charts.specs import (
    BulletRow,
    BulletSpec,
    ChartSpec,
    CourseSpec,
    Fan,
    MonthDay,
    MonthSpec,
    MonthState,
)
from tests.charts.examples import NAMES

WORKDAYS = tuple(str(day) for day in (2, 3, *range(5, 31)) if day % 7 not in {0, 1})
"""November 2026 without its weekends and the 4th: 20 days."""

KEY: tuple[tuple[MonthState, str], ...] = (
    ("met", "минимум выполнен"),
    ("partly", "частично"),
    ("missed", "не выполнен"),
    ("unknown", "нет данных"),
    ("absent", "отсутствие"),
)


def bullet(
    fact: float = 30,
    plan: float | None = 60,
    due: float | None = 24,
    name: str = "Анна",
    label: str = "50 % · 30/60",
) -> BulletRow:
    return BulletRow(name, fact, plan, due, label)


def bullets(*rows: BulletRow) -> BulletSpec:
    subtitle = "Звонки · ноябрь · 8 из 20 рабочих дней"
    return BulletSpec("Отдел продаж: план", subtitle, rows, "факт", "должно быть", "план", "Нет")


def team_bullets() -> BulletSpec:
    return bullets(
        bullet(150, 60, 24, NAMES[0], "250 % · 150/60"),
        bullet(72, 60, 24, NAMES[1], "120 % · 72/60"),
        bullet(30, 60, 24, NAMES[2], "50 % · 30/60"),
        bullet(18, 60, 24, NAMES[3], "30 % · 18/60"),
        bullet(0, 60, 24, NAMES[4], "0 % · 0/60"),
        BulletRow(NAMES[5], 12, 30, 12, "40 % · 12/30", is_absent=True),
        bullet(9, None, None, NAMES[6], "9 · без плана"),
    )


def course(
    done: tuple[float, ...] = (),
    today: float | None = None,
    plan: tuple[float, ...] = (),
    fan: Fan | None = None,
    done_key: str = "факт: 30, сегодня ещё 5",
) -> CourseSpec:
    return CourseSpec(
        "Отдел продаж: продажи",
        "Ноябрь · 8 из 20 рабочих дней",
        WORKDAYS,
        done,
        today,
        plan,
        fan,
        done_key,
        "план: 60" if plan else "",
        "прогноз: 75, с вероятностью 80 % от 61 до 89" if fan else "",
    )


EVEN_PLAN = tuple(60 * day / 20 for day in range(1, 21))
DONE = tuple(float(it) for it in accumulate((5, 2, 4, 4, 3, 5, 4, 3)))


def running_course() -> CourseSpec:
    return course(DONE, 35, EVEN_PLAN, Fan(61, 89, 75))


def month(*days: MonthDay) -> MonthSpec:
    weekdays = ("пн", "вт", "ср", "чт", "пт", "сб", "вс")
    return MonthSpec("Анна Соколова", "Звонки · ноябрь", weekdays, 6, days, KEY)


def busy_month() -> MonthSpec:
    states: dict[int, tuple[MonthState, str]] = {
        2: ("met", "24/20"),
        3: ("partly", "12/20"),
        5: ("missed", "0/20"),
        6: ("unknown", ""),
        9: ("absent", ""),
        10: ("absent", ""),
        11: ("met", "20/20"),
        12: ("partly", "19/20"),
    }
    future: dict[int, tuple[MonthState, str]] = {
        day: ("off" if day % 7 in {0, 1} or day == 4 else "future", "") for day in range(1, 31)
    }
    held = future | states
    return month(*(MonthDay(str(day), *held[day], is_today=day == 12) for day in held))


GOLDEN_PLANS: dict[str, ChartSpec] = {
    "bullets_of_a_team": team_bullets(),
    "bullets_on_the_first_day": bullets(
        bullet(0, 60, None, label="0 % · 0/60"), bullet(3, 60, None, "Игорь", "5 % · 3/60")
    ),
    "course_with_a_fan": running_course(),
    "course_on_the_first_day": course((), 2, EVEN_PLAN, done_key="факт: сегодня 2"),
    "month_every_state": busy_month(),
    "month_all_absent": month(*(MonthDay(str(day), "absent") for day in range(1, 31))),
}
