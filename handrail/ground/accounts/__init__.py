"""Who somebody is, and how they sign in. Participants need neither e-mail nor password."""
