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
from handrail.ground.access import Actor, public
from handrail.practice.checkins import rules
from handrail.practice.checkins.forms import fresh

FILES = (
    "design/app.css",
    "design/mark.svg",
    "design/js/app.js",
    "design/js/exit.js",
    "design/js/form.js",
    "design/js/prefs.js",
    "design/js/read.js",
    "desks/phone.js",
    "desks/outbox.js",
    "desks/queue.js",
    "desks/keep.js",
    "desks/now.js",
    "desks/seal.js",
    "desks/store.js",
    "vendor/idb-8.0.4/idb.js",
    "vendor/atkinson-hyperlegible-next/next.woff2",
)


def _kept(request: HttpRequest) -> dict[str, Any]:
    actor: Actor | None = request.actor  # type: ignore[attr-defined]
    language = actor.language if actor else translation.get_language() or "en"
    which = f"?lang={language}" + (f"&org={actor.org_id}" if actor else "")
    kept: dict[str, Any] = {
        "offline": f"{reverse('desks:offline')}?lang={language}",
        "help": reverse("safety:help") + which,
        "help_path": reverse("safety:help"),
        "now": reverse("desks:now") + which,
        "now_path": reverse("desks:now"),
        "hard_path": reverse("coping:mine"),
        "files": [static(name) for name in FILES],
        "files_path": settings.STATIC_URL,
    }
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


@public("name and icon of the installed page, neutral words only")
@require_safe
def manifest(request: HttpRequest) -> JsonResponse:
    """What the phone needs to put the page on its first screen."""
    actor: Actor | None = request.actor  # type: ignore[attr-defined]
    name = actor.app_name if actor else "Handrail"
    icon = {"src": static("design/mark.svg"), "sizes": "any", "type": "image/svg+xml"}
    content = {
        "id": "/",
        "name": name,
        "short_name": name,
        "start_url": reverse("desks:today"),
        "scope": "/",
        "display": "standalone",
        "background_color": "#fbf7f1",
        "theme_color": "#fbf7f1",
        "icons": [icon],
    }
    response = JsonResponse(content, content_type="application/manifest+json")
    response.headers["Cache-Control"] = "max-age=86400"
    return response


@public("shown without a network: an empty form, and what the phone itself kept")
@require_safe
@gzip_page
def offline(request: HttpRequest) -> HttpResponse:
    """The page that stands in for every other page while there is no network."""
    language = request.GET.get("lang", "")
    known = {code for code, _name in settings.LANGUAGES}
    with translation.override(language if language in known else translation.get_language()):
        context = {
            "form": fresh(),
            "moods": [_(word) for word in rules.MOODS],
            "sleeps": [(key, _(word)) for key, word in rules.SLEEP.items()],
            "companies": [(key, _(word)) for key, word in rules.COMPANY.items()],
            "aloud": [_(words) for words in rules.READ_ALOUD],
            "first_day": "",
            "last_day": "",
            "offline_nav": phone_nav(),
        }
        return render(request, "desks/participant/offline.html", context)
