"""Settings for tests: a folder of its own, databases in memory or on a throw-away server."""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile

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
for _database in DATABASES.values():
    if "sqlcipher" in _database["ENGINE"]:
        # A database in memory has no file to encrypt, and no journal to sync.
        _database["OPTIONS"] = {
            **_database["OPTIONS"], "cipher_key": None, "init_command": "", "timeout": 20,
        }  # fmt: skip
    else:
        # A database for each process, copied where one is prepared.
        template = os.environ.get("HANDRAIL_TEST_TEMPLATE")
        _database["TEST"] = {"NAME": f"room_{os.getpid()}", "TEMPLATE": template}
ALLOWED_HOSTS = ["*"]
HANDRAIL_STRICT = True
# What is queued is done right after its commit, in the test's own thread, and leaves no machine.
HANDRAIL_JOBS = "immediate"
HANDRAIL_CHANNELS = {"email": "memory", "sms": "memory"}
