"""Before the first `handrail serve`: the doctor says so, in one sentence with what to type."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from handrail import cli
from handrail.operate import installation, machine

ROOT = Path(__file__).resolve().parents[2]


def doctor(home: Path, *words: str) -> subprocess.CompletedProcess[str]:
    known = {k: v for k, v in os.environ.items() if not k.startswith(("HANDRAIL_", "DJANGO_"))}
    return subprocess.run(
        [sys.executable, "-m", "handrail.cli", "doctor", *words],
        env={**known, "HANDRAIL_HOME": str(home), "PYTHONPATH": str(ROOT)}, cwd=ROOT,
        capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip


def test_it_says_that_nothing_is_set_up_and_what_to_type(tmp_path: Path) -> None:
    done = doctor(tmp_path / "home")
    assert done.returncode == 1
    assert "nothing is set up yet" in done.stdout
    assert "Type: handrail serve" in done.stdout
    for words in ("no such table", "Error", "worker"):
        assert words not in done.stdout + done.stderr
    rows = json.loads(doctor(tmp_path / "home", "--json").stdout)
    assert [row["name"] for row in rows] == [*machine.CHECKS, "installation"]


def test_a_look_leaves_nothing_that_others_may_read(tmp_path: Path) -> None:
    home = tmp_path / "home"
    doctor(home)
    left = [p for p in home.rglob("*") if stat.S_IMODE(p.stat().st_mode) & 0o077]
    assert left == []


def test_after_it_the_doctor_looks_at_everything(
    db: None, capsys: pytest.CaptureFixture[str]
) -> None:
    assert installation.begun()
    cli.main(["doctor"])
    assert "nothing is set up yet" not in capsys.readouterr().out
