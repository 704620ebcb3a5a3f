"""How the digest's talks read, what their buttons carry, and what comes of pressing them."""

from collections.abc import Sequence
from datetime import date

from locales.numbers import mean, minutes
from locales.texts import Html, Texts
from reports.advice import advice_line
from reports.post import Button, Buttons, Post
from reports.wording import lines, metric_name, short_name
from sales.advice import Advice, Kind
from sales.catalog import CATALOG, Unit
from sales.claims import AVG_TALK
from sales.norms import Mean
from sales.talks import RESTS, Held, Moved, Topic
from sales.teams import Person, Team

MOVED_SHOWN = 2


def mean_text(metric: str, value: Mean, texts: Texts) -> Html:
    """12,5 в день; 40 мин в день; 4,5 мин на разговор."""
    number = mean(value.total, value.count, texts.language)
    if metric == AVG_TALK:
        return texts("talk.a_talk", value=number)
    if CATALOG[metric].unit is Unit.MINUTES and value.count:
        number = minutes(round(value.total / value.count), texts.language)
    return texts("talk.a_day", value=number)


def talk_line(advice: Advice, name: str, days: int, texts: Texts, currency: str) -> Html:
    """Who, how far from usual, and what to ask; ``days``: their own of the last workdays."""
    link = advice.link
    if link is None:
        return advice_line(advice, name, days, texts, currency)
    return texts(
        "advice.below_norm",
        name=short_name(name),
        metric=metric_name(texts, link.metric),
        now=mean_text(link.metric, link.now, texts),
        norm=mean_text(link.metric, link.norm, texts),
        question=question(link.metric, texts),
    )


def question(subject: str, texts: Texts) -> Html:
    return texts(f"talk.question.{subject}")


def moved_lines(moved: Sequence[Moved], names: dict[int, str], texts: Texts) -> Html:
    """Whether what was talked about two weeks ago has moved, with both numbers."""
    return lines(
        *(
            texts(
                "talk.moved",
                name=short_name(names[it.talk.person_id]),
                metric=metric_name(texts, it.talk.subject),
                before=mean_text(it.talk.subject, it.before, texts),
                after=mean_text(it.talk.subject, it.after, texts),
                day=it.talk.opened_on,
                sign="▼=▲"[it.sign + 1],
            )
            for it in moved[:MOVED_SHOWN]
        )
    )


def talk_buttons(
    team: Team, today: date, advice: Sequence[Advice], moved: Sequence[Moved], texts: Texts
) -> Buttons:
    """A row a talk: ask or praise, and snooze; praise for each link that has moved up."""
    rows = [
        _row(number, it.kind, Topic(team.id, it.person_id, it.subject, today), texts)
        for number, it in enumerate(advice, 1)
    ]
    return tuple(rows) + tuple(
        (
            Button(
                texts("talk.button_praise_moved", metric=metric_name(texts, it.talk.subject)),
                Topic(team.id, it.talk.person_id, it.talk.subject, today).dumped("praise"),
            ),
        )
        for it in moved[:MOVED_SHOWN]
        if it.sign > 0
    )


def _row(number: int, kind: Kind, topic: Topic, texts: Texts) -> tuple[Button, ...]:
    act = "praise" if kind is Kind.PRAISE else "ask"
    return (
        Button(texts(f"talk.button_{act}", number=number), topic.dumped(act)),
        Button(texts("talk.button_snooze", number=number), topic.dumped("snooze")),
    )


def build_question(held: Held, head: Person, texts: Texts) -> Post:
    """To the person, once: a question, not a verdict."""
    return Post(
        texts(
            "talk.asked",
            head=short_name(head.name),
            team=short_name(held.team.name),
            question=question(held.talk.subject, texts),
        )
    )


def build_asked(held: Held, texts: Texts) -> Post:
    """To the head: what has been asked, and what else helps."""
    talk = held.talk
    return Post(
        lines(
            texts(
                "talk.asked_told",
                name=short_name(held.person.name),
                question=question(talk.subject, texts),
            ),
            texts(f"advice.step.{talk.subject}") if talk.subject in HELPED else "",
            texts("talk.follow_up", day=talk.follow_up_on) if talk.follow_up_on else "",
        )
    )


HELPED = (*CATALOG, AVG_TALK)
"""Where the source articles say how a head may help."""


def build_where_to_praise(topic: Topic, person: Person, texts: Texts) -> Post:
    rows = ((_button("private", topic, texts), _button("chat", topic, texts)),)
    return Post(texts("talk.where", name=short_name(person.name)), buttons=rows)


def _button(act: str, topic: Topic, texts: Texts) -> Button:
    return Button(texts(f"talk.button_{act}"), topic.dumped(act))


def build_praise(held: Held, head: Person, texts: Texts, *, in_chat: bool) -> Post:
    """Of a link: that it grows; else of the week's work."""
    link = held.talk.link
    metric = metric_name(texts, link.metric) if link is not None else None
    words = {"head": short_name(head.name), "name": short_name(held.person.name)}
    key = "talk.praise_chat" if in_chat else "talk.praise"
    about = texts("talk.praise_link", metric=metric) if metric else texts("talk.praise_work")
    return Post(texts(key, about=about, **words))


def build_praised(held: Held, texts: Texts, *, in_chat: bool) -> Html:
    key = "talk.praised_chat" if in_chat else "talk.praised"
    return texts(key, name=short_name(held.person.name))


def build_reasons(topic: Topic, person: Person, texts: Texts) -> Post:
    """Why it may rest, and for how long."""
    rows = tuple(
        (
            Button(
                texts.plural(f"talk.button_reason.{reason}", days),
                topic.dumped(reason),
            ),
        )
        for reason, days in RESTS.items()
    )
    return Post(texts("talk.why_snooze", name=short_name(person.name)), buttons=rows)


def build_snoozed(held: Held, texts: Texts) -> Html:
    return lines(
        texts(
            f"talk.snoozed.{held.talk.reason}",
            name=short_name(held.person.name),
            day=held.talk.rests_until,
        ),
        texts("talk.follow_up", day=held.talk.follow_up_on) if held.talk.follow_up_on else "",
    )
