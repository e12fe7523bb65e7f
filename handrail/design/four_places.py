"""Four places on two axes and the dot where somebody stands, with its sentence.

The words in the corners and the sentence say the same as the drawing. The caller passes every word,
already translated.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup, escape

_SIDE: Final = 240
_EDGE: Final = 14
# Long words of other languages are set narrower instead of running out of their corner.
_LETTERS: Final = 13
_ROUND: Final = 12
_INSET: Final = 15
_LARGE: Final = 8
_SMALL: Final = 5
_FADES: Final = 0.75
_RING: Final = 22
# Between the middles of two dots, for each to be seen: with the large one, and of the small ones.
_CLEAR: Final = _LARGE + _SMALL + 2
_BESIDE: Final = 2 * _SMALL


@dataclass(frozen=True)
class Corners:
    """What the corners are called, and what the axes are: across from left, up from the bottom."""

    up_only: str
    both: str
    neither: str
    across_only: str
    across: str
    up: str


def draw(across: float, up: float, border: float, corners: Corners, sentence: str,
         way: Sequence[tuple[float, float]] = (), *,
         asked: tuple[float, float] | None = None) -> Markup:  # fmt: skip
    """Return the figure. All numbers are 0 to 1: the dot, where a low axis ends, and the way there.

    `way` has earlier places, oldest first, of those that `stand_out`; each is a small dot, and the
    last of them is joined to the dot. A ring stands around what was `asked` for.
    """
    line, far = _at(border), _SIDE - _EDGE
    low, high = (_EDGE + line) / 2, (line + far) / 2
    words = "".join(
        _word(x, y, text)
        for x, y, text in (
            (low, _EDGE + _INSET, corners.up_only), (high, _EDGE + _INSET, corners.both),
            (low, far - _INSET, corners.neither), (high, far - _INSET, corners.across_only),
        )
    )  # fmt: skip
    spots = [(_at(x), _SIDE - _at(y)) for x, y in (*way, (across, up))]
    path = "L".join(f"{x:.1f} {y:.1f}" for x, y in spots)
    small = len(spots) - 1
    was = "".join(
        _dot("was", spot, _SMALL - _FADES * (small - 1 - number))
        for number, spot in enumerate(spots[:-1])
    )
    ring = _dot("asked", (_at(asked[0]), _SIDE - _at(asked[1])), _RING) if asked else ""
    return Markup(  # noqa: S704
        f'<figure class="chart four-places"><svg viewBox="0 0 {_SIDE} {_SIDE}" aria-hidden="true">'
        f'<rect x="{_EDGE}" y="{_EDGE}" width="{far - _EDGE}" height="{far - _EDGE}"'
        f' rx="{_ROUND}"/><path class="good" d="M{line:.1f} {_EDGE}H{far - _ROUND}'
        f'a{_ROUND} {_ROUND} 0 0 1 {_ROUND} {_ROUND}V{_SIDE - line:.1f}H{line:.1f}Z"/>'
        f'<path class="grid" d="M{line:.1f} {_EDGE}V{far}'
        f'M{_EDGE} {_SIDE - line:.1f}H{far}"/>{words}{ring}'
        f'<path class="way" d="M{path}"/>{was}{_dot("now", spots[-1], _LARGE)}</svg>'
        f'<p class="axes small quiet"><span>{escape(corners.across)} →</span>'
        f"<span>↑ {escape(corners.up)}</span></p>"
        f"<figcaption>{escape(sentence)}</figcaption></figure>"
    )


def stand_out(
    before: Sequence[tuple[float, float]], now: tuple[float, float], most: int
) -> list[tuple[float, float]]:
    """Return at most so many of the earlier places, oldest first, that are seen beside each other.

    From now back in time: one that would touch the dot, or one already taken, is left out.
    """
    taken = [now]
    for spot in reversed(before):
        if len(taken) > most:
            break
        near = (
            math.dist(spot, other) * (_SIDE - 2 * _EDGE) < (_CLEAR if other is now else _BESIDE)
            for other in taken
        )
        if not any(near):
            taken.append(spot)
    return taken[:0:-1]


def _dot(sort: str, spot: tuple[float, float], radius: float) -> str:
    return f'<circle class="{sort}" cx="{spot[0]:.1f}" cy="{spot[1]:.1f}" r="{radius:g}"/>'


def _at(share: float) -> float:
    return _EDGE + min(1.0, max(0.0, share)) * (_SIDE - 2 * _EDGE)


def _word(x: float, y: float, text: str) -> str:
    narrow = ' textLength="78" lengthAdjust="spacingAndGlyphs"' if len(text) > _LETTERS else ""
    return f'<text x="{x:.1f}" y="{y:.1f}"{narrow}>{escape(text)}</text>'
