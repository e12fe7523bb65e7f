"""Reading what a phone sealed. Pure: no Django, no database.

Version 1: ECDH on P-256 between a fresh key of the phone and a key of the server, HKDF-SHA-256
(salt: the phone's public point, info: "handrail-phone-1"), AES-256-GCM. The associated data binds
the entry's id, kind, time and zone, so that none of them can be changed on the way.
"""

from __future__ import annotations

import json
from base64 import urlsafe_b64decode
from binascii import Error as NotBase64
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from handrail.ground.kernel.marked import N_

INFO = b"handrail-phone-1"
SEALED_LIMIT = 64 * 1024
FindKey = Callable[[str], ec.EllipticCurvePrivateKey | None]


NO_ENVELOPE = N_("This entry is not complete. Please write it again.")
NO_VERSION = N_("This page and the server do not fit. Load the page again, then write it again.")
NO_ID = N_("This entry has no number of its own. Please write it again.")
NO_TIME = N_("This entry does not say when it was made. Please write it again.")
NO_KEY = N_("This entry was locked for another server. Please write it again.")
NOT_OPEN = N_("This entry could not be opened. Please write it again.")
TOO_BIG = N_("This entry is too long to send. Please write it again, shorter.")


class Refused(ValueError):
    """An entry that cannot be taken; `sentence` says what to do."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


@dataclass(frozen=True)
class Entry:
    """An opened entry: what the person wrote, whose it is, and the page that it was pressed on."""

    id: UUID
    kind: str
    made_at: datetime
    who: str
    fields: Mapping[str, list[str]]
    at: str = ""


def bound(entry_id: str, kind: str, made_at: str, zone: str) -> bytes:
    """Return the associated data, the same bytes that the phone sealed with."""
    return "\n".join(("v1", entry_id, kind, made_at, zone)).encode()


def instant(text: Any) -> datetime:
    """Return the aware instant written as ISO 8601; raises Refused."""
    try:
        found = datetime.fromisoformat(text)
    except (TypeError, ValueError) as wrong:
        raise Refused(NO_TIME) from wrong
    if found.tzinfo is None:
        raise Refused(NO_TIME)
    return found


def entry_id(text: Any) -> UUID:
    """Return the UUIDv7 that the phone made; raises Refused."""
    try:
        found = UUID(text) if isinstance(text, str) else None
    except ValueError as wrong:
        raise Refused(NO_ID) from wrong
    if found is None or found.version != 7 or str(found) != text:
        raise Refused(NO_ID)
    return found


def _bytes(text: Any) -> bytes:
    if not isinstance(text, str):
        raise Refused(NOT_OPEN)
    if len(text) > SEALED_LIMIT:
        raise Refused(TOO_BIG)
    try:
        return urlsafe_b64decode(text.encode() + b"=" * (-len(text) % 4))
    except (NotBase64, UnicodeEncodeError, ValueError) as wrong:
        raise Refused(NOT_OPEN) from wrong


def _plain(sealed: Mapping[str, Any], aad: bytes, find: FindKey) -> bytes:
    if sealed.get("v") != 1:
        raise Refused(NO_VERSION)
    if not isinstance(sealed.get("key"), str):
        raise Refused(NO_ENVELOPE)
    private = find(sealed["key"])
    if private is None:
        raise Refused(NO_KEY)
    point, iv, body = (_bytes(sealed.get(name)) for name in ("epk", "iv", "ct"))
    try:
        phone = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), point)
        shared = private.exchange(ec.ECDH(), phone)
        key = HKDF(algorithm=SHA256(), length=32, salt=point, info=INFO).derive(shared)
        return AESGCM(key).decrypt(iv, body, aad)
    except (InvalidTag, ValueError) as wrong:
        raise Refused(NOT_OPEN) from wrong


def _fields(found: Any) -> dict[str, list[str]]:
    if not isinstance(found, dict):
        raise Refused(NO_ENVELOPE)
    fields: dict[str, list[str]] = {}
    for name, value in found.items():
        values = value if isinstance(value, list) else [value]
        if not all(isinstance(each, str) for each in values):
            raise Refused(NO_ENVELOPE)
        fields[name] = values
    return fields


def open_envelope(item: Any, find: FindKey) -> Entry:
    """Return the entry in an envelope; `find` gives the server's key of a name, or None.

    Raises Refused with a sentence for the person, whatever the envelope is.
    """
    if not isinstance(item, dict) or not isinstance(item.get("sealed"), dict):
        raise Refused(NO_ENVELOPE)
    number = entry_id(item.get("id"))
    kind, zone = item.get("kind"), item.get("zone", "")
    if not isinstance(kind, str) or not isinstance(zone, str):
        raise Refused(NO_ENVELOPE)
    made_at = instant(item.get("made_at"))
    try:
        aad = bound(item["id"], kind, item["made_at"], zone)
        content = json.loads(_plain(item["sealed"], aad, find))
    except (UnicodeError, RecursionError, ValueError) as wrong:
        if isinstance(wrong, Refused):
            raise
        raise Refused(NOT_OPEN) from wrong
    if not isinstance(content, dict) or not isinstance(content.get("who"), str):
        raise Refused(NO_ENVELOPE)
    at = content.get("at", "")
    if not isinstance(at, str):
        raise Refused(NO_ENVELOPE)
    return Entry(number, kind, made_at, content["who"], _fields(content.get("fields")), at)
