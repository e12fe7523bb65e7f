"""The files that a phone fetches to work without a network. None of them names anybody."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_safe

from handrail.faces.desks.navigation import phone_nav
from handrail.faces.desks.participant.shells import shells
from handrail.ground.access import Actor, public
from handrail.ground.kernel.ids import uuid7
from handrail.ground.orgs.leaving import exit_address
from handrail.ground.orgs.naming import house_name
from handrail.practice.checkins import rules
from handrail.practice.checkins.forms import fresh
from handrail.practice.community.forms import AttendForm
from handrail.practice.coping.rules.moments import SAFETY
from handrail.practice.growth.forms import EvidenceForm, MilestoneForm, OutlookForm
from handrail.practice.growth.rules.outlook import QUESTIONS
from handrail.practice.plans.forms import WinForm
from handrail.watch.safety.numbers import help_of, numbers, organisation_of

FILES = (
    "design/app.css",
    "design/mark.svg",
    "design/js/app.js",
    "design/js/exit.js",
    "design/js/form.js",
    "design/js/left.js",
    "design/js/prefs.js",
    "design/js/read.js",
    "design/js/going.js",
    "design/js/send.js",
    "desks/phone.js",
    "desks/outbox.js",
    "desks/queue.js",
    "desks/keep.js",
    "desks/install.js",
    "desks/care.js",
    "desks/network.js",
    "desks/learn.js",
    "desks/now.js",
    "desks/seal.js",
    "desks/store.js",
    "vendor/idb-8.0.4/idb.js",
    "vendor/atkinson-hyperlegible-next/next.woff2",
)


def _has_no_forms(actor: Actor | None) -> bool:
    """Whether this is somebody who works here, or of the circle: the forms are a participant's."""
    return actor is not None and actor.participant_id is None


def _kept(request: HttpRequest) -> dict[str, Any]:
    actor: Actor | None = request.actor  # type: ignore[attr-defined]
    language = actor.language if actor else translation.get_language() or "en"
    which = f"?lang={language}" + (f"&org={actor.org_id}" if actor else "")
    no_forms = _has_no_forms(actor)
    kept: dict[str, Any] = {
        "offline": reverse("desks:offline") + which + ("&forms=no" if no_forms else ""),
        "help": reverse("safety:help") + which,
        "help_path": reverse("safety:help"),
        "leave": reverse("accounts:leave"),
        "exit": exit_address(actor),
        "now": reverse("desks:now") + which,
        "now_path": reverse("desks:now"),
        "hard_path": reverse("coping:mine"),
        "write_paths": [
            *(reverse(f"coping:{name}") for name in ("signs", "triggers", "days")),
            *(reverse("coping:moment_new", args=[kind]) for kind in ("near_miss", "setback")),
        ],
        "files": [static(name) for name in FILES],
        "files_path": settings.STATIC_URL,
    }
    if no_forms:
        # The forms of hard moments are the participants' own, too.
        kept["now"] = kept["offline"]
    # What the kept pages say: another number or name is another version, and is fetched anew.
    says = (actor.app_name if actor else house_name(), numbers(organisation_of(request)))
    kept["says"] = sha256(repr(says).encode()).hexdigest()[:12]
    kept["version"] = sha256(json.dumps(kept).encode()).hexdigest()[:12]
    return kept


@public("the same few lines for everybody; they say which files to keep")
@require_safe
@gzip_page
def sw(request: HttpRequest) -> HttpResponse:
    """The service worker: what to keep, and what to show without a network."""
    response = render(
        request, "desks/participant/sw.js", {"kept": _kept(request)},
        content_type="text/javascript; charset=utf-8",
    )  # fmt: skip
    response.headers["Cache-Control"] = "no-cache"
    response.headers["Service-Worker-Allowed"] = "/"
    return response


_ICONS = (
    ("design/mark.svg", "any", "image/svg+xml", "any"),
    ("design/touch.png", "180x180", "image/png", "any"),
    ("design/touch-large.png", "512x512", "image/png", "maskable"),
)


@public("name and icon of the installed page, neutral words only")
@require_safe
def manifest(request: HttpRequest) -> JsonResponse:
    """What the phone needs to put the page on its first screen."""
    actor: Actor | None = request.actor  # type: ignore[attr-defined]
    # Browsers fetch it without cookies: mostly nobody is signed in here.
    name = actor.app_name if actor else house_name()
    icons = [
        {"src": static(file), "sizes": sizes, "type": kind, "purpose": purpose}
        for file, sizes, kind, purpose in _ICONS
    ]
    content = {
        "id": "/", "name": name, "short_name": name, "start_url": reverse("desks:today"),
        "scope": "/", "display": "standalone", "background_color": "#fbf7f1",
        "theme_color": "#fbf7f1", "icons": icons,
    }  # fmt: skip
    response = JsonResponse(content, content_type="application/manifest+json")
    response.headers["Cache-Control"] = "max-age=86400"
    return response


def _empty_forms() -> dict[str, Any]:
    # No field of the meeting is marked as needed: it is chosen from the list, or named.
    attend = AttendForm(
        initial={"id": uuid7()}, named=False, auto_id="attend_%s", use_required_attribute=False
    )
    # The cards of the shelf are not here, so the way to celebrate is in own words.
    milestone = MilestoneForm(initial={"id": uuid7()}, auto_id="milestone_%s")
    milestone.fields["celebrate"].label = milestone.fields["card"].label
    return {
        "form": fresh(),
        "moods": [_(word) for word in rules.MOODS],
        "sleeps": [(key, _(word)) for key, word in rules.SLEEP.items()],
        "companies": [(key, _(word)) for key, word in rules.COMPANY.items()],
        "aloud": [_(words) for words in rules.READ_ALOUD],
        "first_day": "",
        "last_day": "",
        "win": WinForm(initial={"id": uuid7()}, auto_id="win_%s"),
        "attend": attend,
        "grows": EvidenceForm(initial={"id": uuid7()}, auto_id="grows_%s"),
        "milestone": milestone,
        "see": OutlookForm(initial={"id": uuid7()}, auto_id="see_%s"),
        "questions": QUESTIONS,
        "shares": [("private", _("Only me"), "lock"), ("coach", _("My coach too"), "eye")],
        "offline_nav": phone_nav(),
    }


@public("shown without a network: empty forms, and what the phone itself kept")
@require_safe
@gzip_page
def offline(request: HttpRequest) -> HttpResponse:
    """The page that stands in for every other page while there is no network."""
    language = request.GET.get("lang", "")
    known = {code for code, _name in settings.LANGUAGES}
    with translation.override(language if language in known else translation.get_language()):
        lines, [safety] = help_of(organisation_of(request), SAFETY)
        # The phone fetches its copy without saying who is signed in.
        actor: Actor | None = request.actor  # type: ignore[attr-defined]
        if request.GET.get("forms") == "no" or _has_no_forms(actor):
            context = {"lines": lines, "offline_nav": phone_nav()[-1:]}
            return render(request, "desks/participant/offline_no_forms.html", context)
        context = {
            **_empty_forms(),
            **shells(),
            "safety": safety,
            "lines": lines,
            "feels": rules.FEELS,
            "care_moods": rules.CARE_OFFLINE,
            "care_strong": rules.STRONG,
        }
        return render(request, "desks/participant/offline.html", context)
