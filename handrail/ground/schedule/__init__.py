"""Time lives in rows.

An **expectation** says what a participant asked to be reminded of or agreed to: a wall clock,
weekdays and a zone. It lays out **due** rows ahead, one for each local date. A **sweeper** leases
the rows whose time has come, works out again whether they still hold, and announces `DueArrived`.

States of a due row: waiting, leased, done, moot (no longer true), stuck (waits for a human).
Nothing is given up silently: a row that breaks its reaction is tried again with growing pauses
and then stands under "stuck" until somebody looks at it.
"""
