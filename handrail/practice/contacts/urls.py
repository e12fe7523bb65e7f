"""The addresses of contacts and appointments: without a person they are one's own."""

from __future__ import annotations

from django.urls import path

from .views import appointments, channels, contacts, feeds, times

app_name = "contacts"

urlpatterns = [
    path("", contacts.mine, name="mine"),
    path("of/<uuid:participant_id>/", contacts.person, name="person"),
    path("new/", contacts.new, name="new"),
    path("of/<uuid:participant_id>/new/", contacts.new, name="new"),
    path("draft/", contacts.draft, name="draft"),
    path("draft/discard/", contacts.discard, name="draft_discard"),
    path("<uuid:contact_id>/edit/", contacts.edit, name="edit"),
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
        "appointments/<uuid:appointment_id>/answer/",
        appointments.appointment_answer,
        name="appointment_answer",
    ),
]
