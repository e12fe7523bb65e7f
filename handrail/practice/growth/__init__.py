"""Growth: milestones of one's own choosing, evidence of growth, how I see it, then and now.

Promise: both lists are the participant's. Nothing on them is reset or counted down, and a day can
be set back to when it was. What is shared is shared one by one; the coach adds a word beside it
and changes nothing.
Words: milestone (something to be glad of, with a day or when it happens); reached (with its day);
evidence (a sentence that shows how I grow, own or kept from elsewhere); put away; earlier words;
outlook (how I see it on a day, five numbers that make no sum; offered once a week at most).
States of a milestone: open, reached; each can be put away and brought back.
"""
