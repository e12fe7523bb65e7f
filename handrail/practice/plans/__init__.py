"""Plans: what a person does next, in steps that fit a week.

Promise: the plan belongs to the participant. Every step says who chose it and why, and how sure
the person is. Below 7 of 10 the room suggests ways to make it smaller and never insists.
Words: step, week, review, win, a word back. A step is open, done, partly, not yet, smaller or
put aside; there is no state that judges, and each of them can be taken back.
A week begins on Monday in the participant's own time zone, holds at most three steps, and a week
without steps is simply not there: what was done adds up and nothing is ever counted down.
"""
