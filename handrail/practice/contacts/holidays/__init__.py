"""Holidays and days away: the hard days ahead, who is there meanwhile, and whom to call."""
