"""Bringing a meeting list in from a web address, with care about where it leads."""

from __future__ import annotations

import ipaddress
import socket
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urljoin, urlsplit, urlunsplit

import httpx

from handrail.ground.kernel import clock
from handrail.ground.kernel.marked import N_
from handrail.practice.community.rules.feed import LIMIT_BYTES, FeedRefused

_REDIRECTS = 5
_WHOLE_TIME = timedelta(seconds=60)
_STEP_SECONDS = 15.0
_HEADERS = {
    "accept": "application/json, */*;q=0.5",
    "accept-encoding": "gzip, identity",
    "user-agent": "Handrail meeting list import",
}

NO_SUCH_HOST = N_("There is no such address. Check its spelling.")
NOT_PUBLIC = N_("This address leads into a private network. Use a public web address.")
NOT_WEB = N_("Only addresses that begin with http:// or https:// can be read.")
TOO_SLOW = N_("The address took too long to answer. Try again later, or import the list as a file.")
NO_ANSWER = N_("The address did not answer. Check it, or import the list as a file.")
TOO_MANY_TURNS = N_("The address sends on to other addresses too often. Use the final address.")
ANSWERED_ERROR = N_(
    "The address answered with the error %(status)s. Check it, or import the list as a file."
)


@dataclass(frozen=True)
class _Target:
    url: str
    headers: dict[str, str]
    extensions: dict[str, str]


def fetch(address: str, *, private_allowed: bool, transport: Any = None) -> bytes:
    """The bytes behind an http(s) address, at most 20 MB, within a minute.

    Unless `private_allowed`, every step of the way has to lead to a public machine: each name is
    looked up once, and the connection goes to the number that was checked. Raises FeedRefused
    with a sentence. `transport` replaces the network in tests.
    """
    until = clock.now() + _WHOLE_TIME
    with httpx.Client(
        transport=transport,
        timeout=_STEP_SECONDS,
        follow_redirects=False,
        trust_env=private_allowed,
    ) as client:
        try:
            return _followed(client, address, until, private_allowed=private_allowed)
        except httpx.TimeoutException:
            raise FeedRefused(TOO_SLOW) from None
        except (httpx.HTTPError, httpx.InvalidURL, ValueError):
            raise FeedRefused(NO_ANSWER) from None


def _followed(
    client: httpx.Client, address: str, until: datetime, *, private_allowed: bool
) -> bytes:
    for _ in range(_REDIRECTS + 1):
        target = _target(address, private_allowed=private_allowed)
        with client.stream(
            "GET", target.url, headers=target.headers, extensions=target.extensions
        ) as answer:
            onward = answer.headers.get("location") if answer.is_redirect else None
            if not onward:
                return _body(answer, until)
            address = urljoin(address, onward)
    raise FeedRefused(TOO_MANY_TURNS)


def _target(address: str, *, private_allowed: bool) -> _Target:
    parts = urlsplit(address)
    if parts.scheme.lower() not in {"http", "https"} or not parts.hostname:
        raise FeedRefused(NOT_WEB)
    if private_allowed:
        return _Target(address, _HEADERS, {})
    number = _public_number(parts.hostname, parts.port or 443)
    bracketed = f"[{number}]" if ":" in number else number
    netloc = f"{bracketed}:{parts.port}" if parts.port else bracketed
    host = parts.netloc.rpartition("@")[2]
    return _Target(
        urlunsplit((parts.scheme, netloc, parts.path or "/", parts.query, "")),
        {**_HEADERS, "host": host},
        {"sni_hostname": parts.hostname},
    )


def _public_number(host: str, port: int) -> str:
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise FeedRefused(NO_SUCH_HOST) from None
    numbers = [str(entry[4][0]) for entry in found]
    if not numbers or not all(_is_public(number) for number in numbers):
        raise FeedRefused(NOT_PUBLIC)
    return numbers[0]


def _is_public(number: str) -> bool:
    ip = ipaddress.ip_address(number.partition("%")[0])
    inner = getattr(ip, "ipv4_mapped", None) or getattr(ip, "sixtofour", None)
    return ip.is_global and not ip.is_multicast and (inner is None or inner.is_global)


def _body(answer: httpx.Response, until: datetime) -> bytes:
    if answer.status_code != 200:
        raise FeedRefused(ANSWERED_ERROR, status=answer.status_code)
    coding = answer.headers.get("content-encoding", "identity").lower()
    if coding not in {"identity", "gzip", "deflate", ""}:
        raise FeedRefused(NO_ANSWER)
    body = bytearray()
    for chunk in _unpacked(answer, packed=coding in {"gzip", "deflate"}):
        body += chunk
        if len(body) > LIMIT_BYTES:
            break  # one byte too many is enough for the reader to refuse it
        if clock.now() > until:
            raise FeedRefused(TOO_SLOW)
    return bytes(body)


def _unpacked(answer: httpx.Response, *, packed: bool) -> Iterator[bytes]:
    if not packed:
        yield from answer.iter_raw()
        return
    unpacker = zlib.decompressobj(wbits=47)
    for chunk in answer.iter_raw():
        try:
            # A bound on what one piece may become: a small answer must not fill the memory.
            yield unpacker.decompress(chunk, LIMIT_BYTES + 1)
        except zlib.error:
            raise FeedRefused(NO_ANSWER) from None
