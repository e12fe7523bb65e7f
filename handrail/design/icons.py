"""Icons as inline SVG: Phosphor duotone, the five faces, and the mark.

``icons.json`` holds the drawings in use (Phosphor Icons 2.1.1, MIT, see
``icons.LICENSE``); the faces and the mark are Handrail's own.
"""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Final

from markupsafe import Markup

_DRAWINGS: Final[dict[str, str]] = json.loads(
    files("handrail.design").joinpath("icons.json").read_text("utf-8")
)

# From very hard (1) to very good (5). Phosphor's own smileys read as "dead" and "sick".
_FACES: Final[dict[int, str]] = {
    1: '<path d="M14.5 19.5l4-2.5M33.5 19.5l-4-2.5"/><path d="M15 35q9-9 18 0"/>',
    2: '<path d="M16 18v.5M32 18v.5"/><path d="M16 33q8-5 16 0"/>',
    3: '<path d="M16 18v.5M32 18v.5"/><path d="M16 31.5h16"/>',
    4: '<path d="M16 18v.5M32 18v.5"/><path d="M16 29.5q8 6 16 0"/>',
    5: '<path d="M14 18.5q2-2.5 4 0M30 18.5q2-2.5 4 0"/><path d="M14 28q10 11 20 0"/>',
}

# Arrows that point along the line of reading; the stylesheet mirrors them for right-to-left.
_FOLLOWS_READING: Final = frozenset(
    {"arrow-left", "arrow-right", "arrow-bend-down-right", "caret-right", "sign-out", "sign-in"}
)


def _drawn(name: str, inside: str) -> Markup:
    kind = "i turns" if name in _FOLLOWS_READING else "i"
    return Markup(f'<svg class="{kind}" viewBox="0 0 256 256" aria-hidden="true">{inside}</svg>')  # noqa: S704


_ICONS: Final = {name: _drawn(name, inside) for name, inside in _DRAWINGS.items()}
_FACE_MARKUP: Final = {
    number: Markup(  # noqa: S704
        '<svg class="face-drawing" viewBox="0 0 48 48" aria-hidden="true">'
        f'<circle cx="24" cy="24" r="20"/>{inside}</svg>'
    )
    for number, inside in _FACES.items()
}
_MARK: Final = Markup(
    '<svg class="i mark-drawing" viewBox="0 0 32 32" aria-hidden="true">'
    '<path d="M4 27h6v-5h6v-5h6v-5h6"/><path d="M4 18C10 17 17 10 28 4" opacity=".75"/></svg>'
)

NAMES: Final = frozenset(_ICONS)


def icon(name: str) -> Markup:
    """The drawing called ``name``, hidden from assistive technology: put words beside it.

    Raises ``KeyError`` for a name that is not in ``icons.json``.
    """
    return _ICONS[name]


def face(number: int) -> Markup:
    """One of the five faces, 1 (very hard) to 5 (very good), always shown with its word.

    Raises ``KeyError`` for any other number.
    """
    return _FACE_MARKUP[number]


def mark() -> Markup:
    """The Handrail mark: a stair and the rail beside it."""
    return _MARK
