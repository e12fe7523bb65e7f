"""Who is behind a request or an account."""

from __future__ import annotations

import hmac
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.http import HttpRequest

from handrail.ground.access import Actor, Role
from handrail.ground.accounts.models import User
from handrail.ground.kernel.prepared import Prepared

_FIELDS = (
    "id", "org_id", "name", "zone", "language", "password", "org__app_name", "org__exit_url",
    "org__ceiling",
    "participant__id", "participant__site_id", "participant__merged_into",
    "staff__id", "staff__site_id", "staff__roles", "staff__suspended_at",
    "outsider__id", "outsider__role",
)  # fmt: skip


def _roles(row: dict[str, Any]) -> frozenset[Role]:
    found: set[Role] = set()
    if row["participant__id"] and not row["participant__merged_into"]:
        found.add(Role.PARTICIPANT)
    if row["staff__id"] and row["staff__suspended_at"] is None:
        found.update(Role(word) for word in row["staff__roles"].split())
    if row["outsider__id"]:
        found.add(Role(row["outsider__role"]))
    return frozenset(found)


def _accounts(user_id: UUID) -> Any:
    return User.objects.filter(pk=user_id, is_active=True).values_list(*_FIELDS)


_ACCOUNT = Prepared(_accounts)


def _row(user_id: UUID) -> dict[str, Any] | None:
    found = _ACCOUNT.first(user_id)
    return None if found is None else dict(zip(_FIELDS, found, strict=True))


def _actor(row: dict[str, Any], *, private_phone: bool, second_factor: bool) -> Actor:
    staff = row["staff__id"] if row["staff__suspended_at"] is None else None
    return Actor(
        user_id=row["id"], org_id=row["org_id"], roles=_roles(row),
        participant_id=row["participant__id"], staff_id=staff, outsider_id=row["outsider__id"],
        site_id=row["staff__site_id"] or row["participant__site_id"],
        zone=row["zone"], language=row["language"], name=row["name"],
        app_name=row["org__app_name"], exit_url=row["org__exit_url"],
        ceiling=row["org__ceiling"],
        private_phone=private_phone, second_factor=second_factor,
    )  # fmt: skip


def actor_for(user_id: UUID, *, private_phone: bool = False, second_factor: bool = True) -> Actor:
    """Return the actor of an account, for jobs, commands and tests; raises LookupError."""
    row = _row(user_id)
    if row is None:
        raise LookupError(f"no active account {user_id}")
    return _actor(row, private_phone=private_phone, second_factor=second_factor)


def load(request: HttpRequest) -> Actor | None:
    """Return who is signed in, in one query besides the session's, or None.

    The session's hash is compared as Django's own look-up does, so that ending all sessions of an
    account ends them here as well.
    """
    session = request.session
    user_id = session.get(SESSION_KEY)
    if not user_id or session.get(BACKEND_SESSION_KEY) not in settings.AUTHENTICATION_BACKENDS:
        return None
    try:
        row = _row(UUID(str(user_id)))
    except ValueError:
        return None
    if row is None:
        return None
    kept = session.get(HASH_SESSION_KEY, "")
    fresh = User(id=row["id"], password=row["password"]).get_session_auth_hash()
    if not hmac.compare_digest(kept, fresh):
        return None
    return _actor(
        row,
        private_phone=bool(session.get("private_phone")),
        second_factor=bool(session.get("second_factor_at")),
    )
