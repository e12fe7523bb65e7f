"""Pure rules of the community room: reading meeting lists, words for kinds, distances."""
