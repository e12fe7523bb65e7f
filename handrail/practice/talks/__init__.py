"""Talks: what two people want to talk about, and what is at hand while they do.

Promise: both put topics on one list from their own screens, also without a network. Whoever wrote
a line is the only one to change its words; either of the two says that it was talked about or
keeps it for next time. Nothing is lost: earlier words stay, and what was taken back can return.
Words: topic (something to talk about; “just so you know” needs no talk); outline (how a meeting
goes); guide (questions and ways to answer, from the shelf).
States of a topic: open, next, talked; each can be taken back by its writer, and return.
"""
