"""The screens of ``/target``: whom, by when, what, how many; and what holds now.

A button's data: ``target:team:person:period:kind:metric:amount``, as far as it was chosen.
"""

from handlers.people_buttons import person_rows
from locales.numbers import short_money
from locales.texts import Html, Texts
from reports.figures import shown
from reports.post import Button, Buttons, Post
from reports.wording import lines, metric_name, short_name
from sales.catalog import CATALOG, Unit
from sales.claims import AVG_TALK
from sales.errors import SalesError
from sales.targets import EACH, TEAM, Aim, Kind
from services.target_entry import Wanted
from services.targets import Amounts, TargetSet, TargetsFacts

NONE = "-"  # in a button: there is to be none
PERIODS = {"d": "day", "w": "week", "m": "month"}
KINDS = {"m": Kind.MINIMUM, "p": Kind.PLAN, "s": Kind.STRETCH, "b": Kind.BAND}
_PERIOD = {it: letter for letter, it in PERIODS.items()}
_KIND = {it: letter for letter, it in KINDS.items()}

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


def pressed(team_id: int, person_id: int, wanted: Wanted) -> str:
    """The button that says all of it at once."""
    period = _PERIOD[wanted.period] if wanted.period else ""
    kind = _KIND[wanted.kind] if wanted.kind else ""
    amounts = NONE if wanted.amount is None else _carried(Amounts(wanted.amount, wanted.upper))
    return f"target:{team_id}:{person_id}:{period}:{kind}:{wanted.metric}:{amounts}"


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
        for kind in (_KIND[it] for it in (Kind.PLAN, Kind.MINIMUM, Kind.STRETCH))
    )
    text = texts(
        "target.when", whom=_whom(facts, person_id, texts), held=_held(facts, person_id, texts)
    )
    rows = longer if person_id == TEAM else (of_day, *longer)
    return Post(text, buttons=(*rows, (_back(facts, texts),)))


def build_metrics(facts: TargetsFacts, aim: Aim, texts: Texts) -> Post:
    """What is to be counted."""
    start = f"target:{facts.team.id}:{aim.person_id}:{_PERIOD[aim.period]}:{_KIND[aim.kind]}"
    buttons = [Button(texts(f"metric.{it}"), f"{start}:{it}") for it in CATALOG]
    back = Button(texts("target.button_back"), f"target:{facts.team.id}:{aim.person_id}")
    text = texts("target.what", whom=_whom(facts, aim.person_id, texts), what=_what(aim, texts))
    return Post(text, buttons=(*_rows(buttons, 2), (back,)))


def build_numbers(facts: TargetsFacts, aim: Aim, texts: Texts) -> Post:
    """How many; any other number is typed."""
    start = f"target:{facts.team.id}:{aim.person_id}:{_PERIOD[aim.period]}:{_KIND[aim.kind]}"
    buttons = [
        Button(_label(facts, aim, it, texts), f"{start}:{aim.metric}:{_carried(it)}")
        for it in _offered(aim)
    ]
    none = (Button(texts("target.button_none"), f"{start}:{aim.metric}:{NONE}"),)
    text = texts(
        "target.number",
        whom=_whom(facts, aim.person_id, texts),
        metric=metric_name(texts, aim.metric),
        what=_what(aim, texts),
        typed=_typed(facts, aim, texts),
    )
    return Post(text, buttons=(*_rows(buttons, _A_ROW), none, (_back(facts, texts),)))


def build_set(outcome: TargetSet, texts: Texts) -> Post:
    """What holds from now on, and what held before."""
    team, aim = outcome.team, outcome.aim
    key = "target.set" if outcome.now else "target.removed"
    whom = short_name(outcome.person.name) if outcome.person else _group(aim.person_id, texts)
    text = texts(
        key,
        whom=whom,
        metric=metric_name(texts, aim.metric),
        what=Html(", ".join(_what(it, texts) for it in outcome.aims)),
        amount=amounts_shown(outcome.now, aim.metric, texts, team.currency),
        before=amounts_shown(outcome.before, aim.metric, texts, team.currency),
        since=outcome.since,
    )
    is_longer = bool(outcome.now) and aim.period != "day"
    more = Button(texts("target.button_more"), f"target:{team.id}:{aim.person_id}")
    return Post(lines(text, texts("target.asks_anew") if is_longer else ""), buttons=((more,),))


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
            what=_what(aim, texts),
            amount=amounts_shown(amounts, aim.metric, texts, facts.team.currency),
        )
        for aim, amounts in facts.held(person_id).items()
    ]
    more = texts("list.and_more", shown="", n=len(held) - MOST_LINES)
    return lines(*held[:MOST_LINES], more if len(held) > MOST_LINES else "") or texts(
        "target.nothing"
    )


def _what(aim: Aim, texts: Texts) -> Html:
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


def _typed(facts: TargetsFacts, aim: Aim, texts: Texts) -> str:
    """How the same is said in words."""
    if aim.person_id in {EACH, TEAM}:
        name = str(texts("target.team_word" if aim.person_id == TEAM else "target.all_word"))
    else:
        name = _name(facts, aim.person_id)
    if aim.kind is Kind.BAND:
        return f"/target {name} {AVG_TALK} 4-7"
    example = "100к" if CATALOG[aim.metric].unit is Unit.MONEY else "35"
    level = f" {aim.kind}" if (aim.period == "day") is not (aim.kind is Kind.MINIMUM) else ""
    return f"/target {name} {aim.metric} {example} {aim.period}{level}"


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


def _carried(amounts: Amounts) -> str:
    return f"{amounts.lower}" if amounts.upper is None else f"{amounts.lower}-{amounts.upper}"


def _back(facts: TargetsFacts, texts: Texts) -> Button:
    return Button(texts("target.button_back"), f"target:{facts.team.id}")


def _rows(buttons: list[Button], size: int) -> Buttons:
    return tuple(tuple(buttons[start : start + size]) for start in range(0, len(buttons), size))
