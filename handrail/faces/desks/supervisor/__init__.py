"""The supervisor's desk: the coaches, how many people each has, who had no contact for a while.

Promises: counts against the ceiling, by name of the coach and never ranked; the people of a coach
can be looked at, not changed.
"""
