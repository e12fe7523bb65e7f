"""The addresses of updates."""

from __future__ import annotations

from django.urls import path

from . import views

app_name = "updates"

urlpatterns = [
    path("from/<uuid:participant_id>/", views.received, name="received"),
    path("from/<uuid:participant_id>/<uuid:update_id>/thanks/", views.thanks, name="thanks"),
    path("<uuid:update_id>/back/", views.take_back, name="back"),
]
