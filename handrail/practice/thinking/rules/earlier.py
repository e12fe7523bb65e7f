"""What was changed between an earlier version and the one that followed it. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from handrail.ground.kernel.marked import N_


@dataclass(frozen=True)
class Changed:
    """Whether the words and whether the days, choices or numbers are others than those after."""

    words: bool = False
    numbers: bool = False

    @property
    def any(self) -> bool:
        """Whether there is anything to show: what reads the same is no earlier version."""
        return self.words or self.numbers

    @property
    def told(self) -> str:
        """What was changed, to translate."""
        return TOLD[self.words, self.numbers]

    @property
    def use(self) -> str:
        """The words of the button that brings it back, to translate."""
        return USE[self.words, self.numbers]


TOLD = {
    (True, True): N_("The words and the numbers were changed"),
    (True, False): N_("The words were changed"),
    (False, True): N_("Days, choices or numbers were changed"),
    (False, False): "",
}
USE = {
    (True, True): N_("Use all of this again"),
    (True, False): N_("Use these words again"),
    (False, True): N_("Use these numbers again"),
    (False, False): "",
}


def changed(
    was: tuple[object, object], after: tuple[object, object], *, numbered: bool = True
) -> Changed:
    """Compare (words, numbers) of a version with those of the one that followed.

    A version that kept no numbers, not `numbered`, tells nothing of them.
    """
    return Changed(words=was[0] != after[0], numbers=numbered and was[1] != after[1])
