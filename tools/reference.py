"""Write the generated reference pages again."""

from __future__ import annotations

import os
import subprocess
import sys


def main() -> int:
    """Run the tests that compare the pages, letting them write instead."""
    command = [sys.executable, "-m", "pytest", "-q", "tests/guards/test_reference.py"]
    return subprocess.run(
        command, env={**os.environ, "HANDRAIL_WRITE": "1"}, check=False
    ).returncode


if __name__ == "__main__":
    sys.exit(main())
