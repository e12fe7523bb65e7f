"""The floors beside the real addresses, which templates need for their links."""

from __future__ import annotations

from django.urls import path

from bench import floors
from handrail import urls

urlpatterns = [
    path("floor/sql/<uuid:user>/", floors.same_sql),
    path("floor/values/<uuid:user>/", floors.same_values),
    path("floor/bare/<uuid:user>/", floors.bare_page),
    *urls.urlpatterns,
]
