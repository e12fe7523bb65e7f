"""The addresses of the questions about where the line is."""

from __future__ import annotations

from django.urls import path

from . import views

app_name = "boundaries"
_ONE = "<uuid:boundary_id>/"

urlpatterns = [
    path("", views.mine, name="mine"),
    path("here/", views.here, name="here"),
    path(_ONE, views.one, name="one"),
    path(f"{_ONE}back/", views.back, name="back"),
    path(f"here/{_ONE}", views.answering, name="answering"),
    path(f"here/{_ONE}close/", views.close, name="close"),
]
