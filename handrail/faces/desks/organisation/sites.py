"""The sites where the organisation works: opening, renaming, putting away."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_http_methods, require_POST

from handrail.faces.desks.organisation.changing import form_page, one_tap, proof_first
from handrail.faces.desks.organisation.forms import SiteForm
from handrail.ground.access import Capability, access
from handrail.ground.people import organisation
from handrail.ground.people.commands import organisation as commands
from handrail.ground.people.pages import actor_of

_FORM = "desks/organisation/site.html"
_ZONE = gettext_noop("New people start with it. Who is here already keeps their own clock.")


def _page(title: str, site: organisation.SiteView | None) -> dict[str, Any]:
    return {"title": title, "lead": "", "site": site, "hints": {"zone": _(_ZONE)}}


@access(Capability.ORG_SETTINGS, record=False)
@require_http_methods(["GET", "HEAD", "POST"])
def settings_site_new(request: HttpRequest) -> HttpResponse:
    """One more site."""
    actor = actor_of(request)
    zone = organisation.settings_of(actor).zone
    form = SiteForm(
        request.POST if request.method == "POST" else None, initial={"zone": zone}, zone_now=zone
    )
    page = _page(_("Add a site"), None)
    return form_page(request, _FORM, page, form, lambda said: commands.add_site(actor, **said))


@access(Capability.ORG_SETTINGS, record=False)
@require_http_methods(["GET", "HEAD", "POST"])
def settings_site(request: HttpRequest, site_id: UUID) -> HttpResponse:
    """Rename a site, or set its clock."""
    actor = actor_of(request)
    site = organisation.site(actor, site_id)
    form = SiteForm(
        request.POST if request.method == "POST" else None,
        initial={"name": site.name, "zone": site.zone}, zone_now=site.zone,
    )  # fmt: skip
    page = _page(site.name, site)
    return form_page(
        request, _FORM, page, form,
        lambda said: commands.change_site(actor, site_id=site_id, **said),
    )  # fmt: skip


@access(Capability.ORG_SETTINGS, record=False)
@require_http_methods(["GET", "HEAD", "POST"])
def settings_site_away(request: HttpRequest, site_id: UUID) -> HttpResponse:
    """Say whom it touches, then take nobody new in there."""
    actor = actor_of(request)
    site = organisation.site(actor, site_id)
    if request.method != "POST":
        context = {"site": site}
        page = "desks/organisation/site_away.html"
        return proof_first(request) or render(request, page, context)
    return one_tap(
        request, lambda: commands.put_site_away(actor, site_id=site_id),
        _("Put away. Nobody new is taken in there."),
    )  # fmt: skip


@access(Capability.ORG_SETTINGS, record=False)
@require_POST
def settings_site_back(request: HttpRequest, site_id: UUID) -> HttpResponse:
    """Open a site again."""
    actor = actor_of(request)
    organisation.site(actor, site_id)
    return one_tap(
        request, lambda: commands.bring_site_back(actor, site_id=site_id), _("The site is open.")
    )
