"""Handover: somebody gets another coach, and says what the new one reads.

Promise: nothing is handed on that the participant has not said yes to, and nothing happens behind
their back. Whoever coaches now writes what the new coach should know, the participant writes
beside it, and their yes is to exactly what they read. Of these words the new coach reads that and
no more, and only from the day on which they begin. The record itself goes with the person, but the
words of notes from before stay shut until the participant opens them. Whoever comes is asked to the
first talk and learns a name and a day for it. The participant keeps all of it.
Words: handover (from one coach to another); summary (what is handed on: the coach's words and the
participant's own, each changed by its writer alone); wish (what the participant asks the coach to
change); goodbye (words for each other); handed on (what the new coach reads).
States of a handover: open, done, stopped.
"""
