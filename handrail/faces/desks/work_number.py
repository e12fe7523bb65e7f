"""The number that participants may call, set by whoever it rings at."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from handrail.faces.desks.manager.answers import again, see
from handrail.ground.access import Capability, access
from handrail.ground.people.commands.staff import change_work_phone
from handrail.ground.people.forms import WorkPhoneForm
from handrail.ground.people.pages import actor_of
from handrail.ground.people.queries import own_work_phone

_PAGE = "desks/work_number.html"


@access(Capability.ACCOUNT_OWN, record=False)
@require_http_methods(["GET", "HEAD", "POST"])
def work_number(request: HttpRequest) -> HttpResponse:
    """Show one's own work number, and keep another one or none."""
    actor = actor_of(request)
    now = own_work_phone(actor)
    if request.method != "POST":
        return render(request, _PAGE, {"form": WorkPhoneForm(initial={"work_phone": now})})
    form = WorkPhoneForm(request.POST)
    if not form.is_valid():
        return again(request, _PAGE, {"form": form})
    change_work_phone(actor, work_phone=form.cleaned_data["work_phone"])
    messages.success(request, _("Saved."))
    return see("accounts:account")
