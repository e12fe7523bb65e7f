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
    bars = Markup("").join(
        bar
        for place, row in enumerate(rows)
        for bar in (
            _bar("above", place * slot, slot, row.above / top),
            _bar("below", place * slot, slot, row.below / top),
        )
    )
    return Markup(
        '<figure class="chart two-sided"><div class="plot"><div class="scale-words"><span>{}</span>'
        '<span>{}</span></div><svg viewBox="0 0 {} {}" preserveAspectRatio="none"'
        ' aria-hidden="true">{}<path class="grid" d="M0 {}H{}"/></svg>'
        '<div class="days"><span>{}</span><span>{}</span></div></div>'
        "<figcaption>{}</figcaption>{}</figure>"
    ).format(
        words.above, words.below, _WIDTH, 2 * _MIDDLE, bars, _MIDDLE, _WIDTH,
        rows[0].label if rows else "", rows[-1].label if rows else "", words.sentence,
        _table(rows, words),
    )  # fmt: skip


def _bar(side: str, x: float, slot: float, share: float) -> Markup:
    if not share:
        return Markup("")
    height = min(1.0, max(0.0, share)) * _REACH
    y = _MIDDLE - height if side == "above" else float(_MIDDLE)
    return Markup(  # noqa: S704
        f'<rect class="{side}" x="{x + slot * 0.2:.1f}" y="{y:.1f}" width="{slot * 0.6:.1f}"'
        f' height="{height:.1f}"/>'
    )


def _table(rows: Sequence[Row], words: Words) -> Markup:
    heads = Markup("").join(Markup('<th scope="col">{}</th>').format(head) for head in words.heads)
    body = Markup("".join(map(_line, reversed(rows))))  # noqa: S704
    return Markup(
        '<details class="more"><summary>{}<span>{}</span></summary><div class="scroll" tabindex="0"'
        ' role="region" aria-label="{}"><table><thead><tr>{}</tr></thead><tbody>{}</tbody></table>'
        "</div></details>"
    ).format(icons.icon("caret-down"), words.table, words.table, heads, body)


def _line(row: Row) -> str:
    cells = "".join(f"<td>{escape(cell)}</td>" for cell in row.cells)
    return f'<tr><th scope="row">{escape(row.label)}</th>{cells}</tr>'
