"""What the doctor looks at before the settings: the machine."""

from __future__ import annotations

import importlib.util
import platform
import shutil
import sys
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from handrail.design.paper import can_print
from handrail.ground.kernel import clock, home
from handrail.operate.finding import Check, missing, off, ok

# The first SQLite without the WAL-reset fault that can corrupt a database.
SOUND_SQLITE = (3, 51, 3)
LITTLE_DISK = 1 << 30
# No clock is right that shows a day before this version was made.
MADE = (2026, 11, 1)


def python() -> tuple[str, str, str]:
    """A Python that the tests run on."""
    version = platform.python_version()
    if sys.version_info >= (3, 14):
        return missing(f"{version} was not tried", "Install Python 3.11, 3.12 or 3.13.")
    return ok(version)


def sqlite() -> tuple[str, str, str]:
    """SQLite 3.51.3 or newer, with SQLCipher."""
    if importlib.util.find_spec("sqlcipher3") is None:
        return missing("sqlcipher3 is not installed", "pip install sqlcipher3")
    from sqlcipher3 import dbapi2

    found = tuple(int(part) for part in dbapi2.sqlite_version.split("."))
    if found < SOUND_SQLITE:
        return missing(
            f"{dbapi2.sqlite_version} can corrupt a database",
            "pip install --upgrade sqlcipher3 (3.51.3 or newer)",
        )
    cipher = dbapi2.connect(":memory:").execute("PRAGMA cipher_version").fetchone()
    if not cipher:
        return missing("this SQLite cannot encrypt", "pip install --upgrade sqlcipher3")
    return ok(f"{dbapi2.sqlite_version}, SQLCipher {cipher[0]}")


def disk() -> tuple[str, str, str]:
    """At least 1 GiB free where the data is."""
    folder = home.home()
    while not folder.exists():
        folder = folder.parent
    free = shutil.disk_usage(folder).free
    words = f"{free / (1 << 30):.1f} GiB free at {folder}"
    return ok(words) if free >= LITTLE_DISK else missing(words, "Make room: 1 GiB at least.")


def time() -> tuple[str, str, str]:
    """A clock that is not behind this version."""
    at = clock.now()
    if (at.year, at.month, at.day) < MADE:
        return missing(f"it shows {at:%Y-%m-%d %H:%M} UTC", "Set the clock: timedatectl set-ntp on")
    return ok(f"{at:%Y-%m-%d %H:%M} UTC")


def zones() -> tuple[str, str, str]:
    """The world's time zones."""
    try:
        ZoneInfo("America/New_York")
        ZoneInfo("Pacific/Kiritimati")
    except ZoneInfoNotFoundError:
        return missing("time zone data is not there", "pip install tzdata")
    return ok("time zone data is there")


def chromium() -> tuple[str, str, str]:
    """A browser, for the tests only."""
    found = shutil.which("chromium") or shutil.which("chromium-browser")
    if found is None:
        return off("not there; only the browser tests need it", "apt-get install chromium")
    return ok(found)


def paper() -> tuple[str, str, str]:
    """What draws a plan as a PDF; without it people print the page itself."""
    if can_print():
        return ok("plans can be had as PDF")
    return off(
        "Pango is not there; pages print from the browser",
        "apt-get install libpango-1.0-0 libpangoft2-1.0-0",
    )


CHECKS: dict[str, Check] = {
    "python": python,
    "sqlite": sqlite,
    "disk": disk,
    "clock": time,
    "time zones": zones,
    "paper": paper,
    "chromium": chromium,
}
