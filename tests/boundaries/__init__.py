"""Tests of the questions on where the line is."""
