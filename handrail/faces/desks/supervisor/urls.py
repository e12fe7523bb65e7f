from __future__ import annotations

from django.urls import path

from handrail.faces.desks.supervisor import views

supervisor_urls = [
    path("supervision/", views.supervisor_today, name="supervisor_today"),
    path(
        "supervision/coaches/<uuid:staff_id>/",
        views.supervised_caseload,
        name="supervised_caseload",
    ),
]
