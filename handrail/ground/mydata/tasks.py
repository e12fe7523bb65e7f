"""What the worker does so that a removal reaches the keys as well."""

from __future__ import annotations

from handrail.ground.kernel.jobs import every
from handrail.ground.mydata import removing


@every(10, removing.ERASE)
def erase_keys() -> None:
    """Erase the keys that wait: right after a removal, and again should that have been cut off."""
    removing.erase_keys()
