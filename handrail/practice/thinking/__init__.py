"""Thinking tools: sheets that help to decide, to solve, to try out and to look after oneself.

Promise: a sheet is the participant's. It is private until they share it, one sheet at a time, and
nobody writes over a line of somebody else; what was changed is kept and can be used again.
Private pages are read by nobody but the participant: there is no row for anybody else.
Words: sheet (one piece of thinking, of a kind); line (one thing on it, with its writer); put away
(out of the list, not lost); earlier words; tick, pause (of a routine).
States of a sheet: open, then one of the ends its kind knows; each can be opened again.
"""
