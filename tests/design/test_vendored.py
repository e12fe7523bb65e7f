"""Files from other projects are exactly the ones we named."""

from __future__ import annotations

import hashlib
import re

from tests.design.conftest import ROOT

VENDOR = ROOT / "design" / "static" / "vendor"


def test_hashes_and_licences() -> None:
    listed = dict(
        re.findall(r"`([\w./-]+)` \| `([0-9a-f]{64})`", (VENDOR / "VENDORED.md").read_text("utf-8"))
    )
    licences = {"LICENSE", "OFL.txt"}
    present = {
        path.relative_to(VENDOR).as_posix()
        for path in VENDOR.glob("*/*")
        if path.name not in licences
    }
    assert present == set(listed)
    for name, expected in listed.items():
        assert hashlib.sha256((VENDOR / name).read_bytes()).hexdigest() == expected, name
        assert any((VENDOR / name).with_name(licence).exists() for licence in licences), name


def test_icons_have_their_licence() -> None:
    assert "MIT License" in (ROOT / "design" / "icons.LICENSE").read_text("utf-8")
