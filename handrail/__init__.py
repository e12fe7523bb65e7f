"""Handrail: support you can hold, accountability you can lean on."""

__version__ = "0.1.0"
