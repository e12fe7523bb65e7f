"""What looks across the practice for one coach's day.

Promises: one kept row for each participant, current in the same transaction as its cause, so that
the caseload page is one query whatever the history; a kept row equals a rebuilt one; reasons in
words that the participant may read, at most five people at the top; no score, no probability, no
content of anything private, and nobody dropped for being silent.

Words: *heard* (a check-in, a contact in which the person was reached, a meeting), *rhythm* (how
often this person is usually heard), *reason*, *put off* (a coach's "later", for one day).
"""
