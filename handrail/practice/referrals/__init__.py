"""Places that can help beyond coaching: the organisation's directory, and who was told of what.

Promise: everybody of the organisation reads the directory, and an entry that nobody looked at for
half a year says so. Words: place (an entry of the directory); put away (out of sight, not lost).
"""
