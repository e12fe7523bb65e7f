"""The practice floor: the work itself. Rooms here are siblings and never import each other."""
