"""How the digest's talks read, what their buttons carry, and what comes of pressing them."""

from collections import Counter
from collections.abc import Mapping, Sequence
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


def talk_lines(
    advice: Sequence[Advice],
    names: Mapping[int, str],
    days: Mapping[int, int],
    texts: Texts,
    currency: str,
) -> list[Html]:
    """Each: who, how far from what is usual or asked, and one thing to ask.

    ``days``: each person's own of the last workdays. What is asked of one already is not asked in
    the same words of another.
    """
    told: Counter[str] = Counter()
    said = []
    for number, it in enumerate(advice, 1):
        fact = _fact(it, names[it.person_id], days[it.person_id], texts, currency)
        hint = _hint(it.subject, told[it.subject], texts)
        said.append(texts("digest.advice", number=number, advice=fact, question=hint))
        told[it.subject] += 1
    return said


def _fact(advice: Advice, name: str, days: int, texts: Texts, currency: str) -> Html:
    link = advice.link
    if link is None:
        return advice_line(advice, name, days, texts, currency)
    return texts(
        "advice.below_norm",
        name=short_name(name),
        metric=metric_name(texts, link.metric),
        now=mean_text(link.metric, link.now, texts),
        norm=mean_text(link.metric, link.norm, texts),
    )


def _hint(subject: str, told: int, texts: Texts) -> Html:
    """``told``: how many before are about the same."""
    if subject == Kind.PRAISE:
        return texts("talk.praise_why")
    hints = (question(subject, texts), texts(f"advice.step.{subject}"), texts("talk.same"))
    return hints[min(told, 2)]


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
    """Ask or praise, a button a talk, and below each snooze; praise for each link that moved up."""
    numbered = [
        (number, it.kind, Topic(team.id, it.person_id, it.subject, today))
        for number, it in enumerate(advice, 1)
    ]
    acts = tuple(_act(*one, texts) for one in numbered)
    snoozes = tuple(
        Button(texts("talk.button_snooze", number=number), topic.dumped("snooze"))
        for number, _, topic in numbered
    )
    return tuple(row for row in (acts, snoozes) if row) + tuple(
        (
            Button(
                texts("talk.button_praise_moved", metric=metric_name(texts, it.talk.subject)),
                Topic(team.id, it.talk.person_id, it.talk.subject, today).dumped("praise"),
            ),
        )
        for it in moved[:MOVED_SHOWN]
        if it.sign > 0
    )


def _act(number: int, kind: Kind, topic: Topic, texts: Texts) -> Button:
    act = "praise" if kind is Kind.PRAISE else "ask"
    return Button(texts(f"talk.button_{act}", number=number), topic.dumped(act))


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
            texts(f"advice.step.{talk.subject}"),
            texts("talk.follow_up", day=talk.follow_up_on) if talk.follow_up_on else "",
        )
    )


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
