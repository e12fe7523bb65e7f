"""The decisions of this room, each with its truth table in tests. Pure: no clock, no database."""
