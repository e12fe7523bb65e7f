"""The page "When it gets hard": one's own, and what is shared of it with the coach."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from handrail.ground.access import Capability, access
from handrail.ground.audit import record_read
from handrail.ground.kernel import clock
from handrail.ground.kernel.keys import key_if_kept
from handrail.ground.kernel.waits import waits
from handrail.ground.people.about import strengths
from handrail.ground.people.pages import about, actor_of, subject

from ..commands.sharing import share_list
from ..queries.beside import besides
from ..queries.cards import card_words
from ..queries.days import days
from ..queries.lists import signs, triggers
from ..queries.moments import moments
from ..queries.numbers import clocks
from ..queries.plan import plan
from ..queries.sharing import shared_lists
from ..queries.strategy import newest_shared
from ..rules.lists import LISTS
from ..rules.numbers import SINCE_WORDS
from ..rules.plan import PARTS
from .going import back

_KEEP, _READ = Capability.COPING_KEEP, Capability.COPING_READ


@require_safe
@access(Capability.COPING_KEEP)
def mine(request: HttpRequest) -> HttpResponse:
    """The doors to everything of mine, and which lists my coach may read."""
    me = subject(request, _KEEP, None)
    shared = shared_lists(actor_of(request), me)
    told = [(name, words, name in shared) for name, words in LISTS.items()]
    return render(request, "coping/mine.html", {"lists": told, "nav": "plan"})


@require_safe
@access(Capability.COPING_READ)
def of_person(request: HttpRequest, participant_id: UUID) -> HttpResponse:
    """What somebody shares of it: something to talk about, never a sanction."""
    actor, person = actor_of(request), subject(request, _READ, participant_id)
    name, zone = about(actor, _READ, person)
    record_read(actor, _READ, person)
    today, shared = clock.today(zone), shared_lists(actor, person)
    key = key_if_kept(person)
    context: dict[str, Any] = {
        "name": name, "person": person, "shared": shared, "parts": PARTS,
        "cards": card_words(actor, person, key), "signs": signs(actor, person),
        "triggers": triggers(actor, person), "days": days(actor, person, today, key=key),
        "besides": besides(actor, person), "look": newest_shared(actor, person),
        "plan": plan(actor, person), "clocks": clocks(actor, person, today),
        "since_words": SINCE_WORDS, "nav": "today",
        "strengths": strengths(actor, Capability.PERSON_READ, person, key=key),
        "found": moments(actor, person, request.GET.get("page", "1")),
    }  # fmt: skip
    return render(request, "coping/person.html", context)


@require_POST
@access(Capability.COPING_KEEP)
@waits("coping", "share")
def share(request: HttpRequest) -> HttpResponse:
    """Share a list with the coach, or keep it to oneself again."""
    me = subject(request, _KEEP, None)
    shared = request.POST.get("shared") == "1"
    name = request.POST.get("list", "")
    share_list(actor_of(request), participant_id=me, name=name, shared=shared)
    told = gettext("Your coach can read this list now.") if shared else gettext(
        "Only you can read this list now."
    )  # fmt: skip
    return back(request, told, "coping:mine")
