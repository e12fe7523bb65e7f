"""Who coaches whom: what somebody would like in a coach, and whether the two know each other.

Promise: all that somebody would like is optional, theirs to change, and read by the office alone.
It stands beside what coaches chose to share, in the order of names: nothing ranks a coach. Before
a coach begins they say whether the two know each other; a yes leads to somebody else, or to a plan
that the supervisor agrees to and the participant reads.
States of the asking: asked; no; yes; planned; agreed; each can be said anew.
"""
