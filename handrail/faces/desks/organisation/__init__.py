"""The organisation's settings: what was said at set-up, and everything else that it decides.

Promises: opening the settings asks for nothing; a change asks for a passkey or app used within five
minutes, loses nothing that was typed, and stands in the book. Nobody's record is shown.
"""
