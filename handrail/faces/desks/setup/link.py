"""The one-time set-up link: a hash in a file that only the owner may read, for one hour."""

from __future__ import annotations

import hashlib
import hmac
import json
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path

from django.urls import reverse

from handrail.ground.kernel import clock, home
from handrail.ground.orgs.founding import founded

LIFE = timedelta(hours=1)


class Closed(LookupError):
    """The link is used, too old or not the one that was offered."""


def needed() -> bool:
    """Return whether nobody has set this installation up."""
    return not founded()


def offer() -> str:
    """Make a new link, which ends any earlier one, and return its path."""
    token = secrets.token_urlsafe(32)
    kept = {"digest": _digest(token), "until": (clock.now() + LIFE).isoformat()}
    path = _path()
    path.unlink(missing_ok=True)
    home.write_secret(path, json.dumps(kept).encode())
    return reverse("desks:set_up", args=[token])


def opens(token: str) -> bool:
    """Return whether `token` is the link that was offered and may still be used."""
    try:
        kept = json.loads(_path().read_text())
    except (FileNotFoundError, ValueError):
        return False
    fresh = clock.now() < datetime.fromisoformat(kept["until"])
    return hmac.compare_digest(kept["digest"], _digest(token)) and fresh and needed()


@contextmanager
def using(token: str) -> Iterator[None]:
    """Use the link up; it stays open when what is done with it raises. Raises Closed."""
    if not opens(token):
        raise Closed
    path, taken = _path(), _path().with_suffix(".taken")
    try:
        # Of two people with the same link exactly one can move the file away.
        path.rename(taken)
    except FileNotFoundError:
        raise Closed from None
    try:
        yield
    except BaseException:
        taken.rename(path)
        raise
    taken.unlink()


def _path() -> Path:
    return home.home() / "keys" / "set-up.json"


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
