"""Four places on two axes and the dot where somebody stands, with its sentence.

The words in the corners and the sentence say the same as the drawing. The caller passes every word,
already translated.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup, escape

_SIDE: Final = 240
_EDGE: Final = 14
# Long words of other languages are set narrower instead of running out of their corner.
_LETTERS: Final = 13


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
         way: Sequence[tuple[float, float]] = ()) -> Markup:  # fmt: skip
    """Return the figure. All numbers are 0 to 1: the dot, where a low axis ends, and the way there.

    `way` has earlier places, oldest first; the last of them is joined to the dot.
    """
    line = _at(border)
    low, high = (_EDGE + line) / 2, (line + _SIDE - _EDGE) / 2
    words = "".join(
        _word(x, _SIDE - y, text)
        for x, y, text in (
            (low, high, corners.up_only), (high, high, corners.both),
            (low, low, corners.neither), (high, low, corners.across_only),
        )
    )  # fmt: skip
    points = [*way, (across, up)]
    path = "L".join(f"{_at(x):.1f} {_SIDE - _at(y):.1f}" for x, y in points)
    x, y = _at(across), _SIDE - _at(up)
    return Markup(  # noqa: S704
        f'<figure class="chart four-places"><svg viewBox="0 0 {_SIDE} {_SIDE}" aria-hidden="true">'
        f'<rect x="{_EDGE}" y="{_EDGE}" width="{_SIDE - 2 * _EDGE}" height="{_SIDE - 2 * _EDGE}"'
        f' rx="12"/><path class="grid" d="M{line:.1f} {_EDGE}V{_SIDE - _EDGE}'
        f'M{_EDGE} {_SIDE - line:.1f}H{_SIDE - _EDGE}"/>{words}'
        f'<path class="way" d="M{path}"/><circle cx="{x:.1f}" cy="{y:.1f}" r="8"/></svg>'
        f'<p class="axes small quiet"><span>{escape(corners.across)} →</span>'
        f"<span>↑ {escape(corners.up)}</span></p>"
        f"<figcaption>{escape(sentence)}</figcaption></figure>"
    )


def _at(share: float) -> float:
    return _EDGE + min(1.0, max(0.0, share)) * (_SIDE - 2 * _EDGE)


def _word(x: float, y: float, text: str) -> str:
    narrow = ' textLength="78" lengthAdjust="spacingAndGlyphs"' if len(text) > _LETTERS else ""
    return f'<text x="{x:.1f}" y="{y:.1f}"{narrow}>{escape(text)}</text>'
