"""What the first visit of a phone brings over the wire: Today and everything it asks for."""

from __future__ import annotations

import gzip
import re
from typing import Any
from urllib.parse import urljoin

import brotli

from bench.client import Answer, Connection, get

_LINKS = re.compile(r'<(?:link|script|img|source)\b[^>]*?\b(?:href|src)="([^"]+)"')
_USES = re.compile(r'<use\b[^>]*?\bhref="([^"#]+)')
_IN_CSS = re.compile(r"""url\(\s*["']?([^"')#]+)|@import\s+["']([^"']+)""")
_IN_SCRIPT = re.compile(r"""(?:^|[;\s])(?:import|export)\b[^;"']*?["']([^"']+\.js)["']""", re.M)


def first_visit(port: int, session: str, page: str = "/today/") -> dict[str, Any]:
    """Return the bytes of the page and of its files, heads included, with nothing kept before.

    Fonts count once each time a style names them, also those that a browser may leave out: it is
    an upper bound. The worker's files for offline use are asked for later and not counted.
    """
    todo, seen = [page], set[str]()
    files: list[dict[str, Any]] = []
    connection = Connection(port)
    while todo:
        path = todo.pop(0)
        if path in seen or not path.startswith("/"):
            continue
        seen.add(path)
        answer = connection.ask(get(path, session=session, encoding="br, gzip"))
        files.append({"path": re.sub(r"\.[0-9a-f]{8,}\.", ".", path), "status": answer.status,
                      "bytes": answer.wire})  # fmt: skip
        todo += _asked_for(path, _text(answer))
    connection.close()
    files.sort(key=lambda file: -int(file["bytes"]))
    return {"bytes": sum(file["bytes"] for file in files), "requests": len(files), "files": files}


def _text(answer: Answer) -> str:
    low = answer.head.lower()
    body = answer.body
    if b"content-encoding: br" in low:
        body = brotli.decompress(body)
    elif b"content-encoding: gzip" in low:
        body = gzip.decompress(body)
    return body.decode("utf-8", "replace")


def _asked_for(path: str, text: str) -> list[str]:
    if path.endswith(".css"):
        found = [a or b for a, b in _IN_CSS.findall(text)]
    elif path.endswith(".js"):
        found = _IN_SCRIPT.findall(text)
    elif text.lstrip().lower().startswith("<!doctype html"):
        found = [*_LINKS.findall(text), *_USES.findall(text)]
    else:
        found = []
    return [urljoin(path, name) for name in found if not name.startswith(("data:", "http"))]
