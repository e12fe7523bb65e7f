"""Writes: answering a pulse, showing the answers, and saying what becomes of a move."""

from .moves import answer_move
from .pulses import say_pulse, show_answers, take_back_pulse

__all__ = ["answer_move", "say_pulse", "show_answers", "take_back_pulse"]
