"""The shipped settings without middleware, for the floors."""

from __future__ import annotations

from handrail.settings import *  # noqa: F403

MIDDLEWARE: list[str] = []
ROOT_URLCONF = "bench.floor_urls"
