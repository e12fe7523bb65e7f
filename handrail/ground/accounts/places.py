"""Phone numbers and e-mail addresses as people type them, and the proof that one is theirs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Self

from allauth.account.internal.flows.code_verification import AbstractCodeVerificationProcess
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.http import HttpRequest

from handrail.ground.accounts.adapter import AccountAdapter
from handrail.ground.accounts.models import User
from handrail.ground.kernel.phones import e164

_KEY = "new_place"
_MINUTES = 10


@dataclass(frozen=True)
class Place:
    """Where a code can go: `channel` is "phone" (E.164) or "email" (lower case)."""

    channel: str
    value: str

    def owner(self) -> User | None:
        """Return whose place this is among the accounts in use, or None.

        Behind the wall of an organisation only its own accounts are seen; that a place opens an
        account elsewhere is found when it is stored, after whoever holds it has proved that.
        """
        found = User.objects.filter(is_active=True)
        if self.channel == "email":
            return found.filter(email__iexact=self.value).first()
        return found.filter(phone=self.value).first()


def read_place(text: str, *, region: str) -> Place | None:
    """Return what was typed as a place, or None; a number without "+" is read in `region`."""
    plain = text.strip()
    if "@" in plain:
        try:
            validate_email(plain)
        except ValidationError:
            return None
        return Place("email", plain.lower())
    number = e164(plain, region)
    return Place("phone", number) if number else None


class NewPlace(AbstractCodeVerificationProcess):
    """A signed-in person proves a new number or address with a code sent there.

    Three tries, ten minutes, once. A place that is somebody else's of the organisation gets no
    code and looks the same from outside.
    """

    def __init__(self, request: HttpRequest, state: dict[str, Any]) -> None:
        self.request = request
        super().__init__(
            user=request.user, state=state, timeout=_MINUTES * 60, max_attempts=3
        )  # fmt: skip

    @property
    def place(self) -> Place:
        """The place to prove."""
        return Place(self.state["channel"], self.state["value"])

    @classmethod
    def begin(cls, request: HttpRequest, place: Place) -> Self:
        """Send a code to `place` and keep what is needed to check it in the session."""
        state = cls.initial_state(user=request.user)
        process = cls(request, {**state, "channel": place.channel, "value": place.value})
        process.send()
        process.persist()
        return process

    @classmethod
    def resume(cls, request: HttpRequest) -> Self | None:
        """Return the process that waits for its code, or None when there is none or it ended."""
        state = request.session.get(_KEY)
        if not state or state.get("user_id") is None:
            return None
        process: Self | None = cls(request, state).abort_if_invalid()
        return process

    def send(self) -> None:
        """Send the code, unless the place is somebody else's."""
        adapter, place = AccountAdapter(), self.place
        self.state["code"] = ""
        if place.owner() is None:
            self.state["code"] = adapter.generate_login_code()
            adapter.ask_for_code(self.user, place.channel, place.value, self.state["code"])

    def persist(self) -> None:
        """Keep the state in the session."""
        self.request.session[_KEY] = self.state

    def abort(self) -> None:
        """Forget the state; the code works no more."""
        self.request.session.pop(_KEY, None)
