"""The sentence a page says after a button was pressed, carried to the next page.

It travels sealed in a cookie that ends with the browser: a "Saved" costs no second write of the
session, nobody who picks the phone up can read it, and it is shown to nobody but the one it was
meant for. What does not fit into a cookie goes into the session.
"""

from __future__ import annotations

import binascii
import json
import secrets
import zlib
from base64 import urlsafe_b64decode, urlsafe_b64encode
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.contrib.messages.storage.cookie import CookieStorage, MessageDecoder
from django.contrib.messages.storage.fallback import FallbackStorage
from django.contrib.messages.storage.session import SessionStorage

from handrail.ground.kernel import clock, home

KEY = "notices-1"
HOLDS = 600
"""Seconds: what nobody read by then is no news."""


class SealedNotices(CookieStorage):
    """Django's messages in a cookie, sealed, for one reader, for ten minutes."""

    cookie_name = "__Host-said" if settings.HTTPS else "said"

    def _reader(self) -> str:
        actor = getattr(self.request, "actor", None)
        return str(actor.user_id) if actor else ""

    def _encode_parts(self, messages: list[str], encode_empty: bool = False) -> str | None:
        if not (messages or encode_empty):
            return None
        said = [self._reader(), clock.now().timestamp(), f"[{','.join(messages)}]"]
        nonce = secrets.token_bytes(12)
        body = zlib.compress(json.dumps(said).encode())
        sealed = AESGCM(home.secret(KEY)).encrypt(nonce, body, self.cookie_name.encode())
        return urlsafe_b64encode(nonce + sealed).decode()

    def _decode(self, data: str | None) -> list[Any] | None:
        if not data:
            return None
        try:
            raw = urlsafe_b64decode(data.encode())
            cipher = AESGCM(home.secret(KEY))
            body = cipher.decrypt(raw[:12], raw[12:], self.cookie_name.encode())
            reader, at, text = json.loads(zlib.decompress(body))
            if reader in {"", self._reader()} and 0 <= clock.now().timestamp() - at <= HOLDS:
                found: list[Any] = json.loads(text, cls=MessageDecoder)
                return found
        except (InvalidTag, ValueError, binascii.Error, zlib.error):
            pass
        # Used, so that the answer takes the cookie away.
        self.used = True
        return None


class Notices(FallbackStorage):
    """The sealed cookie first; what is too long for it stays in the session."""

    storage_classes = (SealedNotices, SessionStorage)
