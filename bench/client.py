"""A small HTTP/1.1 client: one connection that stays open, little work of its own.

The client shares the processor with the server, so what it costs would otherwise count as the
server's time: requests are bytes made beforehand, and answers are read by their length.
"""

from __future__ import annotations

import socket
from dataclasses import dataclass


@dataclass(frozen=True)
class Answer:
    """What came back; `head` is the raw status line and headers, `wire` the bytes in all."""

    status: int
    head: bytes
    body: bytes

    @property
    def wire(self) -> int:
        """Bytes over the wire, head and body."""
        return len(self.head) + 4 + len(self.body)


class Connection:
    """One open connection to a server on this machine."""

    def __init__(self, port: int, timeout: float = 30.0) -> None:
        self._socket = socket.create_connection(("127.0.0.1", port), timeout=timeout)
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def ask(self, request: bytes) -> Answer:
        """Send a request and return the whole answer; raises OSError when the server is gone."""
        self._socket.sendall(request)
        found = b""
        while (end := found.find(b"\r\n\r\n")) < 0:
            found += self._more()
        head = found[:end]
        length = _length(head)
        parts = [found[end + 4 :]]
        have = len(parts[0])
        if length is None:
            return Answer(int(head[9:12]), head, self._chunked(parts[0]))
        while have < length:
            parts.append(self._more())
            have += len(parts[-1])
        return Answer(int(head[9:12]), head, b"".join(parts))

    def _more(self) -> bytes:
        found = self._socket.recv(262_144)
        if not found:
            raise ConnectionError("the server closed the connection")
        return found

    def _chunked(self, begun: bytes) -> bytes:
        while not begun.endswith(b"0\r\n\r\n"):
            begun += self._more()
        body, rest = b"", begun
        while rest:
            size, _, rest = rest.partition(b"\r\n")
            count = int(size, 16)
            body, rest = body + rest[:count], rest[count + 2 :]
        return body

    def close(self) -> None:
        """Close the connection."""
        self._socket.close()


def _length(head: bytes) -> int | None:
    low = head.lower()
    if b"transfer-encoding: chunked" in low:
        return None
    at = low.find(b"content-length:")
    if at < 0:
        return 0
    return int(low[at + 15 :].split(b"\r\n", 1)[0])


def get(path: str, *, session: str = "", encoding: str = "") -> bytes:
    """Return the bytes of a GET, signed in with the session when one is named."""
    extra = f"Cookie: visit={session}; csrf={CSRF}\r\n" if session else ""
    extra += f"Accept-Encoding: {encoding}\r\n" if encoding else ""
    return f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: */*\r\n{extra}\r\n".encode()


def post(path: str, form: str, *, session: str) -> bytes:
    """Return the bytes of a form that is sent, with its token."""
    body = f"csrfmiddlewaretoken={CSRF}&{form}".encode()
    head = (
        f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: */*\r\n"
        f"Cookie: visit={session}; csrf={CSRF}\r\n"
        "Content-Type: application/x-www-form-urlencoded\r\n"
        f"Content-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body


CSRF = "benchbenchbenchbenchbenchbench12"
"""The secret in the cookie and in the form: 32 letters and digits, as Django makes them."""
