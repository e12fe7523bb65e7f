"""The book of access: what it is, and a check of whether it is whole."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from handrail.ground import audit
from handrail.ground.access import Capability, access
from handrail.ground.people.pages import actor_of

SHOWN = 20
"""Breaks that are named on the page; more would say nothing new."""


@access(Capability.AUDIT_VERIFY, record=False)
@require_http_methods(["GET", "HEAD", "POST"])
def book(request: HttpRequest) -> HttpResponse:
    """Say what the book is; checked with POST alone, because every line of it is read."""
    if request.method != "POST":
        return render(request, "desks/auditor/book.html", {"verdict": None})
    # Of this organisation alone: nobody reads another one's numbers.
    verdict = audit.verify(actor_of(request).org_id)
    context = {
        "verdict": verdict,
        "breaks": [words_of(fault) for fault in verdict.breaks[:SHOWN]],
        "more": max(len(verdict.breaks) - SHOWN, 0),
    }
    return render(request, "desks/auditor/book.html", context)


def words_of(fault: audit.Fault) -> str:
    """Say where the book breaks: by numbers alone, the same ones that the command prints."""
    if fault.what is audit.What.STRAY:
        text = ngettext(
            "%(num)s line belongs to no part.", "%(num)s lines belong to no part.", fault.line
        )
        return text % {"num": fault.line}
    said = {
        audit.What.CHANGED: _("Part %(part)s: line %(line)s was changed or is gone."),
        audit.What.CUT: _("Part %(part)s: lines are missing at the end."),
        audit.What.ANCHOR: _("Part %(part)s: line %(line)s is not the one that was noted before."),
    }
    return said[fault.what] % {"part": fault.lane, "line": fault.line}
