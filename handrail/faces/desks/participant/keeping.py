"""Keep this: a win, a line of a look back or kind words go onto the list of evidence."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from handrail.ground.access import Actor, Capability, NotVisible, access
from handrail.ground.kernel import clock
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.ground.kernel.waits import waits
from handrail.ground.people.pages import actor_of, subject, wanted
from handrail.practice.encouragement.quoted import quoted_word
from handrail.practice.growth.commands.evidence import Kept, keep_as_evidence
from handrail.practice.growth.rules import evidence
from handrail.practice.plans.counted import quoted_review, quoted_win


def _text(actor: Actor, source: str, row: UUID, part: str) -> tuple[UUID, Kept]:
    """Whose the text is, and the text. Raises NotVisible, Http404."""
    if source == evidence.WIN:
        win = quoted_win(actor, row)
        return win.participant_id, Kept(source, row, win.text, win.on)
    if source == evidence.REVIEW:
        line = quoted_review(actor, row, part)
        return line.participant_id, Kept(source, row, line.text, line.on, part)
    if source == evidence.WORD:
        word = quoted_word(actor, row, clock.today(actor.zone))
        return word.participant_id, Kept(source, row, word.text, word.on, said_by=word.name)
    raise Http404


@access(Capability.GROWTH_KEEP)
@require_POST
@waits("evidence", "keep")
def keep_this(request: HttpRequest, source: str, source_id: UUID) -> HttpResponse:
    """Copy a text of my own record onto my list of evidence, with its day."""
    actor, me = actor_of(request), subject(request, Capability.GROWTH_KEEP, None)
    owner, kept = _text(actor, source, source_id, request.POST.get("part", ""))
    if owner != me:
        raise NotVisible
    try:
        new = keep_as_evidence(actor, participant_id=me, kept=kept)
    except NotLikeThis as refusal:
        messages.warning(request, _(refusal.words))
    else:
        messages.success(request, _(evidence.SAVED if new else evidence.THERE))
    target = wanted(request, "next", reverse("growth:evidence"))
    return HttpResponseRedirect(target, status=303)
