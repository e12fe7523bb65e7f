"""Rules of the people around; pure."""
