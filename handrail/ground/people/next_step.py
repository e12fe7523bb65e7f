"""Making something the next step of the plan, for rooms that do not know the plan.

Rooms on the practice floor do not know each other. The room that keeps steps registers how one is
made; any other room hands the words over inside its own command, so they never leave the server
unsealed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from uuid import UUID

from handrail.ground.access import Actor

Maker = Callable[[Actor, UUID, str, bool], UUID]
Looker = Callable[[Actor, UUID, UUID], bool]
Week = Callable[[Actor, UUID], Sequence[str]]
_makers: list[Maker] = []
_lookers: list[Looker] = []
_who_reads: list[str] = []
_weeks: list[Week] = []


def register_next_step(maker: Maker, there: Looker, who_reads: str) -> None:
    """Let `maker` turn words into a step; it takes actor, participant, words, and whether it is for
    this week already, not for the next.

    `there` tells whether a step of the participant's still is, by its id. `who_reads` is the
    sentence, to translate, that says who can read a step.
    """
    _makers[:] = [maker]
    _lookers[:] = [there]
    _who_reads[:] = [who_reads]


def register_week(week: Week) -> None:
    """Let `week` give the words of the steps of this week, in their order."""
    _weeks[:] = [week]


def steps_of_this_week(actor: Actor, participant_id: UUID) -> list[str]:
    """Return the words of the steps of this week; none while no room keeps steps."""
    return [text for week in _weeks for text in week(actor, participant_id)]


def who_reads_steps() -> str:
    """The sentence, to translate, for a page that offers to make a step of private words.

    Raises RuntimeError when no room keeps steps.
    """
    if not _who_reads:
        raise RuntimeError("no room keeps steps")
    return _who_reads[0]


def next_step_there(actor: Actor, participant_id: UUID, step_id: UUID | None) -> bool:
    """Whether the step that came of something still is: one that was erased can be made again."""
    return step_id is not None and any(
        there(actor, participant_id, step_id) for there in _lookers
    )  # fmt: skip


def make_next_step(
    actor: Actor, participant_id: UUID, words: str, *, this_week: bool = False
) -> UUID:
    """Make a step for next week, or for this one, from these words and return its id.

    Raises NotLikeThis when that week is full, NotVisible when the actor may not, and RuntimeError
    when no room keeps steps.
    """
    if not _makers:
        raise RuntimeError("no room keeps steps")
    return _makers[0](actor, participant_id, words, this_week)
