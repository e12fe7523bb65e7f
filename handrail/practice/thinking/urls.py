"""The addresses of the thinking tools: without a person they are one's own."""

from __future__ import annotations

from django.urls import path

from .views import index, pages

app_name = "thinking"

urlpatterns = [
    path("", index.mine, name="mine"),
    path("private/", pages.mine, name="pages"),
    path("private/new/", pages.new, name="page_new"),
    path("private/<uuid:page_id>/", pages.page, name="page"),
    path("private/<uuid:page_id>/edit/", pages.edit, name="page_edit"),
    path("private/<uuid:page_id>/hide/", pages.hide, name="page_hide"),
    path("private/<uuid:page_id>/delete/", pages.delete, name="page_delete"),
    path("private/earlier/<uuid:earlier_id>/use/", pages.use_earlier, name="page_use"),
]
