"""Where the line is: a guide, and questions that a coach asks their supervisor in confidence.

Promise: a question and its answer are read by whoever wrote it and by the supervisors here, and by
nobody else. It is in no participant's record, in no copy, export or report, and needs no name.
Words: question (what happened, in the coach's words), answer (what was decided, and a day to look
again), taken back.
States: waits, answered, closed, taken back; each can be undone.
"""
