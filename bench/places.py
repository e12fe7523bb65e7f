"""Where a world lives, and the surroundings of the programs that run in it."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CACHE = ROOT / "var" / "bench"
RESULTS = ROOT / "bench" / "results"
# What decides how a world looks; when one of these changes, worlds are made anew.
_SHAPE = (
    "handrail/**/migrations/*.py", "handrail/watch/insight/[cmrt]*.py", "bench/world.py",
    "bench/story.py", "bench/load.py", "bench/people.py",
)  # fmt: skip


def digest() -> str:
    """Return ten hexadecimal digits that change with the tables and with how worlds are made."""
    found = hashlib.sha256()
    for pattern in _SHAPE:
        for path in sorted(ROOT.glob(pattern)):
            found.update(f"{path.relative_to(ROOT)}\0".encode() + path.read_bytes())
    return found.hexdigest()[:10]


@dataclass(frozen=True)
class Spot:
    """One world: how many people, on which database ("sqlite" or "postgres"), in which folder."""

    size: int
    db: str
    folder: Path

    @classmethod
    def of(cls, size: int, db: str) -> Spot:
        """Return the place of a world of this size under var/bench."""
        return cls(size, db, CACHE / f"{size}-{db}-{digest()}")

    @property
    def ready(self) -> Path:
        """The file that is written last, when the world is whole."""
        return self.folder / "ready.json"

    def surroundings(self, address: str | None) -> dict[str, str]:
        """Return the environment for programs in this world; `address` is PostgreSQL's, or None."""
        env = {k: v for k, v in os.environ.items() if not k.startswith(("HANDRAIL_", "DJANGO_"))}
        path = os.pathsep.join([str(ROOT), env.get("PYTHONPATH", "")]).rstrip(os.pathsep)
        if address:
            env["HANDRAIL_DATABASE_URL"] = address
        return {**env, "HANDRAIL_HOME": str(self.folder / "home"), "PYTHONPATH": path}
