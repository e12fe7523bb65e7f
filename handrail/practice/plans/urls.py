"""The addresses of a plan: without a person it is one's own."""

from __future__ import annotations

from django.urls import path

from .views import barriers, direction, drafts, goal_acts, goals, plan, reviews, steps, why, wins

app_name = "plans"
_OF = "of/<uuid:participant_id>"

urlpatterns = [
    path("", plan.plan, name="plan"),
    path("of/<uuid:participant_id>/", plan.person, name="person"),
    path("steps/new/", steps.step_new, name="step_new"),
    path("of/<uuid:participant_id>/steps/new/", steps.step_new, name="agree"),
    path("steps/<uuid:step_id>/report/", steps.step_report, name="step_report"),
    path("steps/<uuid:step_id>/smaller/", steps.step_smaller, name="smaller"),
    path("steps/<uuid:step_id>/move/", why.move, name="step_move"),
    path("steps/<uuid:step_id>/undo/", steps.step_undo, name="step_undo"),
    path("review/draft/", drafts.review_draft, name="review_draft"),
    path("review/draft/discard/", drafts.review_draft_discard, name="review_draft_discard"),
    path("steps/draft/", drafts.step_draft, name="step_draft"),
    path("steps/draft/discard/", drafts.step_draft_discard, name="step_draft_discard"),
    path("review/", reviews.review, name="review"),
    path("of/<uuid:participant_id>/review/", reviews.review, name="review"),
    path("reviews/<uuid:review_id>/step/", reviews.review_step, name="review_step"),
    path("weeks/", why.weeks, name="weeks"),
    path(f"{_OF}/weeks/", why.weeks, name="weeks_of"),
    path("steps/<uuid:step_id>/why/", why.why, name="why"),
    path("steps/<uuid:step_id>/swap/", why.swap, name="swap"),
    path("vision/", direction.vision, name="vision"),
    path("vision/earlier/<uuid:earlier_id>/use/", direction.vision_earlier, name="vision_earlier"),
    path("values/", direction.values, name="values"),
    path("values/sort/", direction.value_sort, name="value_sort"),
    path("values/share/", direction.value_share, name="value_share"),
    path("goals/", goals.goals, name="goals"),
    path(f"{_OF}/goals/", goals.goals, name="goals_of"),
    path("goals/new/", goals.new, name="goal_new"),
    path(f"{_OF}/goals/new/", goals.new, name="goal_new_of"),
    path("goals/<uuid:goal_id>/", goals.goal, name="goal"),
    path("goals/<uuid:goal_id>/edit/", goals.edit, name="goal_edit"),
    path("goals/<uuid:goal_id>/steps/", goals.ideas, name="goal_ideas"),
    path("goals/<uuid:goal_id>/earlier/", goals.earlier, name="goal_earlier"),
    path("goals/<uuid:goal_id>/stand/", goal_acts.stand, name="goal_stand"),
    path("goals/<uuid:goal_id>/undo/", goal_acts.undo, name="goal_undo"),
    path("goals/<uuid:goal_id>/move/", goal_acts.move, name="goal_move"),
    path("goals/<uuid:goal_id>/share/", goal_acts.share, name="goal_share"),
    path("goals/<uuid:goal_id>/ruler/", goal_acts.ruler, name="ruler"),
    path("goals/earlier/<uuid:earlier_id>/use/", goal_acts.use_earlier, name="goal_use_earlier"),
    path("goals/ideas/<uuid:idea_id>/", goal_acts.answer, name="goal_idea"),
    path("barriers/", barriers.barriers, name="barriers"),
    path(f"{_OF}/barriers/", barriers.barriers, name="barriers_of"),
    path("barriers/<uuid:barrier_id>/", barriers.barrier, name="barrier"),
    path("barriers/<uuid:barrier_id>/end/", barriers.end, name="barrier_end"),
    path("barriers/<uuid:barrier_id>/reopen/", barriers.reopen, name="barrier_reopen"),
    path("barriers/<uuid:barrier_id>/undo/", barriers.undo, name="barrier_undo"),
    path("wins/", wins.wins, name="wins"),
    path("of/<uuid:participant_id>/wins/", wins.wins, name="wins"),
    path("wins/new/", wins.win_new, name="win_new"),
    path("of/<uuid:participant_id>/wins/new/", wins.win_new, name="win_new"),
    path("wins/<uuid:win_id>/answer/", wins.win_answer, name="win_answer"),
    path("wins/<uuid:win_id>/share/", wins.win_share, name="win_share"),
    path("wins/<uuid:win_id>/take-back/", wins.win_take_back, name="win_take_back"),
]
