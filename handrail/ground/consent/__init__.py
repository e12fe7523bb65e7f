"""Consent: what a person agreed to, what they share with whom, and how they take it back.

Promises:
- nobody outside the programme sees anything but the named items of a consent in force;
- a revoked, expired or not yet begun consent opens nothing from the next query on;
- each consent has every element of 42 CFR 2.31(a), kept with the hash of the words shown;
- saying no never costs support.

States: not yet, in force, expired, revoked.
"""
