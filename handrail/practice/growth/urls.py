"""The addresses of growth: without a person they are one's own."""

from __future__ import annotations

from django.urls import path

from .views import evidence, hub, milestones, outlook

app_name = "growth"
_M, _E = "milestones/<uuid:milestone_id>/", "evidence/<uuid:evidence_id>/"

urlpatterns = [
    path("", hub.mine, name="mine"),
    path("of/<uuid:participant_id>/", hub.person, name="person"),
    path("milestones/", milestones.listed, name="milestones"),
    path(_M, milestones.edit, name="milestone"),
    path(f"{_M}reached/", milestones.reached, name="milestone_reached"),
    path(f"{_M}open/", milestones.open_again, name="milestone_open"),
    path(f"{_M}undo/", milestones.undo, name="milestone_undo"),
    path(f"{_M}celebrated/", milestones.celebrated, name="milestone_celebrated"),
    path(f"{_M}away/", milestones.away, name="milestone_away"),
    path(f"{_M}share/", milestones.share, name="milestone_share"),
    path(f"{_M}word/", hub.word, name="milestone_word"),
    path(f"{_M}word/undo/", hub.word_undo, name="milestone_word_undo"),
    path(
        "milestones/before/<uuid:milestone_before_id>/use/",
        milestones.use_before,
        name="milestone_use",
    ),
    path("evidence/", evidence.listed, name="evidence"),
    path(_E, evidence.edit, name="sentence"),
    path(f"{_E}move/", evidence.move, name="evidence_move"),
    path(f"{_E}away/", evidence.away, name="evidence_away"),
    path(f"{_E}share/", evidence.share, name="evidence_share"),
    path(
        "evidence/before/<uuid:sentence_before_id>/use/", evidence.use_before, name="evidence_use"
    ),
    path("outlook/", outlook.listed, name="outlook"),
    path("outlook/<uuid:outlook_id>/", outlook.edit, name="outlook_edit"),
    path("outlook/<uuid:outlook_id>/share/", outlook.share, name="outlook_share"),
]
