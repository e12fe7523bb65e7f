from __future__ import annotations

from django.urls import path

from handrail.watch.safety import views

app_name = "safety"

urlpatterns = [path("", views.help_page, name="help")]
