"""The settings on one page, and the three parts that are one form each."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from handrail.faces.desks.organisation import forms
from handrail.faces.desks.organisation.changing import form_page
from handrail.ground.access import Capability, Role, access
from handrail.ground.mydata.commands import set_years_kept
from handrail.ground.people import organisation
from handrail.ground.people.commands import organisation as commands
from handrail.ground.people.pages import actor_of
from handrail.practice.accountability.queries.due import wishes_count
from handrail.practice.matching.queries.likes import nobody_else_reads
from handrail.watch.safety.queries import help_lines

_FORM = "desks/organisation/form.html"


@access(Capability.ORG_SETTINGS, record=False)
@require_safe
def settings(request: HttpRequest) -> HttpResponse:
    """Everything that the organisation has set, and who changed what."""
    actor = actor_of(request)
    own = organisation.help_lines(actor)
    context = {
        "settings": organisation.settings_of(actor),
        "lines": own,
        "usual": [(_(line.label), line.number) for line in help_lines(actor.org_id)[len(own) :]],
        "sites": organisation.sites(actor),
        "history": organisation.history(actor),
        # A manager finds them under Programme.
        "wishes": 0 if actor.has(Role.MANAGER) else wishes_count(actor),
        "no_reader": 0 if actor.has(Role.MANAGER) else nobody_else_reads(actor),
        "words": {key: _(words) for key, words in organisation.SETTING_WORDS.items()},
    }
    return render(request, "desks/organisation/settings.html", context)


@access(Capability.ORG_SETTINGS, record=False)
@require_http_methods(["GET", "HEAD", "POST"])
def settings_organisation(request: HttpRequest) -> HttpResponse:
    """Name, time zone, people for one coach."""
    actor = actor_of(request)
    now = organisation.settings_of(actor)
    form = forms.OrganisationForm(
        request.POST if request.method == "POST" else None,
        initial={"name": now.name, "zone": now.zone, "ceiling": now.ceiling},
        zone_now=now.zone,
    )
    hints = {"zone": _("For meeting lists that name no time zone.")}
    page = {"title": _("Your organisation"), "lead": "", "hints": hints}
    return form_page(
        request, _FORM, page, form, lambda said: commands.change_organisation(actor, **said)
    )


@access(Capability.ORG_SETTINGS, record=False)
@require_http_methods(["GET", "HEAD", "POST"])
def settings_phones(request: HttpRequest) -> HttpResponse:
    """The name on phones and the way out."""
    actor = actor_of(request)
    now = organisation.settings_of(actor)
    form = forms.PhonesForm(
        request.POST if request.method == "POST" else None,
        initial={"app_name": now.app_name, "exit_url": now.exit_url},
        own_host=request.get_host(),
    )
    page = {
        "phones": True,
        "title": _("On phones"),
        "lead": _("Everybody sees a change on their next page."),
    }
    return form_page(request, _FORM, page, form, lambda said: commands.change_phones(actor, **said))


@access(Capability.ORG_SETTINGS, record=False)
@require_http_methods(["GET", "HEAD", "POST"])
def settings_years(request: HttpRequest) -> HttpResponse:
    """After how many years a closed record comes up."""
    actor = actor_of(request)
    now = organisation.settings_of(actor)
    form = forms.YearsForm(
        request.POST if request.method == "POST" else None, initial={"years": now.keep_years}
    )
    lead = _(
        "Law, licence or funder may say how long records must be kept. Ask your counsel, then "
        "write the years here. Nothing is removed until somebody decides, one by one."
    )
    page = {"years": True, "title": _("How long records are kept"), "lead": lead}
    return form_page(request, _FORM, page, form, lambda said: set_years_kept(actor, **said))
