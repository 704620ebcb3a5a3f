"""How the explanation of a plan reads: what was asked, less what for, and the arithmetic."""

from collections.abc import Iterator
from itertools import groupby

from locales.texts import Html, Texts
from reports.acknowledged import acknowledged_line
from reports.attainment import MET, OPEN
from reports.explanation_buttons import plan_buttons, plan_overview_buttons, public_buttons
from reports.explanation_course import Course
from reports.explanation_formula import cited
from reports.explanation_plan import ExplainedPlan, PlanExplanation
from reports.explanation_reliefs import PlanRelief, plan_reason
from reports.explanation_words import History
from reports.ledger_line import LedgerWords
from reports.plan_lines import beside_people
from reports.post import Post
from reports.wording import lines, metric_name, period_name, short_name
from sales.catalog import CATALOG
from sales.claims import ATTAINMENT_SOURCE, TEAM
from sales.periods import DAY
from sales.plans import Level

PROJECTION_SOURCE = "B5"
ROOM = 6  # people on a page
BRIEFS = {"month": 5, "week": 4}  # plans told in brief
RELIEFS = 4
SAID = 2  # words of a level


def build_plan_explanation(
    facts: PlanExplanation, texts: Texts, *, is_public: bool = False
) -> Post:
    """``is_public``: for the team's chat, the formulas and the totals only."""
    if not facts.claim.metric or not facts.plans:
        return _overview(facts, texts, is_public=is_public)
    plan = facts.plans[0]
    if is_public:
        text = _arithmetic(plan, facts, texts, is_public=True)
        return Post(text, buttons=public_buttons(facts.claim, texts))
    text = (
        _people(plan, facts, texts)
        if facts.claim.page
        else _arithmetic(plan, facts, texts, is_public=False)
    )
    return Post(text, buttons=plan_buttons(facts, plan, ROOM, texts))


def _overview(facts: PlanExplanation, texts: Texts, *, is_public: bool) -> Post:
    """Every plan that was shown, in brief; each is a button."""
    currency = facts.team.currency
    text = lines(
        texts("why.plan.overview", whose=_whose(facts)),
        _moment(facts, texts),
        *(_briefs(facts, texts)),
        texts("why.plan.in_words") if facts.plans else texts("why.plan.none"),
        *(
            beside_people(it.team, it.standing.metric, texts, currency)
            for it in facts.plans[:ROOM]
            if it.team
        ),
        _acknowledged(facts, texts, is_public=is_public),
    )
    buttons = (
        public_buttons(facts.claim, texts) if is_public else plan_overview_buttons(facts, texts)
    )
    return Post(text, buttons=buttons)


def _briefs(facts: PlanExplanation, texts: Texts) -> Iterator[Html]:
    """By period: the month's, and below them the week's."""
    for period, plans in groupby(facts.plans, key=lambda it: it.standing.period):
        found = list(plans)
        yield texts(
            f"why.plan.of_{found[0].standing.kind}",
            period=period_name(texts, found[0].standing.kind, period),
        )
        room = BRIEFS[found[0].standing.kind]
        for it in found[:room]:
            yield Html(f"• {Course(it, texts, facts.team.currency).brief()}")
        yield texts("plan.more", n=len(found) - room) if len(found) > room else Html()


def _acknowledged(facts: PlanExplanation, texts: Texts, *, is_public: bool) -> Html:
    found = facts.acknowledged
    if found is None or is_public or not facts.is_head:
        return Html()
    said = acknowledged_line(found, texts)
    return lines(said, texts("why.plan.acknowledged")) if said else said


def _arithmetic(
    plan: ExplainedPlan, facts: PlanExplanation, texts: Texts, *, is_public: bool
) -> Html:
    course = Course(plan, texts, facts.team.currency)
    return lines(
        _title(course, facts),
        texts(
            f"why.plan.of_{plan.standing.kind}",
            period=period_name(texts, plan.standing.kind, plan.standing.period),
        ),
        _moment(facts, texts),
        _said(plan, facts, texts, is_public=is_public),
        _team_lines(course, facts),
        _relief_lines(course, facts, is_public=is_public),
        *_levels(course),
        *course.lines(),
        _since(course, facts),
        _source(plan, texts),
    )


def _title(course: Course, facts: PlanExplanation) -> Html:
    return course.texts(
        "why.plan.title",
        metric=metric_name(course.texts, course.it.metric),
        fact=course.amount(course.it.fact),
        asked=course.amount(course.it.asked),
        whose=_whose(facts),
    )


def _whose(facts: PlanExplanation) -> str:
    person_id = facts.claim.person_id
    return short_name(facts.team.name if person_id == TEAM else facts.names[person_id])


def _moment(facts: PlanExplanation, texts: Texts) -> Html:
    return texts("why.plan.as_of", moment=_told_moment(facts, texts))


def _told_moment(facts: PlanExplanation, texts: Texts) -> str:
    words = LedgerWords(facts.team, facts.names, texts)
    return words.when(facts.shown_at, facts.claim.period.start - DAY)  # always with its day


def _said(plan: ExplainedPlan, facts: PlanExplanation, texts: Texts, *, is_public: bool) -> Html:
    """What was said of each level, and how it has changed."""
    history = History(
        team=facts.team,
        names={} if is_public else facts.names,
        shown_at=facts.shown_at,
        texts=texts,
    )
    of_levels = groupby(plan.words, key=lambda it: it.target.aim.kind)
    return lines(*(history.lines(list(words), SAID) for _, words in of_levels))


def _team_lines(course: Course, facts: PlanExplanation) -> Html:
    """The team's own plan beside its people's, or what its people's come to."""
    plan, texts = course.plan, course.texts
    if plan.team is None:
        return Html()
    if plan.team.own is not None:
        return beside_people(plan.team, course.it.metric, texts, facts.team.currency)
    parts = [course.amount(it.asked) for it in plan.parts.values()]
    told = Html(" + ".join(parts[:ROOM]) + (" + …" if len(parts) > ROOM else ""))
    asked = course.amount(plan.standing.asked)
    return texts("why.plan.sum_of_people", parts=told, asked=asked)


def _relief_lines(course: Course, facts: PlanExplanation, *, is_public: bool) -> Html:
    """Who is relieved, when, why and of how much; to those who may not know why, how much."""
    plan, texts = course.plan, course.texts
    less = sum(it.less for it in plan.reliefs)
    if not less or (plan.team is not None and plan.team.own is not None):
        return Html()
    if not facts.sees_all or is_public:
        return texts("why.relieved_in_all", less=course.amount(less))
    hidden = plan.reliefs[RELIEFS:]
    return lines(
        *(_relief(it, course, facts) for it in plan.reliefs[:RELIEFS]),
        texts("why.reliefs_more", less=course.amount(sum(it.less for it in hidden)))
        if hidden
        else "",
        "" if plan.team else _left(course),
    )


def _relief(relief: PlanRelief, course: Course, facts: PlanExplanation) -> Html:
    words = LedgerWords(facts.team, facts.names, course.texts)
    told = plan_reason(relief, course.texts, words)
    line = course.texts("why.relief", why=told, less=course.amount(relief.less))
    if course.plan.team is None:
        return line
    name = short_name(facts.names[relief.person_id])
    return course.texts("why.of_person", name=name, line=line)


def _left(course: Course) -> Html:
    """What the reliefs leave of the plan; rounded up, where it comes to parts."""
    plan, it = course.plan, course.it
    return course.texts(
        "why.plan.left" if plan.whole == it.asked else "why.plan.left_up",
        full=course.amount(it.full),
        less=course.amount(it.full - plan.whole),
        exact=course.amount(plan.whole),
        asked=course.amount(it.asked),
    )


def _levels(course: Course) -> Iterator[Html]:
    """The levels beside the main one."""
    for level in Level:
        if level is course.it.level or level not in course.it.levels:
            continue
        asked, full = course.it.levels[level], course.plan.full[level]
        yield course.texts(
            f"plan.level_{level}",
            amount=course.texts(
                "why.plan.level", asked=course.amount(asked), full=course.amount(full)
            )
            if asked < full
            else course.amount(asked),
            mark=MET if course.it.fact >= asked else OPEN,
        )


def _people(plan: ExplainedPlan, facts: PlanExplanation, texts: Texts) -> Html:
    """A page of the people whose plans stand behind the team's."""
    course, page = Course(plan, texts, facts.team.currency), facts.claim.page - 1
    ids = list(plan.parts)[page * ROOM : (page + 1) * ROOM]
    pages = -(-len(plan.parts) // ROOM)
    return lines(
        _title(course, facts),
        _moment(facts, texts),
        texts("why.plan.people"),
        *(line for it in ids for line in _person(it, course, facts)),
        texts("why.page", page=page + 1, of=pages) if pages > 1 else "",
    )


def _person(person_id: int, course: Course, facts: PlanExplanation) -> Iterator[Html]:
    plan, part = course.plan, course.plan.parts[person_id]
    is_less = part.asked < part.full
    yield course.texts(
        "why.plan.person_less" if is_less else "why.plan.person",
        name=short_name(facts.names[person_id]),
        fact=course.amount(part.fact),
        asked=course.amount(part.asked),
        full=course.amount(part.full),
        due=course.amount(part.due),
    )
    words = LedgerWords(facts.team, facts.names, course.texts)
    for relief in plan.reliefs if facts.is_head else ():
        if relief.person_id == person_id:
            told = plan_reason(relief, course.texts, words)
            yield course.texts("why.plan.of_reason", why=told, less=course.amount(relief.less))


def _since(course: Course, facts: PlanExplanation) -> Html:
    """What the ledger says now of the days that were shown."""
    since, texts = _told_moment(facts, course.texts), course.texts
    then, now = course.it.fact, course.plan.fact_now
    if then == now:
        return texts("why.unchanged", since=since)
    return texts("why.changed", since=since, then=course.amount(then), now=course.amount(now))


def _source(plan: ExplainedPlan, texts: Texts) -> Html:
    own = CATALOG[plan.standing.metric].source
    return cited(", ".join((own, ATTAINMENT_SOURCE, PROJECTION_SOURCE)), texts)
