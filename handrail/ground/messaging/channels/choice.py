"""Which channel carries what, by settings."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings

from handrail.ground.messaging.channels.letter import Channel
from handrail.ground.messaging.channels.local import Console, File, Memory
from handrail.ground.messaging.channels.smtp import Smtp
from handrail.ground.messaging.channels.webhook import Webhook

_MAKERS: dict[str, Callable[[], Channel]] = {
    "console": Console,
    "file": lambda: File(settings.HANDRAIL_CHANNEL_FILE),
    "memory": Memory,
    "smtp": Smtp,
    "webhook": Webhook,
}


class NoChannel(LookupError):
    """No way out is set up for this kind of address."""


def set_up(carries: str) -> bool:
    """Return whether a channel for "sms" or "email" has what it needs to send."""
    name = settings.HANDRAIL_CHANNELS.get(carries)
    needs = {"smtp": settings.EMAIL_HOST, "webhook": settings.HANDRAIL_SMS_URL}
    return name in _MAKERS and bool(needs.get(name, True))


def channel_for(carries: str) -> Channel:
    """Return the channel for "sms" or "email"; raises NoChannel when none is set up."""
    if not set_up(carries):
        raise NoChannel(carries)
    return _MAKERS[settings.HANDRAIL_CHANNELS[carries]]()
