"""The kernel: clock, ids, text, events, keys and sealed fields, receipts, gate, database engine.

It knows nothing of people or organisations.
"""
