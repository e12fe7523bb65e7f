from __future__ import annotations

from django.urls import path

from handrail.faces.desks.paper import views

_OF = "people/<uuid:participant_id>/paper"

paper_urls = [
    path("my/paper/", views.choose, name="paper"),
    path("my/paper/print/", views.printed, name="paper_print"),
    path("my/paper/plan.pdf", views.pdf, name="paper_pdf"),
    path(f"{_OF}/", views.choose, name="paper_of"),
    path(f"{_OF}/print/", views.printed, name="paper_print_of"),
    path(f"{_OF}/plan.pdf", views.pdf, name="paper_pdf_of"),
]
