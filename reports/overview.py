"""The morning of several teams in one message, for those who look on: a section a team."""

from collections.abc import Sequence

from locales.numbers import weekday_day_month
from locales.texts import Html, Texts
from reports.attainment import DETAILS, attainment_lines, extras_line
from reports.digest import NAMES, DigestFacts
from reports.post import Post
from reports.why_button import why_buttons
from reports.wording import lines, listed, short_name
from sales.attainment import asked_together
from sales.claims import Claim, Held

TEAMS = 10  # more do not fit into one message
METRICS = 2  # those not met first


def build_overview(teams: Sequence[DigestFacts], texts: Texts) -> Post:
    """All teams as they were in the one team's morning; to look at, the acting is for heads."""
    today = max(facts.today for facts in teams)
    hidden = len(teams) - TEAMS
    return Post(
        lines(
            texts("digest.title", day=weekday_day_month(today, texts.language)),
            *(_section(facts, texts) for facts in teams[:TEAMS]),
            texts("overview.more", n=hidden) if hidden > 0 else "",
        ),
        buttons=why_buttons(map(_claim, teams[:TEAMS]), texts),
    )


def _claim(facts: DigestFacts) -> tuple[str, Claim]:
    since = facts.since
    claim = Claim(held=Held.MORNING, team_id=since.team.id, period=since.period)
    return since.team.name, claim


def _section(facts: DigestFacts, texts: Texts) -> Html:
    since, currency = facts.since, facts.since.team.currency
    asked = asked_together(since.asked.values())
    found = sorted(since.attained, key=lambda it: it.is_met)
    day = weekday_day_month(since.period.start, texts.language)
    return lines(
        texts("overview.team", team=short_name(since.team.name), since=day),
        attainment_lines(found[:METRICS], texts, currency),
        "" if found else extras_line(since.totals, asked, texts, currency, hidden=DETAILS),
        "" if since.totals else texts("digest.nothing"),
        _people_line(facts, texts),
        _silent_line(facts, texts),
    )


def _people_line(facts: DigestFacts, texts: Texts) -> Html:
    parts = []
    if facts.with_minimums:
        parts.append(texts("team.met", count=len(facts.met), of=facts.with_minimums))
    if facts.pace.count:
        met = facts.pace.count - len(facts.pace.behind)
        parts.append(texts("digest.pace", met=met, count=facts.pace.count))
    return Html(" · ".join(parts))


def _silent_line(facts: DigestFacts, texts: Texts) -> Html:
    if not facts.silent:
        return Html()
    names = [short_name(facts.names[it]) for it in facts.silent]
    return texts("digest.silent", names=listed(texts, names, NAMES))
