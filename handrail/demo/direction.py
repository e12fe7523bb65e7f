"""Where the first of the invented people wants to go: a vision, values, goals and what is hard."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

from handrail.ground.access import Actor, Capability
from handrail.ground.kernel import clock
from handrail.ground.people.about import strengths
from handrail.ground.people.actors import actor_for
from handrail.ground.people.models import Participant, Staff
from handrail.practice.plans.commands import (
    barriers,
    beside,
    correcting,
    direction,
    goals,
    ideas,
    tie_step,
)
from handrail.practice.plans.commands.rulers import measure
from handrail.practice.plans.models import Goal, Step

VISION = (
    "I wake up in a quiet room and nobody is cross with me.\n"
    "My daughter has a key to my door. On Sundays we cook, and the guitar is not for sale."
)
BEFORE = "A quiet room, and my daughter in it."
VALUES = (
    ("family", "most"), ("honesty", "most"), ("peace", "most"), ("health", "matters"),
    ("courage", "matters"), ("freedom", "not_now"),
)  # fmt: skip
OWN_VALUE = "Music"
LIFE = "A home where my daughter can stay the night"
# words, why, part of life, who chose it, numbers over months: (days ago, importance, sure, ready)
GOALS: tuple[tuple[str, str, str, str, tuple[tuple[int, int, int, int], ...]], ...] = (
    ("My own lease by summer", "A door that I can lock, and one more bed.", "home", "participant",
     ((170, 9, 2, 3), (120, 9, 4, 4), (75, 10, 5, 6), (30, 10, 6, 7), (6, 10, 6, 8))),
    ("Nights that are for sleeping", "I am kinder when I have slept.", "health", "together",
     ((150, 6, 4, 5), (90, 7, 6, 7), (40, 8, 7, 8), (9, 8, 8, 9))),
    ("See my daughter every week", "She asked me to.", "family_friends", "participant",
     ((160, 10, 3, 6), (100, 10, 5, 8), (50, 10, 7, 9), (12, 10, 8, 9))),
)  # fmt: skip


def write(ana: Participant, coach: Staff) -> None:
    """Let the first person and her coach write the upper half of her plan."""
    assert ana.user_id is not None
    me, by = actor_for(ana.user_id), actor_for(coach.user_id)
    value = _values(me, ana)
    life = goals.write_goal(
        me, participant_id=ana.pk,
        said=goals.GoalSaid(LIFE, "She is eight. I do not want to miss more of it.",
                            chosen_by="participant", domain="home", life=True, value=value),
    )  # fmt: skip
    made = [_goal(me, ana, life, row) for row in GOALS]
    ideas.suggest_words(by, participant_id=ana.pk, goal_id=made[0],
                        text="Three flats seen by the end of May")  # fmt: skip
    _reached(me, ana, life)
    _in_the_way(me, by, ana, made)
    _tie(me, ana, made)
    _say_it_better(me, by, ana)


def _say_it_better(me: Actor, coach: Actor, ana: Participant) -> None:
    """A step of weeks ago was put into better words; beside the newest stand a coach's."""
    rows = Step.objects.visible_to(me, Capability.STEP_READ).filter(participant_id=ana.pk)
    newest, *older = rows.order_by("-week_of", "position")[:8]
    said = correcting.StepSaid("Walk to the bridge and back, with music", "I sleep better after.")
    correcting.change_step(me, participant_id=ana.pk, step_id=older[-1].pk, said=said)
    beside.suggest_step_words(coach, participant_id=ana.pk, step_id=newest.pk,
                              text="Ask Lee to come along the first time")  # fmt: skip


def _values(me: Actor, ana: Participant) -> UUID:
    for text in (BEFORE, VISION):
        direction.write_vision(me, participant_id=ana.pk, text=text, shared=True)
    for card, pile in VALUES:
        direction.sort_value(me, participant_id=ana.pk, card=card, pile=pile)
    music = direction.add_value(me, participant_id=ana.pk, text=OWN_VALUE)
    direction.share_values(me, participant_id=ana.pk, shared=True)
    return music


def _goal(
    me: Actor,
    ana: Participant,
    life: UUID,
    row: tuple[str, str, str, str, tuple[tuple[int, int, int, int], ...]],
) -> UUID:
    text, why, domain, chosen, numbers = row
    said = goals.GoalSaid(text, why, chosen_by=chosen, domain=domain, parent=life)
    made = goals.write_goal(me, participant_id=ana.pk, said=said)
    today = clock.today(ana.zone)
    for back, importance, sure, ready in numbers:
        measure(me, participant_id=ana.pk, goal_id=made, importance=importance, confidence=sure,
                readiness=ready, on=today - timedelta(days=back))  # fmt: skip
    return made


def _reached(me: Actor, ana: Participant, life: UUID) -> None:
    said = goals.GoalSaid("A library card with my name on it", chosen_by="together",
                          domain="learning", parent=life)  # fmt: skip
    made = goals.write_goal(me, participant_id=ana.pk, said=said)
    goals.stand_goal(me, participant_id=ana.pk, goal_id=made, state="reached")
    day = clock.today(ana.zone) - timedelta(days=40)
    at = clock.now() - timedelta(days=40)
    rows = Goal.objects.for_system("the invented programme writes its own history")
    rows.filter(pk=made).update(reached_on=day, touched_at=at)


def _in_the_way(me: Actor, coach: Actor, ana: Participant, made: Sequence[UUID]) -> None:
    said = barriers.BarrierSaid
    barriers.add_barrier(
        me,
        participant_id=ana.pk,
        said=said("No deposit saved for a lease", "together", goal=made[0]),
    )
    bus = barriers.add_barrier(
        coach,
        participant_id=ana.pk,
        said=said("The bus does not run on Sundays", "somebody", "Lee", made[2]),
    )
    barriers.end_barrier(me, participant_id=ana.pk, barrier_id=bus, ended="around",
                         outcome="Lee drives me, and I bring bread.")  # fmt: skip


def _tie(me: Actor, ana: Participant, made: Sequence[UUID]) -> None:
    """Some of the steps of the year were for one of the goals, and used a strength."""
    rows = Step.objects.visible_to(me, Capability.STEP_READ).filter(participant_id=ana.pk)
    strong = strengths(me, Capability.PERSON_READ, ana.pk)
    for number, step in enumerate(rows.order_by("-week_of", "position")[:18]):
        tie_step(
            me, participant_id=ana.pk, step_id=step.pk, goal=made[number % 3],
            strength=strong[number % len(strong)].id if strong and number % 2 else None,
        )  # fmt: skip
