from __future__ import annotations

from django.urls import path

from handrail.practice.community import views

app_name = "community"

urlpatterns = [
    path("", views.meetings, name="meetings"),
    path("attended/", views.attended, name="attended"),
    path("attended/<uuid:attendance_id>/sharing/", views.sharing, name="sharing"),
    path("attended/<uuid:attendance_id>/take-back/", views.take_back, name="take_back"),
    path("attend/", views.attend, name="attend"),
    path("attend/<uuid:meeting_id>/", views.attend, name="attend"),
    path("lists/", views.import_list, name="import"),
    path("lists/<uuid:run_id>/", views.check, name="check"),
    path("lists/<uuid:run_id>/import/", views.confirm, name="confirm"),
    path("lists/<uuid:run_id>/forget/", views.forget, name="forget"),
]
