"""The folder that holds one installation: database, keys, collected files.

Keys are files that only the owner may read (0600 in a 0700 folder), kept apart from the data.
"""

from __future__ import annotations

import os
import secrets
from functools import cache
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)


def home() -> Path:
    """Return the folder named by HANDRAIL_HOME, by default ~/.local/share/handrail."""
    named = os.environ.get("HANDRAIL_HOME")
    return Path(named) if named else Path.home() / ".local" / "share" / "handrail"


def private_folder(path: Path) -> Path:
    """Make `path` and its parents, readable by the owner alone, and return it."""
    path.mkdir(mode=0o700, parents=True, exist_ok=True)
    return path


def write_secret(path: Path, content: bytes) -> bytes:
    """Write `content` to a new 0600 file and return it; another process that was first wins."""
    private_folder(path.parent)
    draft = path.with_name(f".{path.name}.{secrets.token_hex(8)}")
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    try:
        os.link(draft, path)
    except FileExistsError:
        return path.read_bytes()
    finally:
        draft.unlink()
    return content


@cache
def secret(name: str) -> bytes:
    """Return the 32-byte secret `name`, made on first use."""
    path = home() / "keys" / name
    return path.read_bytes() if path.exists() else write_secret(path, secrets.token_bytes(32))


@cache
def phone_key(name: str = "phone-1") -> ec.EllipticCurvePrivateKey:
    """Return the P-256 key that phones seal their waiting entries to, made on first use."""
    path = home() / "keys" / f"{name}.pem"
    if path.exists():
        pem = path.read_bytes()
    else:
        fresh = ec.generate_private_key(ec.SECP256R1())
        pem = write_secret(
            path, fresh.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
        )
    key = load_pem_private_key(pem, password=None)
    if not isinstance(key, ec.EllipticCurvePrivateKey):
        raise TypeError(f"{path} does not hold an elliptic-curve key")
    return key
