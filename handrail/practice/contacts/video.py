"""Where a video meeting opens: an address is made whole, anything else is asked about.

Pure: no clock, no database. People copy "meet.example.org/abc" as browsers show it, without what
stands before it.
"""

from __future__ import annotations

import re

from handrail.ground.kernel.marked import N_

VIDEO = "video"
NO_LINK = N_(
    "This does not open as a video call. Paste the link from the invitation. It looks like "
    "meet.example.org/abc. Or leave this empty and send the link later."
)
_SECURE = "https://"
_BARE = re.compile(r"(?:[^\W_](?:[\w-]*[^\W_])?\.)+[^\W\d_]{2,}(?::\d{1,5})?(?:[/?#]\S*)?")
"""A host with a dot in it that ends in letters, and whatever follows it."""


def link_of(words: str) -> str:
    """The whole address that these words are, or "" when they are none that can be opened."""
    typed = words.strip()
    if typed.lower().startswith(_SECURE):
        whole = len(typed) > len(_SECURE) and not any(char.isspace() for char in typed)
        return typed if whole else ""
    bare = typed[len("http://") :] if typed.lower().startswith("http://") else typed
    return _SECURE + bare if _BARE.fullmatch(bare) else ""


def video_link(kind: str, place: str | None) -> str:
    """Where a video meeting opens: the place of one by video that is an address, else nothing."""
    return link_of(place or "") if kind == VIDEO else ""


def place_of(kind: str, place: str) -> str | None:
    """The place as it is kept: of a video meeting a whole address; None for one that opens not."""
    if kind != VIDEO or not place:
        return place
    return link_of(place) or None
