"""What a session remembers: whose phone, since when, how strongly proved."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from allauth.usersessions.models import UserSession
from django.contrib.sessions.backends.base import SessionBase
from django.http import HttpRequest
from django.urls import reverse
from django.utils.http import urlencode

from handrail.ground.accounts import rules, standing
from handrail.ground.kernel import clock

_NOTE_EVERY = timedelta(minutes=1)
_FRESH = timedelta(minutes=5)
_LATELY = timedelta(minutes=15)
_UNREADABLE = (KeyError, TypeError, ValueError, OverflowError, OSError)


def _instant(session: SessionBase, key: str) -> datetime:
    return datetime.fromtimestamp(session[key], UTC)


def answer_phone(session: SessionBase, *, private: bool) -> None:
    """Keep the answer to "Is this phone only yours?" until the session ends."""
    session["private_phone"] = private
    # Until somebody is signed in there is nothing to keep beyond the browser's visit.
    session.set_expiry(0)


def began(request: HttpRequest, user: Any) -> None:
    """Note that `user` signed in now, and how long the cookie may live.

    On a shared phone, and at work, the cookie goes with the browser; on an own phone it stays
    for 30 days after the last use.
    """
    session, now = request.session, clock.now()
    session["works_here"] = standing.works_here(user)
    session["signed_in_at"] = session["seen_at"] = now.timestamp()
    session.pop("sign_in_card", None)
    _let_cookie_live(session)


def _let_cookie_live(session: SessionBase) -> None:
    private = bool(session.get("private_phone"))
    limits = rules.stay(works_here=bool(session.get("works_here")), private=private)
    session.set_expiry(limits.idle if private and not session.get("works_here") else 0)


def why_over(session: SessionBase) -> rules.Over | None:
    """Return why this session is over, or None; a session without its marks is over."""
    try:
        since, seen = _instant(session, "signed_in_at"), _instant(session, "seen_at")
    except _UNREADABLE:
        return rules.Over.LONG
    limits = rules.stay(
        works_here=bool(session.get("works_here")), private=bool(session.get("private_phone"))
    )
    return rules.over(limits, since=since, seen=seen, now=clock.now())


def note_use(session: SessionBase) -> None:
    """Note that the session is in use, at most once a minute: reading stays free of writing."""
    now = clock.now()
    if now - _instant(session, "seen_at") < _NOTE_EVERY:
        return
    session["seen_at"] = now.timestamp()
    _let_cookie_live(session)
    UserSession.objects.filter(session_key=session.session_key).update(last_seen_at=now)


def proved_strongly(request: HttpRequest) -> None:
    """Note that a passkey or an authenticator app was used now."""
    request.session["second_factor_at"] = clock.now().timestamp()
    request.session.pop("must_add_factor", None)


def _within(session: SessionBase, key: str, within: timedelta) -> bool:
    try:
        at = _instant(session, key)
    except _UNREADABLE:
        return False
    return timedelta(0) <= clock.now() - at <= within


def is_fresh(request: HttpRequest, *, within: timedelta = _FRESH) -> bool:
    """Return whether a passkey or app was used within the last five minutes (or `within`)."""
    return _within(request.session, "second_factor_at", within)


def signed_in_lately(request: HttpRequest, *, within: timedelta = _LATELY) -> bool:
    """Return whether this session began within the last fifteen minutes (or `within`)."""
    return _within(request.session, "signed_in_at", within)


def step_up_url(back_to: str) -> str:
    """Return the page that asks for the passkey again and then goes on to the path `back_to`."""
    return f"{reverse('account_reauthenticate')}?{urlencode({'next': back_to})}"
