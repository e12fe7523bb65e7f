"""A few people with five years of plan behind them: 40 goals, 400 steps, 200 looks back."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from bench import story
from bench.people import Person

GOALS, STEPS, LOOKS, RULERS, BARRIERS, VALUES = 40, 400, 200, 120, 20, 12
YEARS = 5
PLANNERS = 8
_DOMAINS = ("recovery", "health", "home", "work", "learning", "money", "community", "joy")


def write(die: random.Random, planners: Iterable[Person], last: date) -> None:
    """Write the plans of these people, over the five years that end on the day `last`."""
    from handrail.practice.plans.models import (
        Barrier,
        Goal,
        Review,
        Ruler,
        Step,
        Value,
        Vision,
        Win,
    )

    for person in planners:
        one = _Plan(die, person, last)
        for model, rows in (
            (Vision, one.vision()), (Value, one.values()), (Goal, one.goals()),
            (Step, one.steps()), (Review, one.looks()), (Win, one.wins()),
            (Ruler, one.rulers()), (Barrier, one.barriers()),
        ):  # fmt: skip
            model.objects.bulk_create(list(rows), batch_size=200)


class _Plan:
    """The rows of one person; the same die gives the same story."""

    def __init__(self, die: random.Random, person: Person, last: date) -> None:
        from handrail.ground.kernel.keys import PersonKey

        self.die, self.person, self.last = die, person, last
        self.key = PersonKey(UUID(person.id), person.secret)
        self.made: list[Any] = []

    def _row(self, model: Any, made_on: date, words: dict[str, str], **parts: Any) -> Any:
        from handrail.ground.kernel.ids import uuid7
        from handrail.ground.kernel.sealed import keep

        at = datetime.combine(made_on, time(15), tzinfo=UTC)
        row = model(
            id=uuid7(), org_id=UUID(self.person.org),
            participant_id=UUID(self.person.id), made_at=at, **parts,
        )  # fmt: skip
        keep(self.key, row, **words)
        return row

    def _days(self, number: int) -> Iterator[date]:
        span = YEARS * 365
        for n in range(number):
            yield self.last - timedelta(days=span - span * n // number)

    def _mondays(self, number: int) -> Iterator[date]:
        for day in self._days(number):
            yield day - timedelta(days=day.weekday())

    def vision(self) -> Iterator[Any]:
        from handrail.practice.plans.models import Vision

        yield self._row(Vision, self.last, {"text": "A quiet room, and Sundays with my daughter."},
                        visibility="coach")  # fmt: skip

    def values(self) -> Iterator[Any]:
        from handrail.practice.plans.models import Value

        for number, day in enumerate(self._days(VALUES)):
            yield self._row(Value, day, {"text": f"Value {number}"}, pile="most")

    def goals(self) -> Iterator[Any]:
        from handrail.practice.plans.models import Goal

        for number, day in enumerate(self._days(GOALS)):
            state = "open" if number % 4 else "reached"
            found = self._row(
                Goal, day, {"text": f"Goal {number}: a home of my own", "why": "For the two of us"},
                chosen_by="participant", domain=_DOMAINS[number % len(_DOMAINS)],
                life=number < 3, state=state, reached_on=day if state == "reached" else None,
                position=number, by="participant", writer_id=UUID(self.person.user),
                changed_by="participant", visibility="coach",
            )  # fmt: skip
            self.made.append(found)
            yield found

    def steps(self) -> Iterator[Any]:
        from handrail.practice.plans.models import Step

        for number, week in enumerate(self._mondays(STEPS)):
            text = story.STEPS[number % len(story.STEPS)]
            yield self._row(
                Step, week, {"text": text, "why": "It is small"}, week_of=week,
                chosen_by="participant", sure=8, state=("done", "partly", "not_yet")[number % 3],
                goal_id=self.die.choice(self.made).id,
            )  # fmt: skip

    def looks(self) -> Iterator[Any]:
        from handrail.practice.plans.models import Review

        for week in self._mondays(LOOKS):
            words = {"worked": "I went", "did_not": "The bus", "change": "Walk instead"}
            yield self._row(Review, week, words, week_of=week, by="participant", visibility="coach")

    def wins(self) -> Iterator[Any]:
        from handrail.practice.plans.models import Win

        for day in self._days(LOOKS // 2):
            yield self._row(Win, day, {"text": "I called first"}, on=day, by="participant",
                            visibility="coach")  # fmt: skip

    def rulers(self) -> Iterator[Any]:
        from handrail.practice.plans.models import Ruler

        for number, day in enumerate(self._days(RULERS)):
            yield self._row(
                Ruler, day, {}, goal_id=self.made[number % GOALS].id, on=day, importance=8,
                confidence=number % 11, readiness=7, by="participant",
            )  # fmt: skip

    def barriers(self) -> Iterator[Any]:
        from handrail.practice.plans.models import Barrier

        for number, day in enumerate(self._days(BARRIERS)):
            over = number % 2
            yield self._row(
                Barrier, day, {"text": "No ride on Sundays"}, goal_id=self.made[number].id,
                taken_by="together", state="ended" if over else "open",
                ended="gone" if over else "", by="participant", visibility="coach",
                writer_id=UUID(self.person.user),
            )  # fmt: skip
