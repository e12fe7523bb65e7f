"""The plan on paper: on one page, whole, or in few words; in usual or large print.

There is no name on it: whoever finds a paper learns of nobody.
"""
