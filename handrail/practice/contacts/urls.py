"""The addresses of contacts and appointments: without a person they are one's own."""

from __future__ import annotations

from django.urls import path

from .notes import remark_views, views
from .views import (
    appointments,
    channels,
    contacts,
    feeds,
    going_on,
    holidays,
    sessions,
    times,
    with_other,
)

app_name = "contacts"

urlpatterns = [
    path("", contacts.mine, name="mine"),
    path("of/<uuid:participant_id>/", contacts.person, name="person"),
    path("new/", contacts.new, name="new"),
    path("of/<uuid:participant_id>/new/", contacts.new, name="new"),
    path("of/<uuid:participant_id>/with-other/", with_other.new, name="with_other"),
    path("draft/", contacts.draft, name="draft"),
    path("draft/discard/", contacts.discard, name="draft_discard"),
    path("notes/before/", going_on.open_before, name="notes_before"),
    path("<uuid:contact_id>/note/", views.note, name="note"),
    path("<uuid:contact_id>/note/view/", views.say, name="view"),
    path("<uuid:contact_id>/note/ask/", views.ask, name="ask"),
    path("views/<uuid:own_view_id>/away/", views.view_away, name="view_away"),
    path("views/before/<uuid:view_before_id>/use/", views.view_before, name="view_before"),
    path("corrections/<uuid:correction_id>/", views.answer, name="correction"),
    path("corrections/<uuid:correction_id>/back/", views.ask_back, name="ask_back"),
    path("corrections/before/<uuid:ask_before_id>/use/", views.ask_before, name="ask_before"),
    path("of/<uuid:participant_id>/remarks/", remark_views.remarks, name="remarks"),
    path(
        "of/<uuid:participant_id>/remarks/supervision/",
        remark_views.in_supervision,
        name="remarks_read",
    ),
    path("remarks/", remark_views.waiting, name="remarks_wait"),
    path("remarks/<uuid:remark_id>/read/", remark_views.remark_read, name="remark_read"),
    path("remarks/<uuid:remark_id>/away/", remark_views.remark_away, name="remark_away"),
    path("<uuid:contact_id>/edit/", contacts.edit, name="edit"),
    path("<uuid:contact_id>/what-it-was/", sessions.what_it_was, name="what_it_was"),
    path("<uuid:contact_id>/undo/", contacts.undo, name="undo"),
    path("times/", times.times, name="times"),
    path("of/<uuid:participant_id>/times/", times.times, name="times_of"),
    path("times/<uuid:time_line_id>/", times.time_line, name="time_line"),
    path("times/<uuid:time_line_id>/change/", times.time_line_change, name="time_line_change"),
    path("times/<uuid:time_line_id>/away/", times.time_line_away, name="time_line_away"),
    path(
        "times/before/<uuid:time_before_id>/use/", times.time_line_before, name="time_line_before"
    ),
    path("touch/", channels.touch, name="touch"),
    path("of/<uuid:participant_id>/touch/", channels.touch, name="touch_of"),
    path("touch/before/<uuid:plan_before_id>/use/", channels.touch_before, name="touch_before"),
    path("holidays/", holidays.holidays, name="holidays"),
    path("of/<uuid:participant_id>/holidays/", holidays.holidays, name="holidays_of"),
    path("holidays/<uuid:holiday_plan_id>/", holidays.holiday, name="holiday"),
    path("holidays/<uuid:holiday_plan_id>/away/", holidays.holiday_away, name="holiday_away"),
    path(
        "holidays/before/<uuid:holiday_before_id>/use/",
        holidays.holiday_before,
        name="holiday_before",
    ),
    path("pace/", channels.pace, name="pace"),
    path("of/<uuid:participant_id>/pace/", channels.pace, name="pace_of"),
    path("pace/<uuid:pace_id>/answer/", channels.pace_answer, name="pace_answer"),
    path("calendar/", feeds.calendar, name="calendar"),
    path("calendar/make/", feeds.calendar_make, name="calendar_make"),
    path("calendar/place/", feeds.calendar_place, name="calendar_place"),
    path("calendar/stop/", feeds.calendar_stop, name="calendar_stop"),
    path(
        "appointments/<uuid:appointment_id>/calendar.ics",
        feeds.appointment_file,
        name="appointment_file",
    ),
    path("appointments/new/", appointments.appointment_new, name="appointment_new"),
    path(
        "of/<uuid:participant_id>/appointments/new/",
        appointments.appointment_new,
        name="appointment_new",
    ),
    path(
        "appointments/<uuid:appointment_id>/move/",
        appointments.appointment_move,
        name="appointment_move",
    ),
    path(
        "appointments/<uuid:appointment_id>/cancel/",
        appointments.appointment_cancel,
        name="appointment_cancel",
    ),
    path(
        "appointments/<uuid:appointment_id>/agree/",
        appointments.appointment_agree,
        name="appointment_agree",
    ),
    path(
        "appointments/<uuid:appointment_id>/go-on/",
        going_on.go_on,
        name="appointment_go_on",
    ),
    path(
        "appointments/<uuid:appointment_id>/answer/",
        appointments.appointment_answer,
        name="appointment_answer",
    ),
    path(
        "appointments/<uuid:appointment_id>/asked/",
        sessions.asked,
        name="appointment_asked",
    ),
]
