"""What two numbers from 0 to 10 say about a time of practice. Pure."""

from __future__ import annotations

from handrail.ground.kernel.marked import N_

MOST = 10
NUMBER = N_("Pick a number from 0 to 10, or “not sure”.")
MORE = N_("More sure than before")
SAME = N_("As sure as before")
LESS = N_("Less sure than before. That tells you something too.")


def change(before: int | None, after: int | None) -> str:
    """What changed, in words to translate; "" when one of the two is "not sure"."""
    if before is None or after is None:
        return ""
    if after > before:
        return MORE
    return SAME if after == before else LESS
