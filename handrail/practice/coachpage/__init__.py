"""What a coach shares of their own life, with whom, and the stories that they offer to one person.

Promise: the coach decides part by part who reads it and takes it back at once. A story is read by
the people it was offered to, while they work together; a participant says "not for me" without a
reason. Nothing of it is ever in anybody else's record, copy or report.
Words: part (one thing about the coach), readers (my participants, people who look for a coach,
colleagues), story (with what it is for), offered.
States of an offered story: offered, not for me, taken back; each can be offered again.
"""
