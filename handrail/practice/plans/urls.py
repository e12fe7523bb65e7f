"""The addresses of a plan: without a person it is one's own."""

from __future__ import annotations

from django.urls import path

from .views import drafts, plan, reviews, steps, wins

app_name = "plans"

urlpatterns = [
    path("", plan.plan, name="plan"),
    path("of/<uuid:participant_id>/", plan.person, name="person"),
    path("steps/new/", steps.step_new, name="step_new"),
    path("of/<uuid:participant_id>/steps/new/", steps.step_new, name="agree"),
    path("steps/<uuid:step_id>/report/", steps.step_report, name="step_report"),
    path("steps/<uuid:step_id>/smaller/", steps.step_smaller, name="smaller"),
    path("steps/<uuid:step_id>/undo/", steps.step_undo, name="step_undo"),
    path("review/draft/", drafts.review_draft, name="review_draft"),
    path("review/draft/discard/", drafts.review_draft_discard, name="review_draft_discard"),
    path("steps/draft/", drafts.step_draft, name="step_draft"),
    path("steps/draft/discard/", drafts.step_draft_discard, name="step_draft_discard"),
    path("review/", reviews.review, name="review"),
    path("of/<uuid:participant_id>/review/", reviews.review, name="review"),
    path("reviews/<uuid:review_id>/step/", reviews.review_step, name="review_step"),
    path("wins/", wins.wins, name="wins"),
    path("of/<uuid:participant_id>/wins/", wins.wins, name="wins"),
    path("wins/new/", wins.win_new, name="win_new"),
    path("of/<uuid:participant_id>/wins/new/", wins.win_new, name="win_new"),
    path("wins/<uuid:win_id>/answer/", wins.win_answer, name="win_answer"),
    path("wins/<uuid:win_id>/share/", wins.win_share, name="win_share"),
    path("wins/<uuid:win_id>/take-back/", wins.win_take_back, name="win_take_back"),
]
