"""Reads: the page of a balance, whole and as its parts."""

from .page import BalancePage, balance_page
from .pulses import Pulses, PulseView, pulses_of

__all__ = ["BalancePage", "PulseView", "Pulses", "balance_page", "pulses_of"]
