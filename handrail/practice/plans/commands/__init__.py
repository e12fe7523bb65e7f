"""The writes of this room: agree and report steps, look back on a week, write down wins."""

from __future__ import annotations

from .drafts import (
    discard_review_draft,
    discard_step_draft,
    save_review_draft,
    save_step_draft,
)
from .looking_back import Reviewed, make_step_of_review, record_review
from .steps import agree_step, report_step, tie_step, undo_step
from .wins import record_win, share_win, take_back_win
from .words_back import answer_win

__all__ = [
    "Reviewed", "agree_step", "answer_win", "discard_review_draft", "discard_step_draft",
    "make_step_of_review", "record_review", "record_win", "report_step", "save_review_draft",
    "save_step_draft", "share_win", "take_back_win", "tie_step", "undo_step",
]  # fmt: skip
