"""The pages of the people around."""
