"""The addresses of the two weeks: without a person they are one's own."""

from __future__ import annotations

from django.urls import path

from . import views

app_name = "beginning"
_ONE, _P = "<uuid:beginning_id>/", "<uuid:participant_id>/"

urlpatterns = [
    path("", views.mine, name="mine"),
    path("try/", views.begin, name="begin"),
    path(f"{_ONE}answer/", views.answer, name="answer"),
    path(f"{_ONE}back/", views.back, name="back"),
    path(f"{_ONE}out/", views.out, name="out"),
    path(f"{_ONE}coach/", views.coach, name="coach"),
    path(f"of/{_P}", views.of_person, name="of"),
    path(f"office/{_P}", views.office, name="office"),
]
