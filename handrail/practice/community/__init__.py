"""Community: meetings people can go to, and the ones they went to.

Promises: every row of a public meeting list that a person could still use can be found, on its
own day, at its own local time. A list can be read in again at any time; what left the list is
retired, never deleted. Every pathway has equal standing: nothing is ranked, nothing is preset.
Where a person looks from (a ZIP code) is used for one answer and is neither kept nor logged.
Attendance belongs to the participant; others see only what was shared.

Words: source (a list and where it comes from), meeting, time (weekday and local clock), kind,
attendance (before, during, after). States of an import run: checked, running, done, refused.
"""
