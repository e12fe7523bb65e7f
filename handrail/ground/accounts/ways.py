"""One-time ways in: cards, invitations, the set-up link, the links of the demonstration.

A way in has a short code to type and a long token in a QR or link. Both are kept as keyed hashes
only. The token stands in the *fragment* of the link: browsers do not send it to servers, so it
reaches no log, no proxy and no link preview; a small script posts it. Without JavaScript the
code is typed.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from uuid import UUID

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import transaction
from django.db.models import Q
from django.urls import reverse
from django.utils.crypto import salted_hmac

from handrail.ground.accounts import rules
from handrail.ground.accounts.models import SignInCard, User
from handrail.ground.accounts.rules import WAYS, Purpose
from handrail.ground.kernel import clock


@dataclass(frozen=True)
class CardSecret:
    """What is shown once, when a way in is made. It cannot be shown again.

    `code` is for typing ("BCDF-GHJK"); `link_fragment` is the path with its fragment, to be put
    behind the address of the installation and into a QR; `minutes` is how long both work.
    """

    card_id: UUID
    code: str = field(repr=False)
    link_fragment: str = field(repr=False)
    minutes: int


def _hash(kind: str, secret: str) -> str:
    return salted_hmac(f"accounts.way.{kind}", secret, algorithm="sha256").hexdigest()


def _make(user: User, purpose: Purpose, made_by: User | None) -> CardSecret:
    way = WAYS[purpose]
    code = "".join(secrets.choice(rules.ALPHABET) for _ in range(4 * way.groups))
    token = secrets.token_urlsafe(32)
    now = clock.now()
    with transaction.atomic():
        if not way.again:
            # A new card ends the ones before it: only the sheet in the hand works.
            user.cards.filter(purpose=purpose, used_at=None).update(used_at=now)
        made = SignInCard.objects.create(
            org_id=user.org_id, user=user, purpose=purpose, made_by=made_by, made_at=now,
            expires_at=now + way.life,
            code_hash=_hash("code", code), token_hash=_hash("token", token),
        )  # fmt: skip
    link = f"{reverse('accounts:card')}#{token}"
    return CardSecret(made.id, rules.shown(code), link, int(way.life.total_seconds() // 60))


def make_card(user: User, made_by: User) -> CardSecret:
    """Return a sign-in card for `user`: 15 minutes, once. The caller has checked who may."""
    return _make(user, Purpose.CARD, made_by)


def make_invitation(user: User, made_by: User | None) -> CardSecret:
    """Return the invitation of somebody who will work here: 48 hours, once.

    Whoever follows it is asked for a passkey before anything else opens.
    """
    return _make(user, Purpose.INVITATION, made_by)


def make_setup_link(user: User) -> CardSecret:
    """Return the first way into a new installation, for its first manager: 48 hours, once."""
    return _make(user, Purpose.SETUP, None)


def make_sign_in_link(user: User) -> CardSecret:
    """Return a one-tap link for an invented person; works again and again for a day.

    Raises ImproperlyConfigured unless HANDRAIL_DEMO is on.
    """
    if not settings.HANDRAIL_DEMO:
        raise ImproperlyConfigured("one-tap links are for the demonstration only")
    return _make(user, Purpose.DEMO, None)


def _open_now() -> Q:
    once = Q(used_at=None)
    if settings.HANDRAIL_DEMO:
        once |= Q(purpose=Purpose.DEMO)
    else:
        once &= ~Q(purpose=Purpose.DEMO)
    return once & Q(expires_at__gt=clock.now(), user__is_active=True)


def find_card(*, code: str = "", token: str = "") -> SignInCard | None:
    """Return the open way in with this code (as typed) or token, or None. Uses nothing up."""
    letters = rules.typed(code)
    if token:
        wanted = Q(token_hash=_hash("token", token[:200]))
    elif letters:
        wanted = Q(code_hash=_hash("code", letters))
    else:
        return None
    return SignInCard.objects.filter(wanted, _open_now()).select_related("user").first()


def find_open(card_id: str) -> SignInCard | None:
    """Return the way in with this id if it is still open, or None."""
    return SignInCard.objects.filter(_open_now(), pk=card_id).select_related("user").first()


def redeem_card(card_id: UUID) -> User | None:
    """Use a way in up and return whose it is; None when it is not open (any more).

    Of many that try at once exactly one gets the account: the row is changed only while unused.
    """
    open_now = SignInCard.objects.filter(_open_now(), pk=card_id)
    # Joins are not possible in an UPDATE, hence the ids; the condition on used_at decides.
    card = open_now.select_related("user").first()
    if card is None:
        return None
    if WAYS[Purpose(card.purpose)].again:
        return card.user
    won = SignInCard.objects.filter(pk=card_id, used_at=None).update(used_at=clock.now())
    return card.user if won == 1 else None
