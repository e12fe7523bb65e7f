"""Correcting a step or a look back: what may be said, and the sentences about it. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from handrail.ground.kernel.marked import N_

TOWARD: Mapping[str, str] = MappingProxyType(
    {"yes": N_("Yes"), "little": N_("A little"), "not_yet": N_("Not yet")}
)
"""Whether a step moved somebody toward its goal; no answer is fine as well."""

ANSWERS = ("worked", "did_not", "change")
STEP_WORDS = "text"
SHOWN = 20

SAVED = N_("Saved. What it said before is kept.")
UNDONE = N_("Taken back. What stood there is kept as well.")
BESIDE_SENT = N_("Your words stand beside it. They decide.")
BESIDE_TAKEN = N_("These are your words now. The ones before are kept.")
BESIDE_LEFT = N_("Your words stay.")
WORDS_MISSING = N_("Write a few words first.")
PART_UNKNOWN = N_("Say which answer your words are for.")


def toward_said(said: Mapping[str, str], steps: Iterable[str]) -> dict[str, str]:
    """The answers that are known, for steps that are there; what is empty is left out."""
    known = set(steps)
    return {step: answer for step, answer in sorted(said.items())
            if step in known and answer in TOWARD}  # fmt: skip
