"""What messages say. A stranger who reads the locked screen learns nothing from them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from handrail.ground.kernel.marked import N_


@dataclass(frozen=True)
class Words:
    """One kind of message: its subject line and text, how long it is of use, whether it waits.

    `urgent` messages were asked for at this very moment and go out in quiet hours too.
    """

    subject: str
    text: str
    lasts: timedelta
    urgent: bool = False


KINDS = {
    "code": Words(
        N_("Your code"),
        N_("Your code is {code}. It works for 10 minutes. Keep it to yourself."),
        timedelta(minutes=10),
        urgent=True,
    ),
    "message": Words(N_("A message"), N_("You have a message."), timedelta(days=3)),
    "reminder": Words(N_("A reminder"), N_("You have a reminder."), timedelta(hours=12)),
    "sign_in": Words(
        N_("A message"),
        N_("There is news about how you sign in. If it was not you, please tell us."),
        timedelta(days=3),
        urgent=True,
    ),
}

NAMES = {
    "code": N_("A sign-in code"),
    "message": N_("“You have a message”"),
    "reminder": N_("“You have a reminder”"),
    "sign_in": N_("News about a sign-in"),
}
"""What staff call each kind, where they look after messages that are stuck."""

CHANNELS = {"sms": N_("text message"), "email": N_("e-mail")}
