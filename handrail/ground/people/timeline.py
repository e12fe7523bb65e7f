"""One moment on a person's timeline, whichever room it comes from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class TimelineItem:
    """What happened: `kind` is checkin, contact, step, review, win or meeting; `at` is aware."""

    at: datetime
    kind: str
    icon: str
    title: str
    body: str | None = None
    detail: str | None = None
