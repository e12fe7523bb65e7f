"""Check-ins: how a person says how it is, in two taps.

Promise: a check-in is the participant's own. It is private until the person shares it, and the
choice can be changed or the entry taken back at any time. Everything but one tap is optional, and
"not today" is an answer as well. Days add up and nothing resets; nobody is told what was missed.
Words: check-in, day, shared, private, "not today", welcome. Never streak, missed, overdue.
An entry may be made for an earlier day (30 days back), may wait on a phone without a network, and
is stored once however often it arrives. A phone whose clock is wrong is corrected, not refused.
"""
