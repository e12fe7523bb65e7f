"""Every address, room by room. A view without a declared access is refused."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.urls import include, path

from handrail.faces.desks import front


def _room(prefix: str, module: str) -> list[Any]:
    here = Path(__file__).parent.parent / (module.replace(".", "/") + ".py")
    return [path(prefix, include(module))] if here.exists() else []


urlpatterns = [
    path("", front.home, name="home"),
    path("healthz", front.healthz, name="healthz"),
    path("gallery/", front.gallery, name="gallery"),
    *_room("", "handrail.ground.accounts.urls"),
    *_room("", "handrail.faces.desks.urls"),
    *_room("api/", "handrail.faces.api.urls"),
    *_room("help/", "handrail.watch.safety.urls"),
    *_room("plan/", "handrail.practice.plans.urls"),
    *_room("check-in/", "handrail.practice.checkins.urls"),
    *_room("contacts/", "handrail.practice.contacts.urls"),
    *_room("meetings/", "handrail.practice.community.urls"),
]

handler404 = "handrail.faces.desks.errors.not_found"
handler403 = "handrail.faces.desks.errors.forbidden"
handler400 = "handrail.faces.desks.errors.bad_request"
handler500 = "handrail.faces.desks.errors.broken"
