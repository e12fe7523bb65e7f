"""The writes of growth: milestones with their words, and the list of evidence."""
