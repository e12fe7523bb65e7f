"""Reads of this room: a whole handover with its words, and lines without any."""
