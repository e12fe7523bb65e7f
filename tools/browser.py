"""See that Chromium and Pango are here for the tests; install them where that is ours to do."""

from __future__ import annotations

import ctypes.util
import os
import shutil
import subprocess
import sys


def wanted() -> list[str]:
    """Return the Debian packages that are not here: the browser, and what draws text on paper."""
    missing = []
    if not (shutil.which("chromium") or shutil.which("chromium-browser")):
        missing.append("chromium")
    if not (ctypes.util.find_library("pango-1.0") and ctypes.util.find_library("pangoft2-1.0")):
        missing += ["libpango-1.0-0", "libpangoft2-1.0-0"]
    return missing


def main() -> int:
    """Return 0 when everything is here, else 1 with a sentence that helps."""
    missing = wanted()
    if not missing:
        return 0
    if os.geteuid() == 0 and shutil.which("apt-get"):
        print(f"Installing for the tests: {', '.join(missing)} ...", flush=True)
        for command in (
            ["apt-get", "update", "-qq"],
            ["apt-get", "install", "-y", "-qq", *missing],
        ):
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        return 0
    print(f"The tests need: sudo apt-get install {' '.join(missing)}", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
