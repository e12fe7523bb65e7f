"""An invented programme with a year of history, for a first look.

Everybody in it is made up. The same seed makes the same people; dates move with today.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

MARK = ".invented"


def own_folder(wished: str | None) -> Path:
    """Return `wished` where it is free or an earlier demonstration's, else a temporary folder.

    What people really wrote is never in the way of a demonstration.
    """
    if wished:
        folder = Path(wished)
        if not folder.exists() or (folder / MARK).exists() or not any(folder.iterdir()):
            return folder
    return Path(tempfile.gettempdir()) / f"handrail-demo-{os.getuid()}"


def run(host: str, port: int, workers: int) -> int:
    """Make the programme in a folder of its own, print a link for each role, and serve it.

    The folder is made anew each time, so that "today" is today. Returns what serving returns.
    """
    folder = own_folder(os.environ.get("HANDRAIL_HOME"))
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(mode=0o700, parents=True)
    (folder / MARK).touch()
    os.environ.pop("HANDRAIL_DATABASE_URL", None)
    os.environ |= {
        "HANDRAIL_HOME": str(folder),
        "HANDRAIL_DEMO": "1",
        "HANDRAIL_SMS_CHANNEL": "console",
        "HANDRAIL_EMAIL_CHANNEL": "console",
    }
    # Passkeys need the name of a host, not a number.
    shown = "localhost" if host == "127.0.0.1" else host
    from handrail.operate import prepare, serve

    prepare.prepare()
    from handrail.demo.build import build

    print("Making an invented programme: 40 people, one year ...", flush=True)
    doors = build()
    print(f"\nHandrail is at http://{shown}:{port}. One tap signs you in:\n")
    for door in doors:
        print(f"  {door.role:<12} {door.name:<14} http://{shown}:{port}{door.path}")
    print("\nThe other commands look at this programme after:\n")
    print(f"  export HANDRAIL_HOME={folder}")
    print("\nEverybody here is invented. Stop with Ctrl+C.\n", flush=True)
    prepare.let_go()
    return serve.serve(host, port, workers, worker=True)
