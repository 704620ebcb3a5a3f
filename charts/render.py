"""A spec to PNG bytes, here and now. The bot does it in a worker process (`charts.studio`)."""

from functools import cache, partial

from charts.bullets import plan_bullets
from charts.course import plan_course
from charts.easel import Easel
from charts.font import covers, measure
from charts.leaderboard import plan_leaderboard
from charts.month import plan_month
from charts.palette import encode
from charts.plan import Plan
from charts.specs import (
    BulletSpec,
    ChartSpec,
    CourseSpec,
    LeaderboardSpec,
    MonthSpec,
    TeamDaySpec,
    WeekSpec,
)
from charts.team_day import plan_team_day
from charts.week import plan_week
from charts.wording import drawable, with_drawable_texts


def render(spec: ChartSpec) -> bytes:
    """A PNG that Telegram takes as a photo, 1080 pixels wide."""
    return encode(easel_of(type(spec).__name__).draw(plan_of(spec)))


def plan_of(spec: ChartSpec) -> Plan:
    """The picture before it is drawn, by the bundled font's widths."""
    match with_drawable_texts(spec, partial(drawable, covers=covers)):
        case LeaderboardSpec() as board:
            return plan_leaderboard(board, measure)
        case WeekSpec() as week:
            return plan_week(week, measure)
        case TeamDaySpec() as day:
            return plan_team_day(day, measure)
        case BulletSpec() as bullets:
            return plan_bullets(bullets, measure)
        case CourseSpec() as course:
            return plan_course(course, measure)
        case MonthSpec() as month:
            return plan_month(month, measure)


@cache
def easel_of(kind: str) -> Easel:
    """One kept figure a chart kind: redrawing it takes half the time of building it anew."""
    return Easel()
