"""Addresses of pages by name, worked out once each."""

from __future__ import annotations

from functools import lru_cache
from typing import Any
from uuid import UUID, uuid4

from django.urls import get_script_prefix, get_urlconf, reverse

# Stands in an address for an id, until the id is known; it is in no real one.
_SOMEBODY = uuid4()


def url(name: str, /, **kwargs: Any) -> str:
    """Return the address of a named route."""
    if len(kwargs) == 1:
        ((part, value),) = kwargs.items()
        if type(value) is UUID:
            before, after = _around(name, part, get_urlconf(), get_script_prefix())
            return f"{before}{value}{after}"
    return _address(name, tuple(kwargs.items()), get_urlconf(), get_script_prefix())


@lru_cache(maxsize=4096)
def _address(name: str, kwargs: tuple[tuple[str, Any], ...], urls: Any, prefix: str) -> str:
    return reverse(name, kwargs=dict(kwargs) or None)


@lru_cache(maxsize=1024)
def _around(name: str, part: str, urls: Any, prefix: str) -> tuple[str, str]:
    # A page about somebody asks for a dozen addresses that differ in nothing but the id.
    before, _, after = reverse(name, kwargs={part: _SOMEBODY}).partition(str(_SOMEBODY))
    return before, after
