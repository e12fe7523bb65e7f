"""What is done with helpers and with an asking for company."""
