"""The reads of this room: the weeks, the goals, where life goes, and what is in the way."""

from __future__ import annotations

from .weeks import (
    ReviewView,
    StepView,
    WeekView,
    WinView,
    coming_weeks,
    past_weeks,
    step,
    tally,
    this_week,
    too_many,
    week,
    win,
    wins,
)

__all__ = [
    "ReviewView", "StepView", "WeekView", "WinView", "coming_weeks", "past_weeks",
    "step", "tally", "this_week", "too_many", "week", "win", "wins",
]  # fmt: skip
