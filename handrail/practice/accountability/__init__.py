"""Accountability: what two people agree on, how one wants to be held to it, and kept promises.

Promise: both sign the same text and both can read every version of it. Both make promises, and
both see how they went. A promise that nobody answered is "not seen yet" until somebody has asked.
Words: working agreement (what coaching is, signed by both); signature (typed or drawn); promise
(of the participant, of the coach, or a ritual of both); wanted mix (how much held to, how much
held up); idea (a coach's words beside a promise); resting (nobody asks, and nobody asks why).
States of a promise: ahead, due, not seen yet, asked about, kept, moved, not yet, put away.
"""
