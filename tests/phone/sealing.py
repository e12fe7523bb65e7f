"""A phone in Python: seals as the browser's seal.js does."""

from __future__ import annotations

import json
import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode
from typing import Any

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from handrail.ground.kernel import clock
from handrail.ground.kernel.ids import uuid7


def _text(raw: bytes) -> str:
    return urlsafe_b64encode(raw).rstrip(b"=").decode()


def _number(text: str) -> int:
    return int.from_bytes(urlsafe_b64decode(text + "=" * (-len(text) % 4)), "big")


def seal(session: dict[str, Any], entry: dict[str, str], content: Any) -> dict[str, Any]:
    """Return the sealed content of `entry` for the key that `session` named."""
    jwk = session["key"]["jwk"]
    point = ec.EllipticCurvePublicNumbers(_number(jwk["x"]), _number(jwk["y"]), ec.SECP256R1())
    mine = ec.generate_private_key(ec.SECP256R1())
    epk = mine.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    shared = mine.exchange(ec.ECDH(), point.public_key())
    key = HKDF(algorithm=SHA256(), length=32, salt=epk, info=b"handrail-phone-1").derive(shared)
    iv = secrets.token_bytes(12)
    bound = "\n".join(("v1", entry["id"], entry["kind"], entry["made_at"], entry["zone"])).encode()
    body = AESGCM(key).encrypt(iv, json.dumps(content).encode(), bound)
    return {
        "v": 1, "key": session["key"]["id"], "epk": _text(epk), "iv": _text(iv), "ct": _text(body),
    }  # fmt: skip


def envelope(session: dict[str, Any], kind: str, fields: dict[str, Any], **parts: Any) -> Any:
    """Return what the phone's queue would hold and send."""
    entry = {
        "id": str(parts.get("id", uuid7())),
        "kind": kind,
        "made_at": parts.get("made_at", clock.now().isoformat()),
        "zone": "America/New_York",
    }
    content = {"who": parts.get("who", session["who"]), "fields": fields}
    content |= {"at": parts["at"]} if "at" in parts else {}
    return {**entry, "sealed": seal(session, entry, content)}
