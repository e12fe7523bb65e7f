"""Short ways to make a sheet and its lines."""

from __future__ import annotations

import re
from typing import Any
from uuid import UUID

from handrail.practice.thinking.commands import lines, sheets
from tests.cast import Cast, Member


def ana(cast: Cast) -> UUID:
    """Ana's id."""
    assert cast.ana.participant_id is not None
    return cast.ana.participant_id


def start(cast: Cast, kind: str, title: str = "my own title", *, shared: bool = False,
          **said: Any) -> UUID:  # fmt: skip
    """Start a sheet of ana's and return its id."""
    if kind == "decision":
        said.setdefault("ways", ("stay", "move"))
    return sheets.start_sheet(
        cast.ana.actor, participant_id=ana(cast), kind=kind, shared=shared,
        said=sheets.Said(title=title, **said),
    )  # fmt: skip


def add(cast: Cast, sheet: UUID, slot: str, text: str = "", *, by: Member | None = None,
        under: UUID | None = None, **told: Any) -> UUID:  # fmt: skip
    """Add a line to a sheet of ana's and return its id."""
    return lines.add_line(
        (by or cast.ana).actor, participant_id=ana(cast), sheet_id=sheet, slot=slot, under=under,
        told=lines.Told(text=text, **told),
    )  # fmt: skip


def html(page: Any) -> str:
    """The text of a page."""
    return str(page.content.decode())


def entry(page: Any, number: int = 0) -> str:
    """The id of a form on a page."""
    return re.findall(r'name="id" value="([0-9a-f-]{36})"', html(page))[number]
