"""Contacts: every touch between a coach and a participant, and the times they agreed.

Promise: logging a contact takes under a minute and nothing typed is ever lost. Notes are open:
the participant reads what is written about them. A correction keeps what stood there before.
Words: contact (call, text, in person, joint meeting, practical help, left a message), held to,
held up, next contact; appointment: proposed, agreed, moved, cancelled, happened, not seen.
Moving and cancelling need no reason. "Not seen" is what we know until somebody has asked.
An appointment keeps its local time: it is a wall clock in the participant's zone.
"""
