"""The days of a team's posts, by its own plan and calendar. Pure."""

from datetime import date

from sales.periods import DAY, Period, WorkCalendar
from sales.posting import PostPlan

FAR = 400 * DAY  # whoever works on none of these days gets no posts


def next_day(plan: PostPlan, day: date, calendar: WorkCalendar) -> date | None:
    """The first day after ``day`` that the post comes on; None where there is none in sight."""
    ahead = Period(day + DAY, day + FAR)
    return next((it for it in ahead if plan.comes_on(it, calendar)), None)


def day_from(
    plan: PostPlan, calendar: WorkCalendar, today: date, *, is_today_over: bool
) -> date | None:
    """The day of a post that is planned anew: what came before is not made up for."""
    if plan.comes_on(today, calendar) and not is_today_over:
        return today
    return next_day(plan, today, calendar)
