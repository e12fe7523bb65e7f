"""One prepared installation, copied for each test."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.kill.installation import ask, surroundings

Fresh = Callable[..., dict[str, str]]


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An installation whose tables stand."""
    home = tmp_path_factory.mktemp("prepared") / "prepared"
    ask(surroundings(home), "world", "prepare")
    return home


@pytest.fixture
def fresh(prepared: Path, tmp_path: Path) -> Fresh:
    """Return a maker of environments, each of an installation of its own."""

    def make(name: str, **more: str) -> dict[str, str]:
        shutil.copytree(prepared, tmp_path / name)
        return surroundings(tmp_path / name, like=prepared, **more)

    return make
