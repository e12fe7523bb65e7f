"""The safety plan: six parts in our own words, and whose line may be changed by whom.

The parts follow what is known to help in a crisis (warning signs, own ways, company, people to
ask, professionals, a safer place); the words are ours. Two people may write; nobody writes over
the other, and an edit that crossed another one becomes a line of its own.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil
from types import MappingProxyType

from handrail.ground.kernel.marked import N_

PARTICIPANT, COACH = "participant", "coach"
TEXT_LIMIT = 300
PHONE_LIMIT = 20
LINES_AT_MOST = 12


@dataclass(frozen=True)
class Part:
    """One part of the plan: its heading, a hint, and whether a line may have a number to call."""

    title: str
    hint: str
    numbers: bool = False


PARTS: Mapping[str, Part] = MappingProxyType(
    {
        "signs": Part(N_("How I notice that it gets bad"), N_("A thought, a mood, a habit.")),
        "alone": Part(N_("What I can do alone"), N_("Things that need nobody else.")),
        "company": Part(
            N_("People and places that take my mind off it"),
            N_("You do not have to talk about it."),
        ),
        "ask": Part(N_("People I can ask for help"), N_("A name, and a number to call."), True),
        "lines": Part(
            N_("Professionals and help lines"), N_("A name, and a number to call."), True
        ),
        "safer": Part(
            N_("Making it safer around me"), N_("What I put away, and who can keep it for me.")
        ),
    }
)

SHEET_ROWS, SHEET_LETTERS = 13, 44
"""How many rows a part has on the printed sheet, and how many letters go into a row."""


def on_sheet(lines: Sequence[str]) -> int:
    """How many lines of a part, from the first, have room on the one sheet that is printed."""
    rows = 0
    for number, line in enumerate(lines):
        rows += max(1, ceil(len(line) / SHEET_LETTERS))
        if rows > SHEET_ROWS:
            return number
    return len(lines)


MISSING = N_("Write a few words for this line.")
PART_FULL = N_("There are 12 lines in this part. Take one away to make room.")
BOTH_KEPT = N_("Somebody changed this line at the same time. Both are kept; yours is a new line.")
NOT_A_NUMBER = N_("Write the number with digits, like +1 202-555-0101, or leave it out.")


def may_change(line_by: str, reader: str) -> bool:
    """Whether `reader` ("participant" or "coach") may change the words of a line by `line_by`."""
    return line_by == reader


def may_remove(line_by: str, reader: str) -> bool:
    """Whether `reader` may take the line away: one's own, and the participant any line."""
    return reader == "participant" or line_by == reader


def may_bring_back(line_by: str, away_by: str, reader: str) -> bool:
    """Whether `reader` may bring a line back that `away_by` put away.

    The participant any; a coach a coach's line that a coach put away, never what the participant
    did not want in the plan.
    """
    return reader == PARTICIPANT or line_by == away_by == reader


def crossed(seen: int, stands: int) -> bool:
    """Whether the line was changed after the writer opened it."""
    return seen != stands


def is_number(typed: str) -> bool:
    """Whether it can be dialled: three to fifteen digits with the usual marks; nothing is fine."""
    digits = [char for char in typed if char.isascii() and char.isdigit()]
    return not typed or (3 <= len(digits) <= 15 and not set(typed) - set("+0123456789 ()-./"))


def dialable(typed: str) -> str:
    """The number as a phone dials it."""
    digits = "".join(char for char in typed if char.isdigit())
    return f"+{digits}" if typed.startswith("+") else digits
