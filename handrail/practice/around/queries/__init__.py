"""What is read of helpers and of an asking for company."""
