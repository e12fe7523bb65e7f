"""A moment of a timeline, written here because a page has very many of them."""

from __future__ import annotations

from markupsafe import Markup, escape

from handrail.design import icons


def moment(
    when: str, icon: str, title: str, body: str | None = None, detail: str | None = None
) -> Markup:
    """When, what, and the words of it; ``body`` and ``detail`` are left out when empty.

    Each line of ``body`` stands on a line of its own.

    Raises ``KeyError`` for an icon that is not there.
    """
    said = f"<p>{Markup('<br>').join(body.splitlines())}</p>" if body else ""
    more = f'<p class="small quiet">{escape(detail)}</p>' if detail else ""
    return Markup(  # noqa: S704
        f'<li class="moment"><span class="small quiet">{escape(when)}</span>{icons.icon(icon)}'
        f"<div><strong>{escape(title)}</strong>{said}{more}</div></li>"
    )
