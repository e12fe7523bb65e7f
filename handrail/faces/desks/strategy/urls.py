"""Addresses of looking at what still works, included by the desks."""

from __future__ import annotations

from django.urls import path

from handrail.faces.desks.strategy import views

_ONE = "coping/strategy/<uuid:look_id>/"

strategy_urls = [
    path("coping/strategy/", views.looks, name="strategy"),
    path(_ONE, views.look, name="strategy_look"),
    path(f"{_ONE}step/", views.step, name="strategy_step"),
    path(f"{_ONE}card/", views.card, name="strategy_card"),
    path(f"{_ONE}share/", views.share, name="strategy_share"),
    path(f"{_ONE}end/", views.end, name="strategy_end"),
    path(f"{_ONE}look-at/<slug:part>/", views.part, name="strategy_part"),
]
