"""The writes of this room: contacts and their drafts, and appointments."""

from __future__ import annotations

from .appointments import (
    TimeSet,
    agree_appointment,
    answer_appointment,
    cancel_appointment,
    move_appointment,
    set_appointment,
)
from .contacts import correct_contact, log_contact, take_back_contact
from .drafts import discard_draft, save_draft
from .with_other import talked_with

__all__ = [
    "TimeSet", "agree_appointment", "answer_appointment", "cancel_appointment",
    "correct_contact", "discard_draft", "log_contact", "move_appointment", "save_draft",
    "set_appointment", "take_back_contact", "talked_with",
]  # fmt: skip
