"""Where somebody is now, in their own eyes: a word for it that locks nothing and orders nothing.

Pure. Source: requirement 001-4, structured yet flexible, for any stage of recovery. The list is
read in the order of the alphabet, so that no stage stands above another; a person may say none,
say another one at any time, and go to any from any. No page and no template asks for it.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from handrail.ground.kernel.marked import N_

NOT_SAID = ""
STAGES: Mapping[str, str] = MappingProxyType(
    {
        "thinking": N_("Thinking about it"),
        "ready": N_("Getting ready"),
        "first_steps": N_("First steps"),
        "finding": N_("Finding my way"),
        "steady": N_("Steady"),
        "back_again": N_("Starting again, with what I know"),
        "giving": N_("Giving back"),
    }
)
PICK = N_("Please choose one of the list, or “I would rather not say”.")
SAVED = N_("Saved. Nothing else changes, and you can say another one at any time.")
NOTHING_SAID = N_("Saved. You say nothing about it for now.")


def known(stage: str) -> bool:
    """Whether somebody can say this: a stage of the list, or nothing."""
    return stage == NOT_SAID or stage in STAGES
