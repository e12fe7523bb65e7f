"""The addresses of what two people talk about: without a person they are one's own."""

from __future__ import annotations

from django.urls import path

from .views import guides, topics

app_name = "talks"
_T = "topics/<uuid:topic_id>/"

urlpatterns = [
    path("", topics.agenda, name="agenda"),
    path("of/<uuid:participant_id>/", topics.agenda, name="agenda_of"),
    path("at-hand/", guides.guides, name="guides"),
    path(_T, topics.edit, name="topic"),
    path(f"{_T}stand/", topics.stand, name="topic_stand"),
    path(f"{_T}away/", topics.away, name="topic_away"),
    path("topics/before/<uuid:topic_before_id>/use/", topics.use_before, name="topic_use"),
]
