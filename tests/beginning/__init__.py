"""Tests of the two weeks to try."""
