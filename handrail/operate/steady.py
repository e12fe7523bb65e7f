"""Keeps the collector of lost objects from walking through the whole programme in each request."""

from __future__ import annotations

import gc
from typing import Final

YOUNG: Final = 20_000
"""Objects made since the last look before the youngest are looked through again."""

_MIDDLE: Final = 20
_OLD: Final = 50


def steady() -> None:
    """Set what is loaded by now aside for good, and look for lost cycles less often.

    To be called in a web process once it has loaded the application. A page makes some thousand
    objects and nearly all go by themselves; what is caught in a cycle still goes, a little later.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(YOUNG, _MIDDLE, _OLD)
