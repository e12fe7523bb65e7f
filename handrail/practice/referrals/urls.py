"""The addresses of places that can help."""

from __future__ import annotations

from django.urls import path

from . import views

app_name = "referrals"

urlpatterns = [
    path("", views.directory, name="directory"),
    path("mine/", views.of_person, name="mine"),
    path("of/<uuid:participant_id>/", views.of_person, name="person"),
    path("of/<uuid:participant_id>/new/", views.refer, name="refer"),
    path("told/<uuid:referral_id>/answer/", views.answer, name="answer"),
    path("away/", views.away, name="away"),
    path("new/", views.add, name="add"),
    path("<uuid:resource_id>/edit/", views.change, name="change"),
    path("<uuid:resource_id>/away/", views.put_away, name="put_away"),
    path("<uuid:resource_id>/back/", views.bring_back, name="bring_back"),
    path("<uuid:resource_id>/checked/", views.checked, name="checked"),
]
