"""The arithmetic of a plan in words: attainment, pace, projection and need, numbers put in."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from locales.numbers import day_range, mean, percent
from locales.texts import Html, Texts
from reports.explanation_plan import ExplainedPlan
from reports.figures import shown
from reports.plan_lines import interval_shown, percents, rounded
from sales.capacity import FULL
from sales.catalog import CATALOG, Unit
from sales.periods import DAY
from sales.plan_standing import PlanStanding


@dataclass(frozen=True, slots=True)
class Course:
    """How one plan's figures are told."""

    plan: ExplainedPlan
    texts: Texts
    currency: str

    @property
    def it(self) -> PlanStanding:
        return self.plan.standing

    def amount(self, number: Fraction | int) -> str:
        """In the metric's unit; parts of a whole only of what is counted."""
        exact, metric = Fraction(number), self.it.metric
        if exact.denominator > 1 and CATALOG[metric].unit is Unit.COUNT:
            return mean(exact.numerator, exact.denominator, self.texts.language)
        return shown(metric, rounded(exact), self.texts, self.currency)

    def brief(self) -> Html:
        """All of it in one paragraph, for the chat and for several plans at once."""
        parts = [
            self._said("why.plan.brief"),
            self._pace("why.plan.brief_pace", "why.plan.brief_due"),
            self._projection("why.plan.brief_projection", "why.plan.brief_projection_fact")
            or self._brief_interval(),
        ]
        return Html(" · ".join(filter(None, parts)))

    def lines(self) -> Iterator[Html]:
        """A line for each figure."""
        yield self._said("why.plan.attained")
        if not self.it.progress.left:
            yield self.texts("why.plan.over")
            return
        yield self._pace("why.plan.paced", "why.plan.paced_due") or self.texts("why.plan.no_pace")
        yield self._today()
        yield self._projection("why.plan.projected", "why.plan.projected_fact")
        yield self._whole_days()
        yield self._interval()
        yield self._chance()
        yield self._needed()

    def _said(self, key: str) -> Html:
        return self.texts(
            key,
            metric=self.texts(f"metric.{self.it.metric}"),
            share=percent(self.it.fact, self.it.asked, self.texts.language),
            fact=self.amount(self.it.fact),
            asked=self.amount(self.it.asked),
        )

    def _pace(self, even: str, by_due: str) -> Html:
        """By the days passed where the plan asks the same of each, else by what it asks of them."""
        if self.it.pace is None or not self.it.progress.left:
            return Html()
        found = self.it.progress
        all_of_it = found.passed_load + found.left_load
        is_even = self.plan.whole * found.passed_load == self.it.due * all_of_it
        return self.texts(
            even if is_even else by_due,
            pace=percents(self.it.pace, self.texts.language),
            done=self.amount(found.completed),
            asked=self.amount(self.plan.whole),
            passed=self._days(found.passed_load),
            of=self._days(all_of_it),
            due=self.amount(self.it.due),
            parts=self._parts(),
        )

    def _parts(self) -> Html:
        """What the plan asks of the days passed, from change to change."""
        if self.plan.of_people:
            return self.texts("why.plan.due_of_people")
        told = (
            self.texts(
                "why.plan.due_part",
                amount=self.amount(amount),
                days=day_range(days.start, days.end - DAY, self.texts.language),
            )
            for days, amount in self.plan.spells
        )
        return Html(" + ".join(told))

    def _projection(self, usual: str, no_less: str) -> Html:
        """Of a period that is under way, unless the interval is to be told alone; ``no_less``: than
        what is done already.
        """
        found, value = self.it.progress, self.it.projection.told
        if value is None or not found.left:
            return Html()
        rest = Fraction(found.completed * found.left_load, found.passed_load)
        is_fact = value > found.completed + rest
        return self.texts(
            no_less if is_fact else usual,
            value=self.amount(rounded(value)),
            done=self.amount(found.completed),
            passed=self._days(found.passed_load),
            left=self._days(found.left_load),
        )

    def _today(self) -> Html:
        today = self.it.fact - self.it.progress.completed
        return self.texts("why.plan.today", n=self.amount(today)) if today else Html()

    def _interval(self) -> Html:
        projection = self.it.projection
        if projection.interval is None:
            return self.texts("why.plan.no_interval")
        low, high = map(self.amount, projection.interval)
        days = len(self.it.progress.days)
        key = "why.plan.interval_before" if projection.rests_on_history else "why.plan.interval"
        return self.texts(key, low=low, high=high, days=days)

    def _brief_interval(self) -> Html:
        ends = interval_shown(self.it, self.texts, self.currency)
        if not self.it.progress.left or ends is None:
            return Html()
        return self.texts("plan.interval", low=ends[0], high=ends[1])

    def _chance(self) -> Html:
        if self.it.chance is None or self.it.fact >= self.it.asked:
            return Html()
        chance = percent(self.it.chance, 100, self.texts.language)
        return self.texts("why.plan.chance", chance=chance, asked=self.amount(self.it.asked))

    def _needed(self) -> Html:
        if not self.it.needed:
            return Html()
        return self.texts(
            "why.plan.needed",
            needed=self.amount(self.it.needed),
            asked=self.amount(self.it.asked),
            fact=self.amount(self.it.fact),
            days=len(self.it.progress.left),
        )

    def _whole_days(self) -> Html:
        """That a day which is not everybody's whole day counts in part."""
        if self._is_same_each_day or self.it.pace is None:
            return Html()
        return self.texts(f"why.plan.days_of_{'team' if self.plan.team else 'one'}")

    def _days(self, load: int) -> str:
        """How many; where they differ, in whole days of one person."""
        found = self.it.progress
        if self._is_same_each_day:
            return str(len(found.days) * load // found.passed_load if found.passed_load else 0)
        return mean(load, FULL, self.texts.language)

    @property
    def _is_same_each_day(self) -> bool:
        found = self.it.progress
        return len({*(day.load for day in found.days), *found.left}) == 1
