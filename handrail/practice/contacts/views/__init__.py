"""The pages of contacts and appointments, for the coach and for the participant."""
