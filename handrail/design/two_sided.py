"""Two counts a week, one above and one below a line, drawn as SVG with its sentence and table.

Which count is which is told by its side and its word, not by colour alone. The caller passes every
word, already translated.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup, escape

from handrail.design import icons

_WIDTH: Final = 640
_MIDDLE: Final = 72
_REACH: Final = 64
_LEAST: Final = 4


@dataclass(frozen=True)
class Row:
    """One stretch of time: its words, what is drawn above and below, and all cells of its row."""

    label: str
    above: int
    below: int
    cells: Sequence[str]


@dataclass(frozen=True)
class Words:
    """The words around the drawing, in the reader's language; `heads` are those of the table."""

    sentence: str
    above: str
    below: str
    table: str
    heads: Sequence[str]


def draw(rows: Sequence[Row], words: Words) -> Markup:
    """Return the figure; `rows` oldest first. The table has the newest first.

    The scale is the same on both sides and reaches at least four, so that one is not much.
    """
    top = max([_LEAST, *(max(row.above, row.below) for row in rows)])
    slot = _WIDTH / max(len(rows), 1)
    bars = "".join(
        _bar("above", place * slot, slot, row.above / top)
        + _bar("below", place * slot, slot, row.below / top)
        for place, row in enumerate(rows)
    )
    ends = [escape(row.label) for row in (rows[0], rows[-1])] if rows else ["", ""]
    return Markup(  # noqa: S704
        '<figure class="chart two-sided"><div class="plot"><div class="scale-words">'
        f"<span>{escape(words.above)}</span><span>{escape(words.below)}</span></div>"
        f'<svg viewBox="0 0 {_WIDTH} {2 * _MIDDLE}" preserveAspectRatio="none"'
        f' aria-hidden="true">{bars}<path class="grid" d="M0 {_MIDDLE}H{_WIDTH}"/></svg>'
        f'<div class="days"><span>{ends[0]}</span><span>{ends[1]}</span></div></div>'
        f"<figcaption>{escape(words.sentence)}</figcaption>{_table(rows, words)}</figure>"
    )


def _bar(side: str, x: float, slot: float, share: float) -> str:
    if not share:
        return ""
    height = min(1.0, max(0.0, share)) * _REACH
    y = _MIDDLE - height if side == "above" else float(_MIDDLE)
    return (
        f'<rect class="{side}" x="{x + slot * 0.2:.1f}" y="{y:.1f}" width="{slot * 0.6:.1f}"'
        f' height="{height:.1f}"/>'
    )


def _table(rows: Sequence[Row], words: Words) -> str:
    heads = "".join(f'<th scope="col">{escape(head)}</th>' for head in words.heads)
    name = escape(words.table)
    return (
        f'<details class="more"><summary>{icons.icon("caret-down")}<span>{name}</span></summary>'
        f'<div class="scroll" tabindex="0" role="region" aria-label="{name}">'
        f"<table><thead><tr>{heads}</tr></thead>"
        f"<tbody>{''.join(map(_line, reversed(rows)))}</tbody></table></div></details>"
    )


def _line(row: Row) -> str:
    cells = "".join(f"<td>{escape(cell)}</td>" for cell in row.cells)
    return f'<tr><th scope="row">{escape(row.label)}</th>{cells}</tr>'
