"""Generated pages: compared with what is committed, or written with HANDRAIL_WRITE=1."""

from __future__ import annotations

import os

from tests.guards.source import ROOT

FOLDER = ROOT / "docs" / "reference"


def compare(name: str, text: str) -> None:
    """Fail when docs/reference/`name` is not `text`; `make reference` writes it."""
    path = FOLDER / name
    if os.environ.get("HANDRAIL_WRITE") == "1":
        path.write_text(text)
    assert path.exists(), f"{name} is missing: make reference"
    assert path.read_text() == text, f"{name} is stale: make reference"


def table(head: list[str], rows: list[list[str]]) -> str:
    """Return a Markdown table."""
    lines = [f"| {' | '.join(head)} |", f"| {' | '.join('---' for _ in head)} |"]
    return "\n".join(lines + [f"| {' | '.join(row)} |" for row in rows]) + "\n"
