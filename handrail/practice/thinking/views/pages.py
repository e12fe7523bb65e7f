"""Private pages: the list, one page, hiding, earlier words, deleting."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from handrail.ground.access import Capability, access
from handrail.ground.kernel.ids import uuid7
from handrail.ground.kernel.waits import both_kept, waits
from handrail.ground.people.pages import REFUSALS, actor_of, refuse, show, subject
from handrail.ground.people.words import EARLIER_BACK

from .. import rules
from ..commands import pages as commands
from ..forms import PageForm
from ..queries import pages as queries
from ..rules import pages as sorts

_C = Capability.PRIVATE_PAGE


def _go(request: HttpRequest, said: str, page_id: UUID | None = None) -> HttpResponse:
    messages.success(request, said)
    address = reverse("thinking:page", args=[page_id]) if page_id else reverse("thinking:pages")
    return HttpResponseRedirect(address, status=303)


@require_safe
@access(Capability.PRIVATE_PAGE)
def mine(request: HttpRequest) -> HttpResponse:
    """The list of private pages, without those that are hidden until they are asked for."""
    actor, me = actor_of(request), subject(request, _C, None)
    hidden = request.GET.get("hidden") == "1"
    found = queries.private_pages(actor, me, request.GET.get("page", "1"), hidden=hidden)
    context: dict[str, Any] = {
        "found": found, "hidden": hidden, "sorts": sorts.SORTS, "only_you": sorts.ONLY_YOU,
        "nav": "plan",
    }  # fmt: skip
    return render(request, "thinking/private/list.html", context)


def _write_page(request: HttpRequest, form: PageForm, page_id: UUID | None = None) -> HttpResponse:
    sort = form["sort"].value() or "free"
    context: dict[str, Any] = {
        "page_id": page_id, "sorts": sorts.SORTS, "sort": sorts.SORTS.get(sort),
        "only_you": sorts.ONLY_YOU, "nav": "plan",
    }  # fmt: skip
    return show(request, "thinking/private/write.html", context, form)


@require_http_methods(["GET", "HEAD", "POST"])
@access(Capability.PRIVATE_PAGE)
def new(request: HttpRequest) -> HttpResponse:
    """A new private page."""
    actor, me = actor_of(request), subject(request, _C, None)
    if request.method != "POST":
        asked = request.GET.get("about", "")
        start = {"id": uuid7(), "sort": asked if asked in sorts.SORTS else "free"}
        return _write_page(request, PageForm(initial=start))
    form = PageForm(request.POST)
    if form.is_valid():
        typed = {**form.cleaned_data, "sort": form.cleaned_data["sort"] or "free"}
        typed.pop("version")
        try:
            made = commands.write_page(actor, participant_id=me, **typed)
        except REFUSALS as refusal:
            refuse(form, refusal)
        else:
            return _go(request, gettext("Saved. Only you can read it."), made)
    return _write_page(request, form)


@require_safe
@access(Capability.PRIVATE_PAGE)
def page(request: HttpRequest, page_id: UUID) -> HttpResponse:
    """Read one page."""
    actor, me = actor_of(request), subject(request, _C, None)
    found = queries.private_page(actor, page_id)
    context: dict[str, Any] = {
        "page": found, "sort": sorts.SORTS[found.sort], "only_you": sorts.ONLY_YOU,
        "earlier": queries.earlier_pages(actor, me, found), "nav": "plan",
    }  # fmt: skip
    return render(request, "thinking/private/page.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@access(Capability.PRIVATE_PAGE)
@waits("private_page", "edit")
def edit(request: HttpRequest, page_id: UUID) -> HttpResponse:
    """Change a page; what it said before is kept."""
    actor, me = actor_of(request), subject(request, _C, None)
    found = queries.private_page(actor, page_id)
    if request.method != "POST":
        start = {"id": uuid7(), "sort": found.sort, "title": found.title, "text": found.text,
                 "version": found.version}  # fmt: skip
        return _write_page(request, PageForm(initial=start), page_id)
    form = PageForm(request.POST, initial={"sort": found.sort})
    if not form.is_valid() or not _changed(request, me, page_id, form):
        return _write_page(request, form, page_id)
    return _go(request, gettext("Saved. Only you can read it."), page_id)


def _changed(request: HttpRequest, me: UUID, page_id: UUID, form: PageForm) -> bool:
    said = {name: form.cleaned_data[name] for name in ("title", "text", "version")}
    try:
        other = commands.change_page(
            actor_of(request), participant_id=me, page_id=page_id, **said
        )  # fmt: skip
    except REFUSALS as refusal:
        refuse(form, refusal)
        return False
    if other:
        both_kept(request, gettext(rules.BOTH_KEPT))
    return True


@require_POST
@access(Capability.PRIVATE_PAGE)
@waits("private_page", "away")
def hide(request: HttpRequest, page_id: UUID) -> HttpResponse:
    """Take a page off the list, or put it back."""
    me, back = subject(request, _C, None), request.POST.get("back") == "1"
    commands.hide_page(actor_of(request), participant_id=me, page_id=page_id, hidden=not back)
    hidden = gettext("Hidden. It comes back when you ask for hidden pages.")
    return _go(request, gettext("It is in the list again.") if back else hidden)


@require_POST
@access(Capability.PRIVATE_PAGE)
@waits("private_page", "earlier")
def use_earlier(request: HttpRequest, earlier_id: UUID) -> HttpResponse:
    """Let a page read as it did before."""
    me = subject(request, _C, None)
    made = commands.use_earlier_page(actor_of(request), participant_id=me, earlier_id=earlier_id)
    return _go(request, str(EARLIER_BACK), made)


@require_http_methods(["GET", "HEAD", "POST"])
@access(Capability.PRIVATE_PAGE)
def delete(request: HttpRequest, page_id: UUID) -> HttpResponse:
    """Ask once, then delete a page for good."""
    actor, me = actor_of(request), subject(request, _C, None)
    found = queries.private_page(actor, page_id)
    if request.method != "POST":
        return render(request, "thinking/private/delete.html", {"page": found, "nav": "plan"})
    commands.delete_page(actor, participant_id=me, page_id=page_id)
    return _go(request, gettext("Deleted. Nobody can bring it back."))
