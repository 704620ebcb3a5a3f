"""Screens of what the bot posts by itself: which, when, to whom; quiet hours; how many a day."""

from locales import names
from locales.texts import Html
from reports.post import Post, rows_of
from reports.settings_page import Page, Row
from reports.settings_team import quiet_line, span
from reports.wording import chat_shown, short_name, topic_shown
from sales.posting import KINDS, SCHEDULED, WEEKDAYS, Audience, Comes, PostPlan
from sales.work_hours import MIDNIGHT

OFFERED_QUIET = ((1260, 480), (1320, 480), (1320, 540))
OFFERED_BUDGETS = (1, 2, 3, 4, 5, 6, 8, 10)
HALF_HOUR = 30  # minutes
TOPICS_OFFERED = 8
ON_DAYS = {
    Comes.WEEK_END: "settings.comes_weekly",
    Comes.WEEK_START: "settings.comes_week_start",
    Comes.MONTH_START: "settings.comes_month_start",
    Comes.ENDS: "plan.comes",
}


def posts(page: Page) -> Post:
    words = page.words
    lines = [_line(page, kind) for kind in KINDS]
    buttons = [page.go(words(f"settings.post.{kind}"), "post", kind) for kind in KINDS]
    rows = [*rows_of(buttons, 2), (page.go(words("settings.button.budget"), "budget"),)]
    return page.post(
        words("settings.posts", posts=Html("\n".join(lines)), n=page.facts.posting.a_day),
        [*rows, page.back()],
    )


def post(page: Page) -> Post:
    words, plan = page.words, page.facts.posting.plan(page.subject)
    text = words(
        "settings.post",
        name=words(f"settings.post.{plan.kind}"),
        about=words(f"settings.about.{plan.kind}"),
        state=_state(page, plan),
        audience=_audience(page, plan),
    )
    switch = "settings.button_off" if plan.is_on else "settings.button_on"
    rows: list[Row] = [
        (page.set(words(switch), "on", int(not plan.is_on)), page.preview(plan.kind))
    ]
    if plan.is_on:
        rows += [*_times(page, plan), *_days(page, plan), *_audiences(page, plan)]
    return page.post(text, [*rows, page.back("posts")])


def quiet(page: Page) -> Post:
    held = page.facts.posting.quiet
    now = (held.start, held.end)
    offered = [
        page.set(span(*it), "set", f"{it[0]}-{it[1]}", is_so=it == now) for it in OFFERED_QUIET
    ]
    none = page.set(
        page.words("settings.button_no_quiet"), "set", "0-0", is_so=held.start == held.end
    )
    text = page.words("settings.quiet", quiet=quiet_line(page))
    return page.post(text, [*rows_of([*offered, none], 2), (page.ask("set"),), page.back()])


def budget(page: Page) -> Post:
    held = page.facts.posting.a_day
    buttons = [page.set(str(it), "set", it, is_so=it == held) for it in OFFERED_BUDGETS]
    text = page.words("settings.budget", n=held)
    return page.post(text, [*rows_of(buttons, 4), (page.ask("set"),), page.back("posts")])


def _line(page: Page, kind: str) -> Html:
    """On plain workdays, which most come on, its time alone says all."""
    plan = page.facts.posting.plan(kind)
    state = _state(page, plan)
    if state == page.words("settings.comes", at=names.clock(plan.at)):
        state = Html(names.clock(plan.at))
    return page.words("settings.post_line", name=page.words(f"settings.post.{kind}"), state=state)


def _state(page: Page, plan: PostPlan) -> Html:
    """Off; or when it comes."""
    if not plan.is_on:
        return page.words("settings.off")
    if KINDS[plan.kind].in_board:
        return page.words("settings.comes_in_board")
    if plan.kind not in SCHEDULED:
        return page.words("settings.comes_happening")
    return _when(page, plan)


def _when(page: Page, plan: PostPlan) -> Html:
    """Quiet hours heeded."""
    words, window = page.words, page.facts.posting.window(plan.kind)
    if window is None:
        return words("settings.never", at=names.clock(plan.at))
    if window.at != plan.at:
        return words("settings.waits", at=names.clock(plan.at), until=names.clock(window.at))
    comes = KINDS[plan.kind].comes
    if plan.weekday is not None and plan.weekday != WEEKDAYS[comes][0]:
        day = names.weekday_name(plan.weekday, page.language)
        return words(f"settings.weekly.{comes}", at=names.clock(plan.at), day=day)
    if (on := ON_DAYS.get(comes)) is not None:
        return words(on, at=names.clock(plan.at))
    return _on_weekdays(page, plan)


def _on_weekdays(page: Page, plan: PostPlan) -> Html:
    """Only the weekdays that the team works count."""
    words, week = page.words, _week(page)
    if plan.days >= week:
        return words("settings.comes", at=names.clock(plan.at))
    key = "settings.comes_on" if plan.days & week else "settings.comes_on_days_off"
    days = names.weekday_names(plan.days & week or plan.days, page.language)
    return words(key, at=names.clock(plan.at), days=days)


def _week(page: Page) -> frozenset[int]:
    """The weekdays that the team works."""
    return frozenset(page.facts.calendar.week_on(page.facts.today))


def _audience(page: Page, plan: PostPlan) -> Html:
    words, bound = page.words, page.facts.bound
    if KINDS[plan.kind].in_board:
        return words("settings.to_board")
    if plan.audience is not Audience.CHAT:
        return words(f"settings.to.{plan.audience}")
    if bound is None:
        return words("settings.no_chat")
    if plan.topic is not None and plan.topic.chat_id == bound.chat_id:
        there = topic_shown(words, plan.topic.thread_id, page.facts.topics)
        return words("settings.own_topic", title=bound.title, topic=there)
    chat = chat_shown(words, bound.title, bound.thread_id, page.facts.topics)
    return words("settings.in_chat", chat=chat, kind=plan.kind)


def _times(page: Page, plan: PostPlan) -> list[Row]:
    if plan.kind not in SCHEDULED:
        return []
    around = [plan.at + step * HALF_HOUR for step in (-2, -1, 1, 2)]
    row = tuple(page.set(names.clock(it), "at", it) for it in around if 0 <= it < MIDNIGHT)
    return [row, (page.ask("at", "settings.button_type_time"),)]


def _days(page: Page, plan: PostPlan) -> list[Row]:
    comes = KINDS[plan.kind].comes
    if comes in WEEKDAYS:
        usual, *others = WEEKDAYS[comes]
        week = _week(page) | {plan.weekday}
        return _weekdays(page, plan, (usual, *(it for it in others if it in week)))
    if comes is not Comes.WORKDAYS:
        return []
    days = [page.day(it, "days", is_in=it in plan.days) for it in sorted(_week(page))]
    return [*rows_of(days, 4 if len(days) == 7 else 3)]


def _weekdays(page: Page, plan: PostPlan, offered: tuple[int, ...]) -> list[Row]:
    usual, *others = (
        page.set(
            page.words(f"settings.button_usual.{KINDS[plan.kind].comes}")
            if it == offered[0]
            else names.weekday_name(it, page.language),
            "weekday",
            it,
            is_so=it == plan.weekday,
        )
        for it in offered
    )
    return [(usual,), tuple(others)] if others else [(usual,)]


def _audiences(page: Page, plan: PostPlan) -> list[Row]:
    some = KINDS[plan.kind].audiences
    buttons = [
        page.set(page.words(f"settings.button_to.{it}"), "to", it, is_so=it is plan.audience)
        for it in some
    ]
    rows = [*rows_of(buttons, 1)] if len(some) > 1 else []
    is_in_chat = plan.audience is Audience.CHAT and not KINDS[plan.kind].in_board
    return rows + (_topics(page, plan) if is_in_chat else [])


def _topics(page: Page, plan: PostPlan) -> list[Row]:
    """Back to where the rest goes, and to each topic that is known by its name."""
    chosen = plan.topic.thread_id if plan.topic is not None else None
    known = sorted(page.facts.topics.items(), key=lambda it: it[1].casefold())
    rows: list[Row] = [
        (
            page.set(
                page.words("settings.button_topic", name=short_name(name)),
                "topic",
                thread_id,
                is_so=thread_id == chosen,
            ),
        )
        for thread_id, name in known[:TOPICS_OFFERED]
    ]
    if plan.topic is not None:
        rows.append((page.set(page.words("settings.button_home"), "home", ""),))
    return rows
