"""Addresses of pages by name, worked out once each."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any
from uuid import UUID, uuid4

from django.urls import get_script_prefix, get_urlconf, resolve, reverse

from handrail.ground.access import current_actor
from handrail.ground.kernel.waits import Waits, waits_of

# Stands in an address for an id, until the id is known; it is in no real one.
_SOMEBODY = uuid4()


def url(name: str, /, **kwargs: Any) -> str:
    """Return the address of a named route."""
    return _at(name, kwargs, get_urlconf(), get_script_prefix())


def url_here() -> Callable[..., str]:
    """Return `url` for one page: which routes there are, and below what, is looked up once."""
    urls, prefix = get_urlconf(), get_script_prefix()

    def at(name: str, /, **kwargs: Any) -> str:
        return _at(name, kwargs, urls, prefix)

    return at


def _at(name: str, kwargs: dict[str, Any], urls: Any, prefix: str) -> str:
    if len(kwargs) == 1:
        ((part, value),) = kwargs.items()
        if type(value) is UUID:
            before, after = _around(name, part, urls, prefix)
            return Address(f"{before}{value}{after}").of(name, kwargs)
    return Address(_address(name, tuple(kwargs.items()), urls, prefix)).of(name, kwargs)


class Address(str):
    """An address that knows its name."""

    __slots__ = ("name", "parts")

    def of(self, name: str, parts: dict[str, Any]) -> Address:
        """Note which route it is of, and what stands in it."""
        self.name, self.parts = name, parts
        return self


def waits_as(address: str) -> str:
    """Return the kind of entry that a form sent to this address is while it waits on a phone.

    It is empty for an address that takes nothing later, and for whoever is no participant.
    """
    actor = current_actor()
    if actor is None or actor.participant_id is None:
        return ""
    if isinstance(address, Address):
        stamp, parts = _stamp(address.name, str(address)), address.parts
    else:
        found = resolve(address)
        stamp, parts = waits_of(found.func), found.kwargs
    return stamp.kind(parts) if stamp else ""


_STAMPS: dict[str, Waits | None] = {}


def _stamp(name: str, address: str) -> Waits | None:
    # The view of a route is the same whatever stands in the address.
    if name not in _STAMPS:
        _STAMPS[name] = waits_of(resolve(address).func)
    return _STAMPS[name]


@lru_cache(maxsize=4096)
def _address(name: str, kwargs: tuple[tuple[str, Any], ...], urls: Any, prefix: str) -> str:
    return reverse(name, kwargs=dict(kwargs) or None)


@lru_cache(maxsize=1024)
def _around(name: str, part: str, urls: Any, prefix: str) -> tuple[str, str]:
    # A page about somebody asks for a dozen addresses that differ in nothing but the id.
    before, _, after = reverse(name, kwargs={part: _SOMEBODY}).partition(str(_SOMEBODY))
    return before, after
