"""The addresses of the thinking tools: without a person they are one's own."""

from __future__ import annotations

from django.urls import path

from .rules.kinds import KINDS
from .views import index, lines, pages, routines, sheets

app_name = "thinking"

urlpatterns = [
    path("", index.mine, name="mine"),
    path("of/<uuid:participant_id>/", index.shared, name="shared"),
    *(
        path(f"{kind.slug}/", sheets.of_kind, {"kind": key}, name=key)
        for key, kind in KINDS.items()
    ),
    *(
        path(f"{kind.slug}/new/", sheets.new, {"kind": key}, name=f"{key}_new")
        for key, kind in KINDS.items()
    ),
    path("<uuid:sheet_id>/", sheets.sheet, name="sheet"),
    path("<uuid:sheet_id>/edit/", sheets.edit, name="edit"),
    path("<uuid:sheet_id>/share/", sheets.share, name="share"),
    path("<uuid:sheet_id>/end/", sheets.end, name="end"),
    path("<uuid:sheet_id>/pick/", sheets.pick, name="pick"),
    path("<uuid:sheet_id>/away/", sheets.away, name="away"),
    path("<uuid:sheet_id>/move/", sheets.move, name="move"),
    path("<uuid:sheet_id>/step/", sheets.step, name="step"),
    path("<uuid:sheet_id>/delete/", sheets.delete, name="delete"),
    path("<uuid:sheet_id>/earlier/", sheets.earlier, name="earlier"),
    path("<uuid:sheet_id>/tick/", routines.tick, name="tick"),
    path("<uuid:sheet_id>/pause/", routines.pause, name="pause"),
    path("<uuid:sheet_id>/lines/", lines.add, name="line_add"),
    path("lines/<uuid:line_id>/edit/", lines.edit, name="line_edit"),
    path("lines/<uuid:line_id>/away/", lines.away, name="line_away"),
    path("earlier/<uuid:earlier_id>/use/", lines.use_earlier, name="use_earlier"),
    path("private/", pages.mine, name="pages"),
    path("private/new/", pages.new, name="page_new"),
    path("private/<uuid:page_id>/", pages.page, name="page"),
    path("private/<uuid:page_id>/edit/", pages.edit, name="page_edit"),
    path("private/<uuid:page_id>/hide/", pages.hide, name="page_hide"),
    path("private/<uuid:page_id>/delete/", pages.delete, name="page_delete"),
    path("private/earlier/<uuid:earlier_id>/use/", pages.use_earlier, name="page_use"),
]
