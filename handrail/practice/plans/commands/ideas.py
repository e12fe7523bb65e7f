"""A coach's words for a goal of the participant's: beside it, until the participant says."""

from __future__ import annotations

from uuid import UUID

from handrail.ground.access import Actor, Capability, NotVisible, command
from handrail.ground.kernel.receipts import stored_once
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.ground.kernel.sealed import keep, read
from handrail.ground.kernel.text import tidy
from handrail.ground.people.locked import person

from ..finding import goal_of, keep_goal, one_of, touch
from ..models import GoalIdea
from ..rules import goals as rules
from ..who_writes import by_word


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

    Raises NotLikeThis, TextTooLong, Replayed, NotVisible.
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
        row = GoalIdea(
            id=idea_id, org_id=who.org_id, participant_id=who.id, goal=goal,
            writer_id=actor.user_id,
        )  # fmt: skip
        keep(who.key, row, text=said)
        row.save(force_insert=True)
        return {"idea": str(idea_id)}

    body = {"goal": goal_id, "text": said}
    return UUID(stored_once(participant_id, id, "goal_idea", body, do, org_id=actor.org_id)["idea"])


@command(Capability.PLAN_OWN)
def answer_idea(actor: Actor, *, participant_id: UUID, idea_id: UUID, take: bool) -> UUID:
    """Take a coach's words for one's own, or let them be, and return the goal's id.

    The words before are kept. Raises NotVisible.
    """
    own = Capability.PLAN_OWN
    who = person(actor, own, participant_id)
    idea = one_of(actor, own, GoalIdea, participant_id, idea_id)
    goal = goal_of(actor, own, participant_id, idea.goal_id)
    if idea.state == rules.WAITS:
        idea.state = rules.TAKEN if take else rules.LET_BE
        idea.save(update_fields=["state"])
        if take:
            keep_goal(who, goal)
            keep(who.key, goal, text=read(who.key, idea, "text"))
            goal.by = goal.changed_by = rules.PARTICIPANT
            goal.version += 1
            touch(goal, "text", "by", "changed_by", "version")
    return UUID(str(goal.pk))
