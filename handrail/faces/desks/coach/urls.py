from __future__ import annotations

from django.urls import path

from handrail.faces.desks.coach import views

coach_urls = [
    path("coach/", views.coach_today, name="coach_today"),
    path("coach/find/", views.coach_find, name="coach_find"),
    path("coach/later/<uuid:participant_id>/", views.put_off, name="put_off"),
    path("people/<uuid:participant_id>/", views.person, name="person"),
]
