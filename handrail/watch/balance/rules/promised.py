"""Which promises speak for whom. Pure: both lists of the page ask the same here."""

from __future__ import annotations

BOTH, COACH, PARTICIPANT = "both", "coach", "participant"


def of_coach(whose: str, by: str) -> bool:
    """Whether what one side (`by`) said of somebody's promise is the coach's own to keep.

    That is a promise of the coach, or a ritual of both; what the participant says of a ritual is
    the participant's.
    """
    return by == COACH and whose in (COACH, BOTH)


def of_participant(whose: str, by: str) -> bool:
    """Whether what one side said of somebody's promise is the participant's own to keep."""
    return by == PARTICIPANT and whose in (PARTICIPANT, BOTH)
