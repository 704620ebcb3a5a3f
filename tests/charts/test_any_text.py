"""Whatever people are called: no exception, no warning (an error here), a photo for Telegram."""

from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from charts.render import render
from charts.specs import (
    BoardRow,
    BulletRow,
    BulletSpec,
    Cell,
    ChartSpec,
    CourseSpec,
    DayBar,
    Fan,
    LeaderboardSpec,
    MonthDay,
    MonthSpec,
    TeamDaySpec,
    TeamRow,
    WeekPanel,
    WeekSpec,
)
from tests.charts.examples import board, row, team_day
from tests.charts.plan_examples import bullet, bullets

TEXT = st.text(max_size=64)
NUMBER = st.floats(-1e6, 1e15)
ROWS = st.builds(
    BoardRow,
    place=st.integers(1, 999),
    name=TEXT,
    value=NUMBER,
    label=TEXT,
    movement=st.none() | st.integers(-999, 999),
    is_absent=st.booleans(),
)
STATES = st.sampled_from(["met", "missed", "free", "future", "today"])
DAYS = st.builds(DayBar, TEXT, NUMBER, TEXT, st.none() | NUMBER, STATES)
PANELS = st.builds(WeekPanel, TEXT, st.lists(DAYS, max_size=7).map(tuple))
CELLS = st.builds(Cell, TEXT, st.none() | st.floats(-1, 1e6))
TWO_CELLS = st.tuples(CELLS, CELLS)
BOARDS = st.builds(LeaderboardSpec, TEXT, TEXT, st.lists(ROWS, max_size=4).map(tuple), TEXT, TEXT)
WEEKS = st.builds(WeekSpec, TEXT, TEXT, st.lists(PANELS, max_size=2).map(tuple))
TEAM_DAYS = st.builds(
    TeamDaySpec,
    TEXT,
    TEXT,
    st.tuples(TEXT, TEXT),
    st.lists(st.builds(TeamRow, TEXT, TWO_CELLS), max_size=4).map(tuple),
    TEXT,
)
BULLETS = st.builds(
    BulletSpec,
    TEXT,
    TEXT,
    st.lists(
        st.builds(
            BulletRow, TEXT, NUMBER, st.none() | NUMBER, st.none() | NUMBER, TEXT, st.booleans()
        ),
        max_size=4,
    ).map(tuple),
    *(TEXT,) * 4,
)
TOTALS = st.lists(NUMBER, max_size=5).map(tuple)
COURSES = st.builds(
    CourseSpec,
    TEXT,
    TEXT,
    st.lists(TEXT, max_size=31).map(tuple),
    TOTALS,
    st.none() | NUMBER,
    TOTALS,
    st.none() | st.builds(Fan, NUMBER, NUMBER, st.none() | NUMBER),
    *(TEXT,) * 3,
)
MONTH_STATES = st.sampled_from(["met", "partly", "missed", "absent", "unknown", "off", "future"])
MONTHS = st.builds(
    MonthSpec,
    TEXT,
    TEXT,
    st.lists(TEXT, max_size=7).map(tuple),
    st.integers(0, 6),
    st.lists(st.builds(MonthDay, TEXT, MONTH_STATES, TEXT, st.booleans()), max_size=31).map(tuple),
    st.lists(st.tuples(MONTH_STATES, TEXT), max_size=7).map(tuple),
)


def assert_telegram_takes_it(png: bytes) -> None:
    picture = Image.open(BytesIO(png))
    picture.load()
    width, height = picture.size
    assert picture.format == "PNG"
    assert width + height <= 10_000
    assert max(width, height) / min(width, height) <= 20
    assert len(png) <= 10 * 1024 * 1024


@pytest.mark.filterwarnings("error")
@settings(max_examples=120, deadline=None)
@given(BOARDS | WEEKS | TEAM_DAYS | BULLETS | COURSES | MONTHS)
def test_any_text_and_any_figures_make_a_photo(spec: ChartSpec) -> None:
    assert_telegram_takes_it(render(spec))


@pytest.mark.parametrize(
    "spec",
    [
        board(*(row(at, str(at), 500 - at) for at in range(500))),
        board(*(row(1, str(at)) for at in range(500))),
        team_day(*(TeamRow(str(at), (Cell("1", 1.0),)) for at in range(500)), columns=("а",)),
        bullets(*(bullet(at, 60, 24, str(at)) for at in range(500))),
        WeekSpec("Анна", "", tuple(WeekPanel(str(at), ()) for at in range(100))),
    ],
    ids=["board", "board of ties", "team", "plans", "week"],
)
def test_five_hundred_people_still_make_one_photo(spec: ChartSpec) -> None:
    assert_telegram_takes_it(render(spec))
