"""The plan on paper: on one page, whole, or in few words; in usual or large print.

The name of the person is not on it; whom they can call is, and what they wrote.
"""
