"""The address of one's own hours."""

from __future__ import annotations

from django.urls import path

from . import views

app_name = "hours"

urlpatterns = [path("", views.mine, name="mine")]
