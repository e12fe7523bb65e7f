"""The participant's trust pages: who can see what, who looked, and sharing with one's circle."""
