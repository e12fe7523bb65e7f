"""Where three more of the invented people want to go, each in a way of their own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from handrail.ground.access import Actor, Capability
from handrail.ground.kernel import clock
from handrail.ground.people.actors import actor_for
from handrail.ground.people.models import Participant
from handrail.practice.coping.commands.cards import add_card
from handrail.practice.plans.commands import barriers, direction, goals, tie_step
from handrail.practice.plans.commands.rulers import measure
from handrail.practice.plans.models import Step

Number = int | None


@dataclass(frozen=True)
class GoalOf:
    """A goal: words, why, part of life, who chose it, and numbers said so many days ago."""

    text: str
    why: str
    domain: str
    chosen_by: str
    numbers: Sequence[tuple[int, Number, Number, Number]]
    shared: bool = True


@dataclass(frozen=True)
class Story:
    """What one of them wrote; `hard` is what is in the way: words, who takes it on, a name."""

    vision: str
    values: Sequence[tuple[str, str]]
    own_value: str
    goals: tuple[GoalOf, GoalOf]
    hard: tuple[str, str, str]
    cards: Sequence[str]
    shared: bool = True


STORIES = (
    Story(
        "I run a small kitchen again, and people come back for the soup.\n"
        "I go home tired in the good way. My mother does not ask where I was.",
        (("good_work", "most"), ("family", "most"), ("honesty", "matters"), ("play", "matters"),
         ("order", "not_now")),
        "Doing a thing properly",
        (
            GoalOf("Back in a kitchen, four shifts a week", "I am somebody at a stove.", "work",
                   "participant", ((140, 9, 3, 4), (80, 9, 5, 6), (21, 9, 7, 8))),
            GoalOf("Eat with my mother on Sundays", "She keeps a plate for me.",
                   "family_friends", "together", ((120, 7, 6, 6), (40, 8, 8, 8))),
        ),
        ("The old place pays on Fridays, in cash, in the bar", "me", ""),
        ("Knead dough until my arms are tired", "Call Ines from the bus stop",
         "Cold water on my wrists", "Take the long way, past the school"),
    ),
    Story(
        "Two rooms, a dog that sleeps on my feet, and mornings without a knot in my chest.\n"
        "I learn the names of birds, and I tell my brother the truth the first time.",
        (("health", "most"), ("peace", "most"), ("nature", "matters"), ("faith", "not_now")),
        "Being left in peace",
        (
            GoalOf("Take my medicine and not hide it", "It helps, and it is mine to say.", "health",
                   "participant", ((100, 8, 4, 7), (45, 9, 6, 8), (10, 9, 8, 9)), shared=False),
            GoalOf("Walk a dog from the shelter twice a week", "A dog does not ask.", "joy",
                   "participant", ((60, 6, 7, 9), (14, 7, 9, 9))),
        ),
        ("The clinic line starts at five in the morning", "together", ""),
        ("Go out and count ten birds", "Put the heavy blanket on", "Text my brother one word"),
        shared=False,
    ),
    Story(
        "I finish what I begin. My son sees me read, and I sign the school papers on time.\n"
        "On my birthday there is cake and nobody counts anything.",
        (("learning", "most"), ("family", "most"), ("courage", "matters"),
         ("belonging", "matters"), ("freedom", "matters")),
        "Keeping my word",
        (
            GoalOf("Pass the first part of my school exam in spring",
                   "I left at sixteen, and it bothers me.", "learning", "participant",
                   ((150, 7, 2, 3), (90, 8, 3, 6), (30, 8, 6, 7), (5, 9, 6, 8))),
            GoalOf("One evening a week that is only for my son", "He picks the game.",
                   "family_friends", "together", ((70, 9, 7, 8), (18, 10, 8, 9))),
        ),
        ("Nobody to look after him on class nights", "somebody", "Aunt Dee"),
        ("Read one page out loud", "Do the dishes with the radio on",
         "Ask Aunt Dee to come over, no reason given", "Look at the photo from the lake"),
    ),
)  # fmt: skip


def write(people: Sequence[Participant]) -> None:
    """Let the second to the fourth person with an account write down where they want to go."""
    able = [person for person in people[1:] if person.user_id is not None]
    for person, story in zip(able, STORIES, strict=False):
        assert person.user_id is not None
        _write(actor_for(person.user_id), person, story)


def _write(me: Actor, person: Participant, story: Story) -> None:
    who: dict[str, Any] = {"participant_id": person.pk}
    direction.write_vision(me, **who, text=story.vision, shared=story.shared)
    for card, pile in story.values:
        direction.sort_value(me, **who, card=card, pile=pile)
    direction.add_value(me, **who, text=story.own_value)
    direction.share_values(me, **who, shared=story.shared)
    made = [_goal(me, person, goal) for goal in story.goals]
    text, taken_by, named = story.hard
    barriers.add_barrier(
        me, **who, said=barriers.BarrierSaid(text, taken_by, named, goal=made[0])
    )  # fmt: skip
    for words in story.cards:
        add_card(me, **who, text=words)
    steps = Step.objects.visible_to(me, Capability.STEP_READ).filter(**who)
    for number, step in enumerate(steps.order_by("-week_of", "position")[:10]):
        tie_step(me, **who, step_id=step.pk, goal=made[number % 2], strength=None)


def _goal(me: Actor, person: Participant, goal: GoalOf) -> UUID:
    said = goals.GoalSaid(goal.text, goal.why, chosen_by=goal.chosen_by, domain=goal.domain)
    made = goals.write_goal(me, participant_id=person.pk, said=said, shared=goal.shared)
    today = clock.today(person.zone)
    for back, importance, sure, ready in goal.numbers:
        measure(me, participant_id=person.pk, goal_id=made, importance=importance,
                confidence=sure, readiness=ready, on=today - timedelta(days=back))  # fmt: skip
    return made
