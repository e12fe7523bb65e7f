"""When a coach is there: the week that they set, the days away, and what that promises.

Promise: nothing is said that the hours do not bear out. A coach without hours promises nothing;
where a clock change leaves two readings of an hour, the one that promises less is said.
Words: hours (a week of spans on the coach's own clock), away (days on which no hours count), here
now, back. Only the coach sets their hours, they count at once, and nobody compares one coach's
with another's.
"""
