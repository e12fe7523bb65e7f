"""Tests of who coaches whom."""
