"""The addresses of kind words: without a person they are one's own."""

from __future__ import annotations

from django.urls import path

from . import views

app_name = "encouragement"

urlpatterns = [
    path("", views.mine, name="mine"),
    path("of/<uuid:participant_id>/", views.write, name="write"),
    path("<uuid:word_id>/edit/", views.edit, name="edit"),
    path("<uuid:word_id>/take-back/", views.take_back, name="take_back"),
    path("<uuid:word_id>/thanks/", views.thanks, name="thanks"),
    path("<uuid:word_id>/away/", views.away, name="away"),
    path("<uuid:word_id>/delete/", views.delete, name="delete"),
    path("from/<uuid:writer_id>/off/", views.off, name="off"),
]
