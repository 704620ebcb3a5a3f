"""The receipt: the one answer to a log, and what its buttons turn it into."""

from collections.abc import Iterator
from datetime import date

from locales.numbers import brief_day, weekday
from locales.texts import Html, Texts
from reports.day_levels import levels_tail
from reports.entry_line import entry_line, entry_lines
from reports.figures import named, shown
from reports.post import Button, Buttons, Post
from reports.why_button import why_button
from reports.wording import lines, short_name
from sales.attainment import attainments
from sales.catalog import CATALOG, value
from sales.claims import Claim, Held
from sales.corrections import holds_one_metric
from sales.entries import NewEntry
from sales.folding import fold
from sales.periods import DAY, Period
from sales.presses import with_team
from sales.receipts import Act, Asked, DayStanding, Logged, LogMessage, State, Voided, ZeroSaid
from sales.teams import Team


def build_receipt(
    logged: Logged, texts: Texts, *, is_brief: bool = False, names_team: bool = False
) -> Post:
    """What was logged, the day's totals against its minimums, what is left; one line if brief."""
    what = entry_lines(logged.entries, texts, logged.team.currency)
    team = logged.team if names_team else None
    if logged.message.state is State.UNDONE:
        undone = of_team(texts("receipt.undone", what=what), team, texts)
        return Post(undone, buttons=_undone_buttons(logged, texts))
    head = texts("receipt.logged", what=what)
    if logged.is_for_other:
        head = texts("receipt.logged_for", name=short_name(logged.person.name), what=what)
    head = of_team(head, team, texts)
    blocks = [_day_block(logged, day, texts) for day in logged.days]
    if any(entry.metric == "won" and entry.amount is None for entry in logged.entries):
        blocks.append(texts("receipt.no_amount"))
    text = "\n".join([head, *blocks])
    text = Html(text.replace("\n", " · ") if is_brief else text)
    return Post(text, buttons=_buttons(logged, texts))


def of_team(said: Html, team: Team | None, texts: Texts) -> Html:
    """With the team's name below, for one who is in several."""
    return Html(f"{said}\n{texts('receipt.team', team=short_name(team.name))}") if team else said


def build_question(asked: Asked, texts: Texts) -> Post:
    """The readings as buttons; another message, or an edit of it, is the way out.

    What an edited message had logged still counts until one is pressed, and the question says so.
    """
    question = asked.question
    rows = [
        (_button(asked.message, f"{Act.READING}{i}", texts(r.label_key, **r.params)),)
        for i, r in enumerate(question.readings)
    ]
    said = texts(question.key, **question.params)
    if asked.message.state is State.LOGGED:
        said = Html(f"{said}\n{texts('receipt.still_counts')}")
    return Post(said, buttons=tuple(rows))


def build_told(logged: Logged, author: str, texts: Texts) -> Post:
    """What someone is told whose work a head has entered."""
    what = entry_lines(logged.entries, texts, logged.team.currency)
    key = "receipt.told_undone" if logged.message.state is State.UNDONE else "receipt.told"
    days = ", ".join(
        f"{weekday(day, texts.language)} {brief_day(day, texts.language)}" for day in logged.days
    )
    return Post(texts(key, author=short_name(author), what=what, day=days))


def build_zero(said: ZeroSaid, texts: Texts) -> Html:
    key = "zero.said_beside" if said.figures else "zero.said"
    return texts(key, day=said.day)


def build_voided(voided: Voided, texts: Texts) -> Html:
    """For whoever voided it: a head is told whose it was."""
    what = entry_line(voided.entry, texts, voided.team.currency)
    number, day = str(voided.entry_id), voided.entry.day
    amends = texts("void.amends", closed=voided.closed_on) if voided.closed_on else ""
    if voided.is_for_other:
        name = short_name(voided.person.name)
        return lines(texts("void.done_for", id=number, name=name, what=what, day=day), amends)
    return lines(texts("void.done", id=number, what=what, day=day), amends)


def build_told_voided(voided: Voided, author: str, texts: Texts) -> Post:
    """What someone is told whose entry a head has voided."""
    what = entry_line(voided.entry, texts, voided.team.currency)
    day, number = voided.entry.day, str(voided.entry_id)
    return Post(texts("void.told", id=number, what=what, day=day, author=short_name(author)))


def _day_block(logged: Logged, day: date, texts: Texts) -> Html:
    standing = logged.days[day]
    entries = [entry for entry in logged.entries if entry.day == day]
    told = list(_totals(entries, standing, texts, logged.team.currency))
    if day != logged.message.day or len(logged.days) > 1:
        told.insert(0, texts("receipt.day", weekday=weekday(day, texts.language), day=day))
    if day == logged.message.day:  # what was left of a past day cannot be done any more
        told.append(_left(standing, texts, logged.team.currency))
    return Html("\n".join(line for line in told if line))


def _totals(
    entries: list[NewEntry], standing: DayStanding, texts: Texts, currency: str
) -> Iterator[Html]:
    """A line for each metric that the entries touch."""
    touched = {key for entry in entries for key in fold(entry)}
    for metric in CATALOG:
        if metric not in touched:
            continue
        total = value(metric, standing.figures)
        minimum = standing.minimums.get(metric)
        name = texts(f"metric.{metric}")
        tail = levels_tail(metric, standing.levels, texts, currency, total)
        if minimum is None:
            said = texts("receipt.total", name=name, total=shown(metric, total, texts, currency))
            yield Html(said + tail)
            continue
        said = texts(
            "receipt.met" if total >= minimum else "receipt.short",
            name=name,
            total=shown(metric, total, texts, currency),
            minimum=shown(metric, minimum, texts, currency),
        )
        yield Html(said + tail)


def _left(standing: DayStanding, texts: Texts, currency: str) -> Html:
    """What the day still asks for, over all its minimums."""
    found = attainments(standing.figures, standing.minimums)
    if not found:
        return Html("")
    still = [named(it.metric, it.left, texts, currency) for it in found if not it.is_met]
    return texts("receipt.left", what=Html(", ".join(still))) if still else texts("receipt.all_met")


def _buttons(logged: Logged, texts: Texts) -> Buttons:
    message = logged.message
    why = why_button(_claim(logged), texts)
    first = [_button(message, Act.UNDO, texts("receipt.button_undo"))]
    if set(logged.days) == {message.day}:
        first.append(_button(message, Act.YESTERDAY, texts("receipt.button_yesterday")))
    elif message.day not in logged.days:
        first.append(_button(message, Act.TODAY, texts("receipt.button_today")))
    if not holds_one_metric(logged.entries):
        return tuple(first), (why,)
    return (_button(message, Act.LESS, "−1"), _button(message, Act.MORE, "+1"), why), tuple(first)


def _claim(logged: Logged) -> Claim:
    """The totals of the days; of one metric, where all the entries are of it."""
    metrics = {entry.metric for entry in logged.entries}
    return Claim(
        held=Held.EACH,
        team_id=logged.team.id,
        period=Period(min(logged.days), max(logged.days) + DAY),
        metric=metrics.pop() if len(metrics) == 1 else "",
        person_id=logged.person.id,
    )


def _undone_buttons(logged: Logged, texts: Texts) -> Buttons:
    return ((_button(logged.message, Act.BACK, texts("receipt.button_back")),),)


def _button(message: LogMessage, act: str, text: str) -> Button:
    data = f"receipt:{message.chat_id}:{message.message_id}:{message.version}:{act}"
    return Button(text, with_team(data, message.team_id))
