"""Every address, room by room. A view without a declared access is refused."""

from __future__ import annotations

from django.urls import include, path

from handrail.faces.desks import front
from handrail.practice.contacts.views.feeds import calendar_feed

urlpatterns = [
    path("", front.home, name="home"),
    path("healthz", front.healthz, name="healthz"),
    path("gallery/", front.gallery, name="gallery"),
    path("", include("handrail.ground.accounts.urls")),
    path("", include("handrail.faces.desks.urls")),
    path("api/", include("handrail.faces.api.urls")),
    path("help/", include("handrail.watch.safety.urls")),
    path("balance/", include("handrail.watch.balance.urls")),
    path("plan/", include("handrail.practice.plans.urls")),
    path("check-in/", include("handrail.practice.checkins.urls")),
    # Names nothing of the house: it stands in the settings of somebody's calendar.
    path("calendar/<slug:secret>.ics", calendar_feed, name="calendar_feed"),
    path("contacts/", include("handrail.practice.contacts.urls")),
    path("kind-words/", include("handrail.practice.encouragement.urls")),
    path("hours/", include("handrail.practice.hours.urls")),
    path("shelf/", include("handrail.ground.shelf.urls")),
    path("coping/", include("handrail.practice.coping.urls")),
    path("growth/", include("handrail.practice.growth.urls")),
    path("together/", include("handrail.practice.accountability.urls")),
    path("talk/", include("handrail.practice.talks.urls")),
    path("updates/", include("handrail.practice.updates.urls")),
    path("around/", include("handrail.practice.around.urls")),
    path("handover/", include("handrail.practice.handover.urls")),
    path("coaches/", include("handrail.practice.coachpage.urls")),
    path("beginning/", include("handrail.practice.beginning.urls")),
    path("boundaries/", include("handrail.practice.boundaries.urls")),
    path("matching/", include("handrail.practice.matching.urls")),
    path("places/", include("handrail.practice.referrals.urls")),
    path("meetings/", include("handrail.practice.community.urls")),
    path("think/", include("handrail.practice.thinking.urls")),
]

handler404 = "handrail.faces.desks.errors.not_found"
handler403 = "handrail.faces.desks.errors.forbidden"
handler400 = "handrail.faces.desks.errors.bad_request"
handler500 = "handrail.faces.desks.errors.broken"
