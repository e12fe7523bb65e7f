"""The server's keys that phones seal their waiting entries to.

Each is a P-256 key in HANDRAIL_HOME/keys, 0600, named phone-1, phone-2 and so on. The highest
number is the current one; the others stay, because a phone may hold entries sealed to them.
"""

from __future__ import annotations

import hmac
import re
from base64 import urlsafe_b64encode
from hashlib import sha256
from uuid import UUID

from cryptography.hazmat.primitives.asymmetric import ec

from handrail.ground.kernel import home

_NAME = re.compile(r"phone-([1-9][0-9]{0,5})")


def _numbers() -> list[int]:
    names = (path.stem for path in (home.home() / "keys").glob("phone-*.pem"))
    return sorted(int(found[1]) for name in names if (found := _NAME.fullmatch(name)))


def current_id() -> str:
    """Return the name of the key to seal to; the first one is made when there is none."""
    return f"phone-{max(_numbers(), default=1)}"


def rotate() -> str:
    """Make a new key, seal to it from now on, and return its name; the old ones stay."""
    name = f"phone-{max(_numbers(), default=0) + 1}"
    home.phone_key(name)
    return name


def private_key(name: str) -> ec.EllipticCurvePrivateKey | None:
    """Return the key of that name, or None when this server never had it."""
    found = _NAME.fullmatch(name)
    if found is None or int(found[1]) not in _numbers():
        return None
    return home.phone_key(name)


def _text(number: int) -> str:
    return urlsafe_b64encode(number.to_bytes(32, "big")).rstrip(b"=").decode()


def public_jwk(name: str) -> dict[str, str]:
    """Return the public half of the key as a JSON Web Key (RFC 7518, 6.2)."""
    point = home.phone_key(name).public_key().public_numbers()
    return {"kty": "EC", "crv": "P-256", "x": _text(point.x), "y": _text(point.y)}


def whose(participant_id: UUID) -> str:
    """Return a mark that tells one person's entries from another's on a phone they share.

    It is the same each time and says nothing about the person to anybody without the server's
    secret.
    """
    secret = home.secret("phone-mark")
    return hmac.new(secret, participant_id.bytes, sha256).hexdigest()[:24]
