"""Writes: answering a pulse, showing the answers, and saying what becomes of a move."""

from .moves import answer_move
from .pulses import say_pulse, show_answers, take_back_pulse
from .rests import ask_after_all, leave_pulse_out

__all__ = [
    "answer_move", "ask_after_all", "leave_pulse_out", "say_pulse", "show_answers",
    "take_back_pulse",
]  # fmt: skip
