"""Settings for tests: a folder of its own, databases there or on a throw-away server."""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from pathlib import Path

if "HANDRAIL_HOME" not in os.environ:
    os.environ["HANDRAIL_HOME"] = tempfile.mkdtemp(prefix="handrail-test-")
    atexit.register(shutil.rmtree, os.environ["HANDRAIL_HOME"], ignore_errors=True)
os.environ.setdefault("HANDRAIL_STRICT", "1")

from handrail.settings import *  # noqa: F403
from handrail.settings import DATABASES, MIDDLEWARE

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
MIDDLEWARE = [m for m in MIDDLEWARE if "whitenoise" not in m]
# Databases for each process, copied where one is prepared: files of a folder, or one on a server.
_FILES = os.environ.get("HANDRAIL_TEST_FILES")
_TEMPLATE = os.environ.get("HANDRAIL_TEST_TEMPLATE")
for _alias, _database in DATABASES.items():
    if "sqlcipher" in _database["ENGINE"]:
        # A file, so that each thread has a connection of its own, as in real use: threads share a
        # database in memory and meet locks there that no file has. Nothing outlives the run, so
        # nothing is encrypted and no write waits for the disk.
        _file = Path(os.environ["HANDRAIL_HOME"]) / f"{_alias}-{os.getpid()}.sqlite3"
        if _FILES:
            shutil.copyfile(Path(_FILES) / f"{_alias}.sqlite3", _file)
        _database["TEST"] = {"NAME": str(_file)}
        _database["OPTIONS"] = {
            **_database["OPTIONS"], "cipher_key": None, "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF",
        }  # fmt: skip
        if _alias == "keys":
            # One table: going through the changes of all rooms for it takes half a minute.
            _database["TEST"]["MIGRATE"] = False
    else:
        _database["TEST"] = {"NAME": f"room_{os.getpid()}", "TEMPLATE": _TEMPLATE}
ALLOWED_HOSTS = ["*"]
HANDRAIL_STRICT = True
# What is queued is done right after its commit, in the test's own thread, and leaves no machine.
HANDRAIL_JOBS = "immediate"
HANDRAIL_CHANNELS = {"email": "memory", "sms": "memory"}
