"""The addresses of balance: without a person it is one's own."""

from __future__ import annotations

from django.urls import path

from .views import fit, moves, page, pulses

app_name = "balance"

urlpatterns = [
    path("", page.mine, name="mine"),
    path("pulse/", pulses.mine, name="pulse"),
    path("pulse/show/", pulses.show_mine, name="show"),
    path("pulse/rest/", pulses.rest_mine, name="rest"),
    path("pulse/<uuid:pulse_id>/back/", pulses.back, name="pulse_back"),
    path("fit/", fit.fit, name="fit"),
    path("fit/<uuid:fit_id>/back/", fit.back, name="fit_back"),
    path("fit/<uuid:fit_id>/share/", fit.share, name="fit_share"),
    path("of/<uuid:participant_id>/", page.person, name="person"),
    path("of/<uuid:participant_id>/pulse/", pulses.person, name="pulse_of"),
    path("of/<uuid:participant_id>/pulse/show/", pulses.show_of, name="show_of"),
    path("of/<uuid:participant_id>/pulse/rest/", pulses.rest_of, name="rest_of"),
    path("of/<uuid:participant_id>/move/", moves.answer, name="move"),
]
