"""How often somebody may try, counted in the database cache for all processes together."""

from __future__ import annotations

from allauth.core.internal import ratelimit
from allauth.core.internal.ratelimit import RateLimitUsage
from django.http import HttpRequest

# In the syntax of allauth's limits: "20/600s/ip" is 20 in ten minutes from one address.
LIMITS: dict[str, str] = {
    "card": "20/600s/ip",
    # A slow-down for the whole installation: 20 letters to the power of 8 stay out of reach.
    "card_everywhere": "600/600s/key",
    "code_here": "20/m/ip,4/600s/key",
    "code_to_place": "12/h/key",
    # A calendar asks every few minutes at the most; one that runs in a circle is told to wait.
    "calendar": "40/600s/key",
}
_EVERYWHERE = "everywhere"


def _take(request: HttpRequest, action: str, key: str) -> RateLimitUsage | None:
    taken: RateLimitUsage | None = ratelimit.consume(
        request, app="handrail.accounts", action=action, config=LIMITS, key=key, limit_get=True
    )
    return taken


def take_card_try(request: HttpRequest) -> list[RateLimitUsage] | None:
    """Count one try at a card; None when this address, or all together, tried too often.

    Nothing is counted per account: nobody can keep somebody else from signing in. Give a good
    try back with `give_back`; clearing the count instead would let one own card pay for many
    guesses.
    """
    taken = []
    for action in ("card", "card_everywhere"):
        usage = _take(request, action, _EVERYWHERE)
        if usage is None:
            return None
        taken.append(usage)
    return taken


def give_back(taken: list[RateLimitUsage]) -> None:
    """Take a good try out of the count."""
    for usage in taken:
        usage.rollback()


def may_ask_for_code(request: HttpRequest, place: str) -> bool:
    """Count one wish for a code; False when there were too many.

    Tight for one address and place together; loose for a place alone, which only keeps a phone
    from being flooded: codes already sent, cards and passkeys go on working.
    """
    here = f"{ratelimit.get_ip(request)}|{place}"
    return bool(_take(request, "code_here", here)) and bool(_take(request, "code_to_place", place))


def may_read_calendar(request: HttpRequest, secret_hash: str) -> bool:
    """Count one look at a calendar address, known or not; False when there were too many."""
    return bool(_take(request, "calendar", secret_hash))
