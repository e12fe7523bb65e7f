"""The last ring: a request for a record that ended without anybody asking whether it may."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

log = logging.getLogger("handrail.access")
_decided: ContextVar[bool] = ContextVar("handrail_decided", default=False)


class Undecided(RuntimeError):
    """A page that shows a record was answered without a decision of the read or write ring."""


def reset() -> None:
    """Forget earlier decisions; called when a request begins."""
    _decided.set(False)


def decided() -> None:
    """Note that a ring decided."""
    _decided.set(True)


@contextmanager
def watched() -> Iterator[list[bool]]:
    """Yield a list that holds, after the block, whether a ring decided inside it."""
    seen: list[bool] = []
    token = _decided.set(False)
    try:
        yield seen
    finally:
        seen.append(_decided.get())
        _decided.reset(token)


def check(view: str, *, strict: bool) -> None:
    """Raise Undecided when nothing decided (strict), or log it for the operator."""
    if _decided.get():
        return
    if strict:
        raise Undecided(view)
    log.error("tripwire: %s answered without an access decision", view)
