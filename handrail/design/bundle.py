"""Joins the stylesheets into the one file that pages link to.

Run ``python -m handrail.design.bundle`` after a change in ``css/``; a test says when
the joined file is stale.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

_HERE: Final = Path(__file__).parent
PARTS: Final = ("tokens", "base", "layout", "components", "print")
TARGET: Final = _HERE / "static" / "design" / "app.css"


def source(part: str) -> str:
    """The text of one part, such as ``"tokens"``."""
    return (_HERE / "css" / f"{part}.css").read_text("utf-8")


def joined() -> str:
    """All parts in order, without comments and needless space."""
    text = "\n".join(source(part) for part in PARTS)
    text = re.sub(r"/\*.*?\*/", "", text, flags=re.S)
    text = re.sub(r"\s*\n\s*", "\n", text).strip()
    text = re.sub(r"[ ]*([{};])\s*", r"\1", text).replace(";}", "}")
    return text + "\n"


if __name__ == "__main__":
    TARGET.write_text(joined(), "utf-8")
