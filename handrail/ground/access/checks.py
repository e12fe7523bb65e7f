"""System checks: a view that declares nothing is named before anybody can open it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.core.checks import CheckMessage, Error, register
from django.urls import URLPattern, URLResolver, get_resolver

from handrail.ground.kernel.gate import declared


def routes(patterns: Any = None, prefix: str = "") -> Iterator[tuple[str, URLPattern]]:
    """Yield every route of the project with its whole pattern."""
    for entry in get_resolver().url_patterns if patterns is None else patterns:
        path = prefix + str(entry.pattern)
        if isinstance(entry, URLResolver):
            yield from routes(entry.url_patterns, path)
        else:
            yield path, entry


@register()
def every_view_declares(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """Return an error for each view without `@access`, `@public` or `@signed_in`."""
    return [
        Error(f"/{path} ({entry.callback!r}) declares no access", id="access.E001")
        for path, entry in routes()
        if declared(entry.callback) is None
    ]
