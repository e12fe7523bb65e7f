"""The addresses of the people around: without a person they are one's own."""

from __future__ import annotations

from django.urls import path

from .views import company, who_helps

app_name = "around"
_H = "<uuid:helper_id>/"

urlpatterns = [
    path("", who_helps.listed, name="mine"),
    path("of/<uuid:participant_id>/", who_helps.person, name="person"),
    path(_H, who_helps.edit, name="helper"),
    path(f"{_H}share/", who_helps.share, name="helper_share"),
    path(f"{_H}away/", who_helps.away, name="helper_away"),
    path("before/<uuid:helper_before_id>/use/", who_helps.use_before, name="helper_use"),
    path("company/", company.ask, name="company"),
    path("company/<uuid:company_ask_id>/back/", company.take_back, name="company_back"),
    path("company/<uuid:company_ask_id>/done/", company.done, name="company_done"),
    path("company/words/", company.ready, name="ready"),
    path("company/words/<uuid:ready_words_id>/use/", company.use_ready, name="ready_use"),
]
