"""The tables of the plan: the weeks, where life goes, and the goals. Words are sealed."""

from __future__ import annotations

from .direction import Value, Vision
from .goals import Barrier, Goal, GoalIdea, PlanEarlier, Ruler
from .moves import Move
from .week import COACH_TOO, ONLY_ME, Review, Step, WeekBeside, WeekEarlier, Win, WinWord

__all__ = [
    "COACH_TOO", "ONLY_ME", "Barrier", "Goal", "GoalIdea", "Move", "PlanEarlier", "Review",
    "Ruler", "Step", "Value", "Vision", "WeekBeside", "WeekEarlier", "Win", "WinWord",
]  # fmt: skip
