"""What somebody is told of the times in the way of another, and what they may do about it.

Pure: no clock, no database. Whoever may see a time is told when it is; of one that the coach has
with somebody else a participant learns that the coach is busy then, and no more. Nobody keeps two
times that they cannot see: they may ask all the same, and the one who can see both decides.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from handrail.ground.kernel.marked import N_

from .rules import Slot

HAVE = N_("You have a time from %(start)s to %(end)s already.")
THEY_HAVE = N_("%(name)s has a time from %(start)s to %(end)s already.")
BUSY = N_("%(name)s is busy then.")
OR_KEEP_BOTH = N_("Pick another, or keep both.")
OR_ASK = N_("Pick another, or ask anyway: %(name)s decides.")
DAYS_BUSY = N_(
    "On some of these days %(name)s is busy. Leave those out, or ask anyway: %(name)s decides."
)


def is_hidden(slot: Slot, by: str) -> bool:
    """Whether `by`, "participant" or "coach", may know no more of this time than that it is."""
    return by == "participant" and not slot.of_person


def any_hidden(crossing: Iterable[Slot], by: str) -> bool:
    """Whether one of the times in the way is not for `by` to see."""
    return any(is_hidden(slot, by) for slot in crossing)


def sentences(crossing: Sequence[Slot], by: str) -> list[tuple[str, Slot | None]]:
    """What to say of the times in the way, each sentence with the time it names, if it names one.

    The first that one may see, the busy coach once, and the way on.
    """
    said: list[tuple[str, Slot | None]] = []
    known = next((slot for slot in crossing if not is_hidden(slot, by)), None)
    if known is not None:
        own = known.of_person if by == "participant" else known.of_coach
        said.append((HAVE if own else THEY_HAVE, known))
    hidden = any_hidden(crossing, by)
    if hidden:
        said.append((BUSY, None))
    return [*said, (OR_ASK if hidden else OR_KEEP_BOTH, None)]
