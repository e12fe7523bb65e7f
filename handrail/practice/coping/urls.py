"""The addresses of "When it gets hard": without a person they are one's own."""

from __future__ import annotations

from django.urls import path

from .views import away, badday, beside, cards, days, earlier, hub, lists, moments, numbers, plan

app_name = "coping"

urlpatterns = [
    path("", hub.mine, name="mine"),
    path("of/<uuid:participant_id>/", hub.of_person, name="person"),
    path("share/", hub.share, name="share"),
    path("answer/", cards.answer, name="answer"),
    path("cards/", cards.cards, name="cards"),
    path("cards/<uuid:card_id>/edit/", cards.edit, name="card_edit"),
    path("cards/<uuid:card_id>/away/", cards.away, name="card_away"),
    path("cards/<uuid:card_id>/practise/", cards.practise, name="practise"),
    path("plan/", plan.plan, name="plan"),
    path("of/<uuid:participant_id>/plan/", plan.plan, name="plan_of"),
    path("plan/<uuid:line_id>/", plan.line, name="line"),
    path("plan/<uuid:line_id>/remove/", plan.remove, name="line_remove"),
    path("plan/<uuid:line_id>/back/", plan.bring_back, name="line_back"),
    path("plan/earlier/<uuid:earlier_id>/use/", earlier.use_line, name="line_earlier"),
    path("triggers/", lists.triggers, name="triggers"),
    path("triggers/<uuid:trigger_id>/", lists.triggers, name="trigger"),
    path("signs/", lists.signs, name="signs"),
    path("signs/<uuid:sign_id>/", lists.signs, name="sign"),
    path("moments/", moments.moments, name="moments"),
    path("moments/new/<slug:kind>/", moments.new, name="moment_new"),
    path("moments/<uuid:moment_id>/", moments.moment, name="moment"),
    path("moments/<uuid:moment_id>/edit/", moments.edit, name="moment_edit"),
    path("moments/<uuid:moment_id>/share/", moments.share, name="moment_share"),
    path("moments/<uuid:moment_id>/card/", moments.card, name="moment_card"),
    path("moments/<uuid:moment_id>/step/", moments.step, name="moment_step"),
    path("numbers/", numbers.numbers, name="numbers"),
    path("numbers/<uuid:clock_id>/", numbers.one, name="clock"),
    path("numbers/<uuid:clock_id>/change/", numbers.change, name="clock_change"),
    path("numbers/<uuid:clock_id>/away/", numbers.away, name="clock_away"),
    path("numbers/days/<uuid:days_id>/remove/", numbers.days_remove, name="days_remove"),
    path("days/", days.days, name="days"),
    path("days/<uuid:day_id>/", days.days, name="day"),
    path("days/<uuid:day_id>/remind/", days.remind, name="day_remind"),
    path("away/<slug:kind>/<uuid:row_id>/", away.away, name="away"),
    path("away/<slug:kind>/<uuid:row_id>/back/", away.again, name="back"),
    path("away/<slug:kind>/<uuid:row_id>/erase/", away.erase, name="erase"),
    path("beside/<slug:kind>/<uuid:row_id>/", beside.write, name="beside"),
    path("beside/<uuid:beside_id>/", beside.answer, name="beside_answer"),
    path("earlier/<uuid:earlier_id>/use/", earlier.use, name="earlier_use"),
    path("bad-day/", badday.bad_day, name="bad_day"),
    path("bad-day/<uuid:walk_id>/", badday.walk, name="walk"),
]
