"""Addresses of the manager's desk, included by the desks."""

from __future__ import annotations

from django.urls import path

from handrail.faces.desks.manager import imports, intake, matching, people, staff, stuck, ways_in

_PERSON = "programme/people/<uuid:participant_id>/"
_RUN = "programme/import/<uuid:run_id>/"

manager_urls = [
    path("programme/", people.manager_today, name="manager_today"),
    path("programme/people/", people.manager_people, name="manager_people"),
    path("programme/people/find/", people.manager_find, name="manager_find"),
    path("programme/people/new/", intake.manager_intake, name="manager_intake"),
    path(_PERSON, people.manager_person, name="manager_person"),
    path(f"{_PERSON}contact/", people.manager_contact, name="manager_contact"),
    path(f"{_PERSON}coach/", people.manager_coach, name="manager_coach"),
    path(f"{_PERSON}coach/none/", people.manager_no_coach, name="manager_no_coach"),
    path(f"{_PERSON}matching/", matching.matching, name="matching"),
    path(f"{_PERSON}close/", people.manager_close, name="manager_close"),
    path(f"{_PERSON}open/", people.manager_open, name="manager_open"),
    path("cards/<uuid:participant_id>/", ways_in.card, name="card"),
    path("programme/staff/", staff.manager_staff, name="manager_staff"),
    path("programme/staff/invite/", staff.manager_invite, name="manager_invite"),
    path("programme/staff/<uuid:staff_id>/renew/", staff.manager_renew, name="manager_renew"),
    path("programme/staff/<uuid:staff_id>/pause/", staff.manager_suspend, name="manager_suspend"),
    path("programme/staff/<uuid:staff_id>/resume/", staff.manager_resume, name="manager_resume"),
    path("programme/messages/", stuck.stuck, name="stuck"),
    path("programme/messages/late/", stuck.stuck_late, name="stuck_late"),
    path("programme/messages/<uuid:message_id>/again/", stuck.stuck_again, name="stuck_again"),
    path("programme/messages/<uuid:message_id>/let-go/", stuck.stuck_let_go, name="stuck_let_go"),
    path("programme/import/", imports.import_people, name="import_people"),
    path(f"{_RUN}columns/", imports.import_columns, name="import_columns"),
    path(_RUN, imports.import_report, name="import_report"),
    path(f"{_RUN}choose/", imports.import_choose, name="import_choose"),
    path(f"{_RUN}start/", imports.import_start, name="import_start"),
    path(f"{_RUN}put-away/", imports.import_put_away, name="import_put_away"),
]
