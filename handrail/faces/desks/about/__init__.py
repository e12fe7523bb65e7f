"""What stands first about a person: strengths, by both; the pathway, by the person alone."""
