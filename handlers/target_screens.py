"""The screens of ``/target``: whom, by when, what, how many; and what holds now."""

from datetime import date

from handlers.people_buttons import person_rows
from handlers.target_buttons import KIND_LETTERS, NONE, again, carried, period_field, with_own
from locales.numbers import dated, short_money
from locales.texts import Html, Texts, plain
from reports.figures import shown
from reports.post import Button, Buttons, Post
from reports.wording import lines, listed, metric_name, period_name, short_name
from sales.catalog import CATALOG, Unit
from sales.claims import AVG_TALK
from sales.errors import SalesError
from sales.periods import DAY, PERIODS
from sales.targets import EACH, TEAM, Aim, Amounts, Kind
from services.targets import TargetSet, TargetsFacts

_OF_A_DAY = {
    "calls": (10, 15, 20, 25, 30, 40, 50, 60),
    "new_calls": (5, 10, 15, 20, 25, 30, 40, 50),
    "talk_minutes": (30, 45, 60, 90, 120, 150, 180, 240),
    "conversations": (3, 5, 8, 10, 15, 20, 25, 30),
    "emails": (5, 10, 15, 20, 25, 30, 40, 50),
    "revenue": tuple(whole * 100_000 for whole in (20, 50, 100, 150, 200, 300, 500, 1000)),
}
_FEW = (1, 2, 3, 4, 5, 6, 8, 10)  # of what is done a few times a day
_WORKDAYS = {"day": 1, "week": 5, "month": 20}
_SALES = {"week": _FEW, "month": (2, 3, 4, 5, 6, 8, 10, 15)}
_BANDS = ((2, 5), (3, 6), (4, 7), (5, 10))
_A_ROW = 4
MOST_LINES = 25
MOST_KEPT = 12


def build_whom(facts: TargetsFacts, texts: Texts) -> Post:
    """Whom it is for, and what holds for all and for the team now."""
    start = f"target:{facts.team.id}"
    groups = (
        Button(texts("target.button_all"), f"{start}:{EACH}"),
        Button(texts("target.button_team"), f"{start}:{TEAM}"),
    )
    each = person_rows(facts.sellers, lambda it: f"{start}:{it.id}")
    text = texts(
        "target.whom",
        team=short_name(facts.team.name),
        held=_held(facts, EACH, texts),
        of_team=_held(facts, TEAM, texts),
    )
    return Post(text, buttons=(groups, *each))


def build_periods(facts: TargetsFacts, person_id: int, texts: Texts) -> Post:
    """By when, and how seriously it is meant."""
    start = f"target:{facts.team.id}:{person_id}"
    of_day = (
        Button(texts("target.button_day"), f"{start}:d:m"),
        Button(texts("target.button_band"), f"{start}:d:b:{AVG_TALK}"),
    )
    longer = tuple(
        (
            Button(texts(f"target.button_w{kind}"), f"{start}:w:{kind}"),
            Button(texts(f"target.button_m{kind}"), f"{start}:m:{kind}"),
        )
        for kind in (KIND_LETTERS[it] for it in (Kind.PLAN, Kind.MINIMUM, Kind.STRETCH))
    )
    text = texts(
        "target.when", whom=_whom(facts, person_id, texts), held=_held(facts, person_id, texts)
    )
    more_of_day = (
        Button(texts("target.button_day_plan"), f"{start}:d:p"),
        Button(texts("target.button_day_stretch"), f"{start}:d:s"),
    )
    rows = longer if person_id == TEAM else (of_day, *longer, more_of_day)
    return Post(text, buttons=(*rows, (_back(facts, texts),)))


def build_metrics(facts: TargetsFacts, aim: Aim, texts: Texts, first: date | None = None) -> Post:
    """What is to be counted; of a week or a month, whether of this one or (``first``) the next."""
    start = _start(facts, aim, first)
    buttons = [Button(texts(f"metric.{it}"), f"{start}:{it}") for it in CATALOG]
    back = Button(texts("target.button_back"), f"target:{facts.team.id}:{aim.person_id}")
    text = texts(
        "target.what", whom=_whom(facts, aim.person_id, texts), what=_what(aim, texts, first)
    )
    return Post(text, buttons=(*_rows(buttons, 2), *_turn(facts, aim, texts, first), (back,)))


def _turn(facts: TargetsFacts, aim: Aim, texts: Texts, first: date | None) -> Buttons:
    """To the next week or month, and back to this one."""
    if aim.period == "day":
        return ()
    if first:
        back = Button(texts(f"target.button_this_{aim.period}"), _start(facts, aim, None))
        return ((back,),)
    following = PERIODS[aim.period](facts.today).end
    on = Button(texts(f"target.button_next_{aim.period}"), _start(facts, aim, following))
    return ((on,),)


def build_numbers(facts: TargetsFacts, aim: Aim, texts: Texts, first: date | None = None) -> Post:
    """How many; any other number is typed."""
    start = _start(facts, aim, first)
    buttons = [
        Button(_label(facts, aim, it, texts), f"{start}:{aim.metric}:{carried(it)}")
        for it in _offered(aim)
    ]
    none = (Button(texts("target.button_none"), f"{start}:{aim.metric}:{NONE}"),)
    text = texts(
        "target.number",
        whom=_whom(facts, aim.person_id, texts),
        metric=metric_name(texts, aim.metric),
        what=_what(aim, texts, first),
        typed=_typed(facts, aim, texts, first),
    )
    return Post(text, buttons=(*_rows(buttons, _A_ROW), none, (_back(facts, texts),)))


def build_set(outcome: TargetSet, texts: Texts, told: int = 0) -> Post:
    """What holds from now on, and what held before; ``told``: how many people hear of it."""
    team, aim = outcome.team, outcome.aim
    key = "target.set" if outcome.now else "target.removed"
    whom = short_name(outcome.person.name) if outcome.person else _group(aim.person_id, texts)
    text = texts(
        key,
        whom=whom,
        metric=metric_name(texts, aim.metric),
        what=Html(", ".join(target_named(it, texts) for it in outcome.aims)),
        amount=amounts_shown(outcome.now, aim.metric, texts, team.currency),
        before=amounts_shown(outcome.before, aim.metric, texts, team.currency),
        since=dated(outcome.since, outcome.today, texts.language),
    )
    is_theirs = bool(outcome.now) and aim.period != "day" and aim.person_id != TEAM
    unheard = texts("target.asks_anew") if is_theirs else ""
    more = Button(texts("target.button_more"), f"target:{team.id}:{aim.person_id}")
    return Post(
        lines(text, _kept(outcome, texts), texts("target.telling", n=told) if told else unheard),
        buttons=(*_with_own(outcome, texts), *_moves(outcome, texts), (more,)),
    )


def _kept(outcome: TargetSet, texts: Texts) -> Html:
    """Who has a word of their own, which this one for all does not change."""
    currency = outcome.team.currency
    own = [
        texts(
            "target.own",
            name=short_name(it.person.name),
            amount=amounts_shown(it.asked, it.metric, texts, currency)
            if it.asked
            else texts("target.none_now"),
        )
        for it in outcome.kept
    ]
    return texts("target.keeps_own", who=listed(texts, own, MOST_KEPT)) if own else Html()


def _with_own(outcome: TargetSet, texts: Texts) -> Buttons:
    if len(outcome.aims) > 1 or all(it.is_heads for it in outcome.kept):
        return ()
    first = outcome.since if outcome.since > outcome.today else None
    data = with_own(outcome.team.id, outcome.aim, outcome.now, first)
    return ((Button(texts("target.button_with_own"), data),),)


def _moves(outcome: TargetSet, texts: Texts) -> Buttons:
    """What is asked of each day, and has changed today, may wait till tomorrow; and back."""
    today, tomorrow = outcome.today, outcome.today + DAY
    is_one = len(outcome.aims) == 1 and outcome.aim.period == "day"
    if not is_one or outcome.now == outcome.before or outcome.since not in {today, tomorrow}:
        return ()
    is_today = outcome.since == today
    period = period_field("day", today, is_put_off=is_today)
    label = texts("target.button_tomorrow" if is_today else "target.button_today")
    return ((Button(label, again(outcome.team.id, outcome.aim, outcome.now, period)),),)


def amounts_shown(amounts: Amounts | None, metric: str, texts: Texts, currency: str) -> str:
    """20; 350 000 ₽; 4–7 мин; «не было»."""
    if amounts is None:
        return texts("target.no")
    if amounts.upper is not None:
        return texts("target.band", lower=amounts.lower, upper=amounts.upper)
    return shown(metric, amounts.lower, texts, currency)


def _held(facts: TargetsFacts, person_id: int, texts: Texts) -> Html:
    held = [
        texts(
            "target.line",
            metric=metric_name(texts, aim.metric),
            what=target_named(aim, texts),
            amount=amounts_shown(amounts, aim.metric, texts, facts.team.currency),
        )
        for aim, amounts in facts.held(person_id).items()
    ]
    held += [
        texts(
            "target.line_ahead",
            metric=metric_name(texts, it.aim.metric),
            what=target_named(it.aim, texts),
            since=dated(it.starts_on, facts.today, texts.language),
            amount=amounts_shown(it.asked, it.aim.metric, texts, facts.team.currency)
            if it.asked
            else texts("target.none_now"),
        )
        for it in facts.ahead(person_id)
    ]
    more = texts("list.and_more", shown="", n=len(held) - MOST_LINES)
    return lines(*held[:MOST_LINES], more if len(held) > MOST_LINES else "") or texts(
        "target.nothing"
    )


def _what(aim: Aim, texts: Texts, first: date | None) -> Html:
    """План на месяц; план на месяц, декабрь 2026."""
    named = target_named(aim, texts)
    if first is None:
        return named
    return Html(f"{named}, {period_name(texts, aim.period, PERIODS[aim.period](first))}")


def target_named(aim: Aim, texts: Texts) -> Html:
    """Минимум на день; план на месяц."""
    if aim.kind is Kind.BAND:
        return texts("target.of_band")
    level = f"{aim.kind}_{aim.period}"
    return texts(f"target.of_{level}")


def _whom(facts: TargetsFacts, person_id: int, texts: Texts) -> Html | str:
    if person_id in {EACH, TEAM}:
        return _group(person_id, texts)
    return short_name(_name(facts, person_id))


def _group(person_id: int, texts: Texts) -> Html:
    return texts("target.the_team" if person_id == TEAM else "target.everyone")


def _name(facts: TargetsFacts, person_id: int) -> str:
    for person in facts.sellers:
        if person.id == person_id:
            return person.name
    raise SalesError("people.unknown")


def _typed(facts: TargetsFacts, aim: Aim, texts: Texts, first: date | None) -> str:
    """How the same is said in words."""
    if aim.person_id in {EACH, TEAM}:
        name = plain(texts("target.team_word" if aim.person_id == TEAM else "target.all_word"))
    else:
        name = _name(facts, aim.person_id)
    said = f"/target {name} {plain(metric_name(texts, aim.metric)).lower()}"
    if aim.kind is Kind.BAND:
        return f"{said} 4-7"
    example = texts("target.example_money") if CATALOG[aim.metric].unit is Unit.MONEY else "35"
    what = plain(target_named(aim, texts))
    if first is not None:  # the level is its first word, in each language
        what = f"{what.split()[0]} {texts(f'target.next_{aim.period}')}"
    return f"{said} {example} {what}"


def _offered(aim: Aim) -> list[Amounts]:
    if aim.kind is Kind.BAND:
        return [Amounts(*it) for it in _BANDS]
    if aim.metric == "won" and aim.period in _SALES:
        return [Amounts(it) for it in _SALES[aim.period]]
    days = _WORKDAYS[aim.period]
    return [Amounts(it * days) for it in _OF_A_DAY.get(aim.metric, _FEW)]


def _label(facts: TargetsFacts, aim: Aim, amounts: Amounts, texts: Texts) -> str:
    if aim.kind is not Kind.BAND and CATALOG[aim.metric].unit is Unit.MONEY:
        return short_money(amounts.lower, facts.team.currency, texts.language)
    return amounts_shown(amounts, aim.metric, texts, facts.team.currency)


def _start(facts: TargetsFacts, aim: Aim, first: date | None) -> str:
    """What all buttons that say more begin with."""
    period = period_field(aim.period, first)
    return f"target:{facts.team.id}:{aim.person_id}:{period}:{KIND_LETTERS[aim.kind]}"


def _back(facts: TargetsFacts, texts: Texts) -> Button:
    return Button(texts("target.button_back"), f"target:{facts.team.id}")


def _rows(buttons: list[Button], size: int) -> Buttons:
    return tuple(tuple(buttons[start : start + size]) for start in range(0, len(buttons), size))
