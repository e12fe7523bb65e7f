"""See that Chromium and Pango are here for the tests; install them where that is ours to do."""

from __future__ import annotations

import ctypes.util
import os
import shutil
import subprocess
import sys

LIGHT = "chromium-headless-shell"
"""Chromium without windows: the same engine, for about half of the processor time."""
FULL = ("chromium", "chromium-browser")


def browser(*, light: bool = True) -> str | None:
    """Return where Chromium is, the one without windows if it is here and `light`; else None."""
    return next((path for name in (LIGHT, *FULL) if (light or name != LIGHT)
                 and (path := shutil.which(name))), None)  # fmt: skip


def wanted() -> list[str]:
    """Return the Debian packages that are not here: the browser, and what draws text on paper."""
    missing = []
    if browser(light=False) is None:
        missing.append("chromium")
    if not (ctypes.util.find_library("pango-1.0") and ctypes.util.find_library("pangoft2-1.0")):
        missing += ["libpango-1.0-0", "libpangoft2-1.0-0"]
    return missing


def _install(packages: list[str], *, needed: bool) -> None:
    print(f"Installing for the tests: {', '.join(packages)} ...", flush=True)
    quiet = {"stdout": subprocess.DEVNULL, "stderr": None if needed else subprocess.DEVNULL}
    for command in (
        ["apt-get", "update", "-qq"],
        ["apt-get", "install", "-y", "-qq", *packages],
    ):
        subprocess.run(command, check=needed, **quiet)  # type: ignore[call-overload]


def main() -> int:
    """Return 0 when everything is here, else 1 with a sentence that helps."""
    missing = wanted()
    ours = os.geteuid() == 0 and shutil.which("apt-get") is not None
    if missing and not ours:
        print(f"The tests need: sudo apt-get install {' '.join(missing)}", file=sys.stderr)
        return 1
    if missing:
        _install(missing, needed=True)
    if ours and shutil.which(LIGHT) is None:
        # Without it the journeys run in the whole browser, which takes longer.
        _install([LIGHT], needed=False)
    return 0


if __name__ == "__main__":
    sys.exit(main())
