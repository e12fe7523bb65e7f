"""The ways out. Each takes a letter and answers with the provider's receipt."""

from __future__ import annotations

from handrail.ground.messaging.channels.choice import NoChannel, channel_for
from handrail.ground.messaging.channels.letter import (
    Channel,
    Letter,
    Receipt,
    Refused,
    Unreachable,
)

__all__ = ["Channel", "Letter", "NoChannel", "Receipt", "Refused", "Unreachable", "channel_for"]
