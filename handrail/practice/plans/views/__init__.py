"""The pages of a plan: the participant's own, and the same plan seen by their coach."""
