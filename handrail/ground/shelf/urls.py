"""The addresses of the shelf."""

from __future__ import annotations

from django.urls import path

from handrail.ground.shelf import views

app_name = "shelf"

urlpatterns = [
    path("", views.kinds, name="kinds"),
    path("<slug:kind>/", views.kind, name="kind"),
    path("<slug:kind>/new/", views.add, name="add"),
    path("<slug:kind>/hide/", views.hide, name="hide"),
    path("own/<uuid:entry_id>/edit/", views.change, name="change"),
    path("own/<uuid:entry_id>/away/", views.put_away, name="put_away"),
    path("own/<uuid:entry_id>/back/", views.bring_back, name="bring_back"),
]
