"""The pages: the working agreement, promises, and what can be asked for."""
