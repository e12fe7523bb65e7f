"""The programme's paces, read once in each process from the files beside this one."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from .pace import Pace, Proposal

FOLDER = Path(__file__).resolve().parent / "data"
ENGLISH = "en"


def _proposal(raw: Mapping[str, Any]) -> Proposal:
    pace = Pace(raw["every"], raw["minutes"] or None, raw["weeks"] or None, raw["key"])
    only = raw.get("told_by") == "participant"
    return Proposal(pace, raw["title"], raw["text"], raw["why"], only)


@cache
def _all() -> Mapping[str, Mapping[str, Proposal]]:
    found = {}
    for folder in sorted(FOLDER.iterdir()):
        rows = tomllib.loads((folder / "cadence.toml").read_text("utf-8"))["cadence"]
        found[folder.name] = {raw["key"]: _proposal(raw) for raw in rows}
    return found


def proposals(language: str | None) -> Mapping[str, Proposal]:
    """What the programme proposes, by key, in a language of ours; else in English."""
    code = (language or "").split("-")[0]
    return _all().get(code, _all()[ENGLISH])
