"""Specs that more than one test draws."""

from charts.specs import (
    BoardRow,
    Cell,
    ChartSpec,
    DayBar,
    DayState,
    LeaderboardSpec,
    TeamDaySpec,
    TeamRow,
    WeekPanel,
    WeekSpec,
)

NAMES = (
    "Анна Соколова",
    "Игорь Павленко 🔥",
    "Мария Константинопольская-Задунайская",
    "Дмитрий Ли",
    "Ольга Ким",
    "Тимур Рахимов",
    "Екатерина Белова",
    "Пётр Щукин",
    "Светлана Ю",
    "Александр Македонский",
)
POINTS = (184, 171, 171, 140, 122, 96, 61, 40, 12, 0)
PLACES = (1, 2, 2, 4, 5, 6, 7, 8, 9, 10)
MOVEMENTS = (2, -1, None, 0, 1, -3, 0, None, 12, -2)


def row(
    place: int = 1,
    name: str = "Анна",
    value: float = 10,
    label: str | None = None,
    movement: int | None = 0,
) -> BoardRow:
    return BoardRow(place, name, value, f"{value:g}" if label is None else label, movement)


def board(*rows: BoardRow) -> LeaderboardSpec:
    subtitle = "Отдел продаж · 16–22 ноября · очки"
    return LeaderboardSpec(
        "Рейтинг недели", subtitle, rows, "Пока никто ничего не записал", "новый"
    )


def ten_rows() -> LeaderboardSpec:
    columns = zip(PLACES, NAMES, POINTS, MOVEMENTS, strict=True)
    return board(*(row(*person[:3], movement=person[3]) for person in columns))


def day(
    value: float = 0, minimum: float | None = 20, state: DayState = "met", label: str = "пн"
) -> DayBar:
    return DayBar(label, value, f"{value:g}", minimum, state)


def week(*panels: tuple[DayBar, ...]) -> WeekSpec:
    named = tuple(WeekPanel("Звонки · минимум 20", days) for days in panels)
    return WeekSpec("Анна Соколова", "Неделя 16–22 ноября", named)


def busy_week() -> WeekSpec:
    return week(
        (
            day(24, 20, "met", "пн 16"),
            day(18, 20, "missed", "вт 17"),
            day(9, 20, "today", "ср 18"),
            DayBar("чт 19", 0, "", 20, "future"),
            DayBar("сб 21", 0, "", None, "free"),
        )
    )


def team_day(*rows: TeamRow, columns: tuple[str, ...], silent: str = "") -> TeamDaySpec:
    return TeamDaySpec("Отдел продаж: день", "четверг, 19 ноября", columns, rows, silent)


def busy_day() -> TeamDaySpec:
    return team_day(
        TeamRow("Анна Соколова", (Cell("24/20", 1.2), Cell("1/2", 0.5), Cell("3", None))),
        TeamRow("Игорь Павленко 🔥", (Cell("0/20", 0.0), Cell("2/2", 1.0), Cell("0", None))),
        columns=("Звонки", "Встречи", "Продажи"),
        silent="Молчат: Пётр Щукин, Светлана Ю",
    )


def wide_day() -> TeamDaySpec:
    cells = (Cell("24/20", 1.2), Cell("1/2", 0.5), Cell("2/1", 2.0), Cell("1 250 000 ₽", 0.8))
    rows = (TeamRow(name, cells) for name in NAMES[1:3])
    return team_day(*rows, columns=("Звонки", "Встречи", "Предложения", "Сумма продаж"))


GOLDEN: dict[str, ChartSpec] = {
    "leaderboard_ties_and_movement": board(
        row(1, "Анна Соколова", 171, movement=2),
        row(1, "محمد علي", 171, movement=None),
        row(3, "Мария Константинопольская-Задунайская", 96, movement=-3),
        row(4, "Дмитрий Ли", 0),
    ),
    "leaderboard_empty": board(),
    "week_every_state": busy_week(),
    "week_all_zeros": week((day(0, None, "free"), day(0, 20, "missed", "вт"))),
    "team_day_beside": busy_day(),
    "team_day_stacked": wide_day(),
}
