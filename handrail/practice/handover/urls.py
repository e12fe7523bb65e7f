"""The addresses of handovers: without a person it is one's own."""

from __future__ import annotations

from django.urls import path

from .views import office, pages

app_name = "handover"
_ONE = "<uuid:handover_id>/"

urlpatterns = [
    path("", pages.handover, name="mine"),
    path("of/<uuid:participant_id>/", pages.handover, name="of"),
    path("planned/", office.planned, name="planned"),
    path("plan/<uuid:participant_id>/", office.plan, name="plan"),
    path(f"{_ONE}words/", pages.words, name="words"),
    path("before/<uuid:handover_words_before_id>/use/", pages.use_earlier, name="use_earlier"),
    path(f"{_ONE}wish/", pages.wish, name="wish"),
    path(f"{_ONE}answer/", pages.answer, name="answer"),
    path(f"{_ONE}notes/", pages.notes_too, name="notes"),
    path(f"{_ONE}day/", pages.day, name="day"),
    path(f"{_ONE}come/", office.come, name="come"),
    path(f"{_ONE}met/", pages.met, name="met"),
    path(f"{_ONE}now/", office.now, name="now"),
    path(f"{_ONE}stop/", office.stop, name="stop"),
]
