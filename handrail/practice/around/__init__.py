"""The people around: who helps me, what each may be told, and not being alone right now.

Promise: the list is the participant's own. The coach sees a line when it is shared, and talks with
nobody on it without a yes in force. Nothing goes to anybody without a tap; asking for company
needs no reason, and says honestly who reads it and when.
Words: helper (somebody who helps, at work or at home); company (not being alone right now);
ready words (a text that one can send as it is); put away; earlier words.
States of an asking for company: waits, done, back.
"""
