"""Plans: where a life goes, and what a person does next, in steps that fit a week.

Promise: the plan belongs to the participant. A vision and values in their own words, goals that
stay as they were written, steps that say who chose them and why. A coach's words stand beside a
participant's line and never over it. Below 7 of 10 the room suggests ways to make it smaller and
never insists. A step without a goal is fine.
Words: vision, value, goal, step, ruler, barrier, week, review, win, a word back. The states of
steps, goals and barriers are one dictionary (rules/states.py); none of them judges, and each can
be taken back.
A week begins on Monday in the participant's own time zone, holds at most three steps, and a week
without steps is simply not there: what was done adds up and nothing is ever counted down. The three
hold on every way by which a step comes into a week. Two things are never held back: saying that
something was done, and the person's own undo, which says so where it makes a fourth.
"""
