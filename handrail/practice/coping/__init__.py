"""When it gets hard: what a person can do, knows about their hard moments, and learned from them.

Promise: it is the participant's own, private until they share a list or an entry, and it is there
at any hour. Nothing resets, nothing is sent to anybody on its own, every setback has a next step.
Words: card (what I can do), trigger, warning sign, day ahead (a date that may be hard), safety
plan (lines), moment (a setback, a near miss, a return to use), clock (a count of the person's own),
sitting (one hard while, with its answers to "did it pass?").
What the order of the cards is learned from, and the check for a bad day, nobody else ever sees.
"""
