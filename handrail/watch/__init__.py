"""The watch floor: what looks across the practice."""
