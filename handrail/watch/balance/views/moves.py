"""What a coach does with the move that the page suggests."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from handrail.ground.access import Capability, access
from handrail.ground.people.pages import REFUSALS, actor_of, refuse, subject

from .. import commands
from .. import moves as rules
from ..forms import MoveForm
from .page import shown


@require_POST
@access(Capability.MOVE_ANSWER)
def answer(request: HttpRequest, participant_id: UUID) -> HttpResponse:
    """Take the move, put it off, or leave it out with a reason."""
    person = subject(request, Capability.MOVE_ANSWER, participant_id)
    form = MoveForm(request.POST)
    if form.is_valid():
        try:
            commands.answer_move(actor_of(request), participant_id=person, **form.said())
        except REFUSALS as refusal:
            refuse(form, refusal)
        else:
            messages.success(request, gettext(rules.SAID[form.cleaned_data["answer"]]))
            return redirect("balance:person", participant_id=person)
    return shown(request, person, move=form)
