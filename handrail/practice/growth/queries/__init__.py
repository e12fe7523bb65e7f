"""Reading milestones and evidence."""
