"""Where sessions are kept: Django's own table, read by a query whose SQL is made once."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.contrib.sessions.backends import db
from django.contrib.sessions.models import Session

from handrail.ground.kernel import clock
from handrail.ground.kernel.prepared import Prepared


def _open_now(key: str, now: datetime) -> Any:
    return Session.objects.filter(session_key=key, expire_date__gt=now)


_OPEN_NOW = Prepared(_open_now)


class SessionStore(db.SessionStore):
    """Django's sessions in the database; every request reads one."""

    def _get_session_from_db(self) -> Session | None:
        found = _OPEN_NOW.objects(self.session_key, clock.now()) if self.session_key else []
        if found:
            return found[0]
        # As Django does: a key that opens nothing is not taken over for a new session.
        self._session_key = None
        return None
