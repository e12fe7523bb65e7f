"""The writes of this room: contacts and their drafts, and appointments."""

from __future__ import annotations

from .answers import answer_appointment, take_back_answer
from .appointments import (
    agree_appointment,
    cancel_appointment,
    move_appointment,
    set_appointment,
)
from .contacts import correct_contact, log_contact, take_back_contact
from .drafts import discard_draft, save_draft
from .going_on import go_on_with, let_be
from .series import (
    PutBack,
    Rhythm,
    SeriesSet,
    agree_series,
    cancel_following,
    move_following,
    put_all_back,
    set_series,
)
from .sessions import say_asked, say_what_it_was
from .talks import log_talk, put_into_contact
from .with_other import talked_with

__all__ = [
    "PutBack", "Rhythm", "SeriesSet", "agree_appointment", "agree_series", "answer_appointment",
    "cancel_appointment", "cancel_following", "correct_contact", "discard_draft", "go_on_with",
    "let_be", "log_contact", "log_talk", "move_appointment", "move_following", "put_all_back",
    "put_into_contact", "save_draft", "say_asked", "say_what_it_was", "set_appointment",
    "set_series", "take_back_answer", "take_back_contact", "talked_with",
]  # fmt: skip
