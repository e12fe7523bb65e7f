"""A coach's words for a goal of the participant's: beside it, until the participant says."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from handrail.ground.access import Actor, Capability, NotVisible, command
from handrail.ground.kernel import clock
from handrail.ground.kernel.receipts import stored_once
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.ground.kernel.sealed import keep, read
from handrail.ground.kernel.text import tidy
from handrail.ground.people import words_back
from handrail.ground.people.locked import Person, person

from ..finding import goal_of, keep_goal, one_of, touch
from ..models import Goal, GoalIdea
from ..rules import goals as rules
from ..who_writes import by_word


def _mine(actor: Actor, goal: Goal) -> Any:
    """The actor's words beside a goal that nobody has answered, those before with them."""
    rows = GoalIdea.objects.visible_to(actor, Capability.PLAN_WRITE)
    return rows.filter(goal=goal, writer_id=actor.user_id, state=rules.WAITS)


@command(Capability.PLAN_WRITE)
def suggest_words(
    actor: Actor,
    *,
    participant_id: UUID,
    goal_id: UUID,
    text: str,
    id: UUID | None = None,  # noqa: A002 - the word every room uses
) -> UUID:
    """Put a coach's words beside a goal and return their id; the goal stays as it is.

    Words of the same coach that still wait make room and are kept. Raises NotLikeThis, TextTooLong,
    Replayed, NotVisible.
    """
    said = tidy(text, limit=rules.GOAL_LIMIT)
    if by_word(actor, participant_id) != rules.COACH:
        raise NotVisible
    who = person(actor, Capability.PLAN_WRITE, participant_id)
    goal = goal_of(actor, Capability.PLAN_WRITE, participant_id, goal_id)

    def do(idea_id: UUID) -> dict[str, str]:
        if not said:
            raise NotLikeThis(rules.GOAL_MISSING, "text")
        if said == read(who.key, goal, "text"):
            raise NotLikeThis(rules.SAME_WORDS, "text")
        words_back.make_room(_mine(actor, goal), clock.now())
        row = GoalIdea(
            id=idea_id, org_id=who.org_id, participant_id=who.id, goal=goal,
            writer_id=actor.user_id,
        )  # fmt: skip
        keep(who.key, row, text=said)
        row.save(force_insert=True)
        return {"idea": str(idea_id)}

    body = {"goal": goal_id, "text": said}
    return UUID(stored_once(participant_id, id, "goal_idea", body, do, org_id=actor.org_id)["idea"])


@command(Capability.PLAN_WRITE)
def turn_words_back(
    actor: Actor, *, participant_id: UUID, goal_id: UUID, before: bool = False
) -> str:
    """Take one's words beside a goal back: none stand, or with `before` those before them.

    What stood there is kept, and both can read it. Returns the sentence to say. Raises NotLikeThis,
    NotVisible.
    """
    person(actor, Capability.PLAN_WRITE, participant_id)
    goal = goal_of(actor, Capability.PLAN_WRITE, participant_id, goal_id)
    said = words_back.turn_back(_mine(actor, goal), clock.now(), before=before)
    if said is None:
        raise NotLikeThis(rules.NO_WORDS_BESIDE)
    return rules.BESIDE_BACK if said == words_back.BACK else rules.BESIDE_AGAIN


@command(Capability.PLAN_OWN)
def answer_idea(actor: Actor, *, participant_id: UUID, idea_id: UUID, take: bool) -> UUID:
    """Take a coach's words for one's own, or let them be, and return the goal's id.

    The words before are kept, and words that were let be can be taken later on. Raises NotLikeThis
    for words that were taken back meanwhile, NotVisible.
    """
    own = Capability.PLAN_OWN
    who = person(actor, own, participant_id)
    idea = one_of(actor, own, GoalIdea, participant_id, idea_id)
    goal = goal_of(actor, own, participant_id, idea.goal_id)
    if idea.until is not None:
        raise NotLikeThis(rules.BESIDE_GONE)
    if idea.state != rules.TAKEN:
        idea.state = rules.TAKEN if take else rules.LET_BE
        idea.save(update_fields=["state"])
        if take:
            _take(who, goal, idea)
    return UUID(str(goal.pk))


def _take(who: Person, goal: Goal, idea: GoalIdea) -> None:
    keep_goal(who, goal)
    keep(who.key, goal, text=read(who.key, idea, "text"))
    goal.by = goal.changed_by = rules.PARTICIPANT
    goal.version += 1
    touch(goal, "text", "by", "changed_by", "version")
