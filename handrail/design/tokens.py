"""The colours as data: read from the stylesheet, measured, and held to a contrast.

Source of the measure and its limits: WCAG 2.2, success criteria 1.4.3 (text, 4.5:1) and
1.4.11 (borders and drawings that carry meaning, 3:1).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from handrail.design import bundle

TEXT: Final = 4.5
DRAWING: Final = 3.0


@dataclass(frozen=True)
class Pair:
    """A colour on a ground, and the least contrast that they must have."""

    colour: str
    ground: str
    least: float


_GROUNDS: Final = ("paper", "surface", "sunk")
_TONES: Final = ("leaf", "sun", "sky", "rose", "plum")

PAIRS: Final[tuple[Pair, ...]] = (
    *(Pair(colour, ground, TEXT) for colour in ("ink", "ink-2") for ground in _GROUNDS),
    *(Pair("ink", f"{tone}-soft", TEXT) for tone in _TONES),
    *(Pair(tone, f"{tone}-soft", TEXT) for tone in ("sun", "sky", "rose", "plum")),
    *(Pair("leaf-ink", ground, TEXT) for ground in (*_GROUNDS, "leaf-soft")),
    *(Pair("rose", ground, TEXT) for ground in ("paper", "surface")),
    *(Pair("sun", ground, TEXT) for ground in ("paper", "surface")),
    Pair("leaf-ink", "sun-soft", TEXT),
    Pair("on-leaf", "leaf", TEXT),
    Pair("on-leaf", "leaf-ink", TEXT),
    *(Pair("edge", ground, DRAWING) for ground in _GROUNDS),
    *(Pair("leaf", ground, DRAWING) for ground in (*_GROUNDS, "leaf-soft")),
    *(Pair("focus", ground, DRAWING) for ground in (*_GROUNDS, "leaf-soft", "sun-soft")),
)


def _colours(block: str) -> dict[str, str]:
    return dict(re.findall(r"--([a-z][a-z0-9-]*):\s*(#[0-9a-f]{6})", block))


def themes() -> dict[str, dict[str, str]]:
    """The colours of ``light``, ``dark`` and ``auto`` (dark by the phone's own setting)."""
    css = bundle.source("tokens")
    found = {
        name: re.search(rf"{re.escape(selector)}\s*{{(.*?)}}", css, re.S)
        for name, selector in (
            ("light", ":root"),
            ("dark", "[data-theme=dark]"),
            ("auto", "[data-theme=auto]"),
        )
    }
    return {name: _colours(match.group(1)) if match else {} for name, match in found.items()}


def _channel(value: int) -> float:
    share = value / 255
    return share / 12.92 if share <= 0.04045 else float(((share + 0.055) / 1.055) ** 2.4)


def luminance(colour: str) -> float:
    """Relative luminance, 0 (black) to 1 (white), of ``#rrggbb``.

    Raises ``ValueError`` for anything else.
    """
    if not re.fullmatch(r"#[0-9a-f]{6}", colour):
        raise ValueError(f"{colour!r} is not written as #rrggbb")
    red, green, blue = (_channel(int(colour[place : place + 2], 16)) for place in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast of two colours, from 1 (the same) to 21 (black on white)."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)
