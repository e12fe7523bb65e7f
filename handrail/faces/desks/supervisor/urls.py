from __future__ import annotations

from django.urls import path

from handrail.faces.desks.supervisor import coverage, emergency, views

supervisor_urls = [
    path("supervision/", views.supervisor_today, name="supervisor_today"),
    path("when-needed/", coverage.when_needed, name="when_needed"),
    path("supervision/emergency/", emergency.emergency, name="emergency"),
    path(
        "supervision/emergency/<uuid:participant_id>/",
        emergency.emergency_why,
        name="emergency_why",
    ),
    path(
        "supervision/coaches/<uuid:staff_id>/",
        views.supervised_caseload,
        name="supervised_caseload",
    ),
]
