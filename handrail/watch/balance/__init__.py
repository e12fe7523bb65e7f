"""The balance of a relationship: how much somebody is held to their goals, and how much held up.

Two axes, four places: in step, pressure, drift, distant; or not enough yet. Both people see it, a
supervisor only in supervision. It starts a conversation: it is unproved, and never a score of
a coach.
"""
