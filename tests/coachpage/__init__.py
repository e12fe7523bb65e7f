"""Tests of coaches' own pages."""
