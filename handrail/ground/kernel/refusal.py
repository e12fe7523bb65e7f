"""How a rule says no: in a sentence that helps."""

from __future__ import annotations


class NotLikeThis(ValueError):
    """What was asked for cannot be done; `words` says what to do, `field` where to look."""

    def __init__(self, words: str, field: str | None = None) -> None:
        super().__init__(words)
        self.words = words
        self.field = field
