"""The participant's desk: Today, and the files that make it work on a phone without a network."""
