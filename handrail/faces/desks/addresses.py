"""Addresses of pages by name, worked out once each."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from django.urls import get_script_prefix, get_urlconf, reverse


def url(name: str, /, **kwargs: Any) -> str:
    """Return the address of a named route."""
    return _address(name, tuple(kwargs.items()), get_urlconf(), get_script_prefix())


@lru_cache(maxsize=16_384)
def _address(name: str, kwargs: tuple[tuple[str, Any], ...], urls: Any, prefix: str) -> str:
    # A list of thirty people asks for some sixty addresses, the same ones on each visit.
    return reverse(name, kwargs=dict(kwargs) or None)
