"""What `pipx install .` installs is all there, and `handrail serve` from it is the real thing."""

from __future__ import annotations

import re
import stat
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import httpx
import pytest

from tests.kill.installation import ROOT, surroundings
from tests.kill.server import RealServer

NOT_SHIPPED = {"__pycache__", ".mypy_cache", ".ruff_cache"}


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder into which the wheel of this checkout was unpacked, and nothing else."""
    folder = tmp_path_factory.mktemp("wheel")
    uv = Path(sys.executable).with_name("uv")
    subprocess.run(
        [uv, "build", "--wheel", "--quiet", "-o", folder / "built", ROOT], check=True, timeout=300
    )
    (wheel,) = (folder / "built").glob("*.whl")
    with ZipFile(wheel) as archive:
        archive.extractall(folder / "site")
    return folder / "site"


def _files(folder: Path) -> set[str]:
    found = (path for path in folder.rglob("*") if path.is_file())
    return {str(p.relative_to(folder)) for p in found if not NOT_SHIPPED & set(p.parts)}


def test_every_file_of_the_programme_is_in_the_wheel(installed: Path) -> None:
    there = _files(installed / "handrail")
    assert _files(ROOT / "handrail") - there == set()
    for kind in (".html", ".js", ".css", ".mo", ".toml", ".woff2", ".txt"):
        assert any(name.endswith(kind) for name in there), kind
    command = next(installed.glob("*.dist-info")) / "entry_points.txt"
    assert "handrail = handrail.cli:main" in command.read_text()


def test_it_serves_from_an_empty_folder(installed: Path, tmp_path: Path) -> None:
    home = tmp_path / "wheel-home"
    env = {**surroundings(home), "PYTHONPATH": str(installed)}
    server = RealServer(env, place=tmp_path)
    try:
        server.start()
        said = server.log.read_text()
        where = subprocess.run(
            [sys.executable, "-c", "import handrail; print(handrail.__file__)"],
            env=env, cwd=tmp_path, capture_output=True, text=True, check=True,
        )  # fmt: skip
        assert where.stdout.startswith(str(installed))
        link = re.search(r"/set-up/[^\s]+", said)
        assert link, said
        assert httpx.get(server.address + link[0]).status_code == 200
        css = re.search(r'href="(/static/[^"]+\.css)"', httpx.get(server.address + "/help/").text)
        assert css
        assert httpx.get(server.address + css[1]).status_code == 200
        keys = [path for path in (home / "keys").rglob("*") if path.is_file()]
        assert keys
        assert {stat.S_IMODE(path.stat().st_mode) for path in keys} == {0o600}
    finally:
        server.stop()
