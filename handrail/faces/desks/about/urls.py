"""Addresses of the pages about strengths, pathways and ways of coaching, included by the desks."""

from __future__ import annotations

from django.urls import path

from handrail.faces.desks.about import cards, coaching, guides, stage, strength_words, views

_OF = "people/<uuid:participant_id>/strengths/"
_WORDS = "strengths/<uuid:strength_id>/words/"
_ONE = "<uuid:strength_id>/<str:what>/"

about_urls = [
    path("my/strengths/", views.strengths, name="strengths"),
    path(_WORDS, strength_words.words, name="strength_words"),
    path(f"{_WORDS}undo/", strength_words.undo, name="strength_undo"),
    path(
        "strengths/earlier/<uuid:strength_before_id>/use/",
        strength_words.use_before,
        name="strength_use",
    ),
    path("my/strengths/cards/", cards.pick, name="strength_cards"),
    path(f"my/strengths/{_ONE}", views.strength_change, name="strength_change"),
    path(_OF, views.strengths, name="strengths_of"),
    path(f"{_OF}cards/", cards.pick, name="strength_cards_of"),
    path(f"{_OF}{_ONE}", views.strength_change, name="strength_change_of"),
    path("my/pathway/", views.pathway, name="pathway"),
    path("my/pathway/now/", stage.say, name="stage"),
    path("my/level/", views.level, name="level"),
    path("people/<uuid:participant_id>/level/", views.level, name="level_of"),
    path("my/coaching/", coaching.how_coached, name="coaching"),
    path("people/<uuid:participant_id>/coaching/", coaching.how_coached, name="coaching_of"),
    path("my/ideas/", coaching.ideas, name="ideas"),
    path("people/<uuid:participant_id>/ideas/", coaching.ideas, name="ideas_of"),
    path("reads/", guides.shelf, name="guides"),
    path("reads/<slug:key>/", guides.guide, name="guide"),
    path("programme/coaching/", coaching.programme, name="programme_coaching"),
]
