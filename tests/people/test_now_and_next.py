"""Forms ask for now and next: nothing that must be filled in is about the past, at intake least.

Every field that somebody must fill in stands in `ASKED` with what it is about. A new one fails
this test until it is put there, and what is about the past can only be put into `HISTORY`, where
a field that must be filled in fails as well.
"""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from html.parser import HTMLParser

import pytest
from django import forms
from django.urls import reverse

import handrail
from handrail.ground.people.forms import IntakeForm
from handrail.ground.people.importing.rules import FIELDS
from tests.cast import Cast
from tests.journeys.pages import pages, visitor
from tests.world import make_world

# Rooms whose forms are about a person; the rest set up the house, sign in, or keep the shelf.
ROOMS = (
    "handrail.faces.api", "handrail.faces.desks.about", "handrail.faces.desks.strategy",
    "handrail.faces.desks.trust", "handrail.ground.people", "handrail.practice",
)  # fmt: skip
NOT_ABOUT_A_PERSON = {
    "EntryForm": "only the number of an entry", "_DatedForm": "only a day, for the forms above it",
    "ChangingForm": "only the number and version of an entry",
    "DraftedForm": "only the number of an entry", "HoursForm": "when a coach can be reached",
    "InviteForm": "somebody who works here", "PlaceForm": "a place of the directory",
    "WorkPhoneForm": "somebody who works here", "CoachForm": "who coaches from now on",
    "ImportForm": "a list of meetings", "KindForm": "which sheet it is",
}  # fmt: skip
# Numbers by which a row is known; nobody types them.
ROWS = {"id", "step_id", "word_id", "clock_id", "card_id", "sheet_id", "notice_version", "card"}

NOW, NEXT, OWN, WHO, BESIDE = (
    "how it is now", "what comes next", "the entry itself, in own words, written because they want",
    "who reads it, or who says it", "what somebody else writes or does for the person",
)  # fmt: skip
# (form, field) -> what it asks for.
ASKED = {
    ("AnswerForm", "passed"): NOW,
    ("AppointmentForm", "at"): NEXT,
    ("AppointmentForm", "on"): NEXT,
    ("AttendForm", "share"): WHO,
    ("AttendForm", "when"): NOW,
    ("BadDayForm", "scene"): NEXT,
    ("BarrierForm", "taken_by"): NEXT,
    ("BarrierForm", "text"): NOW,
    ("BesideForm", "text"): BESIDE,
    ("ChangeClockForm", "name"): OWN,
    ("ChangeForm", "text"): BESIDE,
    ("ChangeStepForm", "chosen_by"): WHO,
    ("ChangeStepForm", "sure"): NOW,
    ("ChangeStepForm", "text"): NEXT,
    ("ChangeValueForm", "text"): OWN,
    ("ChangeWinForm", "text"): OWN,
    ("CircleForm", "agree"): WHO,
    ("CircleForm", "items"): WHO,
    ("CircleForm", "label"): WHO,
    ("CircleForm", "last_day"): NEXT,
    ("CircleForm", "name"): WHO,
    ("CircleForm", "purpose"): WHO,
    ("ClockForm", "counts"): OWN,
    ("ClockForm", "name"): OWN,
    ("CloseForm", "reason"): NOW,
    ("ContactForm", "kind"): BESIDE,
    ("ContactForm", "participant"): BESIDE,
    ("CorrectionForm", "words"): OWN,
    ("EndForm", "ended"): NOW,
    ("EvidenceForm", "text"): OWN,
    ("GoalForm", "text"): NEXT,
    ("HardDayForm", "before"): NEXT,
    ("HardDayForm", "kind"): NEXT,
    ("HardDayForm", "repeats"): NEXT,
    ("HardDayForm", "starts_on"): NEXT,
    ("HardDayForm", "text"): NEXT,
    ("HolidayForm", "first"): NEXT,
    ("HolidayForm", "last"): NEXT,
    ("HolidayForm", "name"): NEXT,
    ("IdeaForm", "text"): BESIDE,
    ("IntakeForm", "given_name"): NOW,
    ("IntakeForm", "how"): NOW,
    ("IntakeForm", "language"): NOW,
    ("IntakeForm", "notice"): NOW,
    ("IntakeForm", "site"): NEXT,
    ("IntakeForm", "take_part"): NEXT,
    ("LineForm", "slot"): NOW,
    ("LineForm", "text"): NEXT,
    ("MilestoneForm", "text"): NEXT,
    ("OneDayForm", "on"): WHO,
    ("OneStepForm", "text"): NEXT,
    ("PhoneDay", "before"): NEXT,
    ("PhoneDay", "kind"): NEXT,
    ("PhoneDay", "repeats"): NEXT,
    ("PhoneDay", "starts_on"): NEXT,
    ("PhoneDay", "text"): NEXT,
    ("PhoneLine", "slot"): NOW,
    ("PhoneMoment", "kind"): NOW,
    ("PhoneTrigger", "kind"): NOW,
    ("PhoneTrigger", "text"): NOW,
    ("PromiseForm", "text"): NEXT,
    ("ReferralForm", "ask_on"): NEXT,
    ("ReferralForm", "reason"): BESIDE,
    ("ReportForm", "state"): NOW,
    ("ShareForm", "agree"): WHO,
    ("ShareForm", "items"): WHO,
    ("ShareForm", "last_day"): NEXT,
    ("ShareForm", "purpose"): WHO,
    ("SignForm", "text"): NOW,
    ("SmallerForm", "smaller_text"): NEXT,
    ("SmallerForm", "sure"): NOW,
    ("SortForm", "pile"): NOW,
    ("StepForm", "chosen_by"): WHO,
    ("StepForm", "sure"): NOW,
    ("StepForm", "text"): NEXT,
    ("StepReport", "state"): NOW,
    ("StepWords", "chosen_by"): WHO,
    ("StepWords", "sure"): NOW,
    ("StepWords", "text"): NEXT,
    ("TriggerForm", "kind"): NOW,
    ("TriggerForm", "text"): NOW,
    ("ValueForm", "text"): NOW,
    ("VisionForm", "text"): NEXT,
    ("WinForm", "text"): OWN,
    ("WordForm", "text"): BESIDE,
    ("WordsForm", "text"): BESIDE,
    ("HelperForm", "kind"): WHO,
    ("HelperForm", "name"): NOW,
    ("ReadyForm", "text"): NEXT,
    ("UpdateForm", "to"): WHO,
    ("TopicForm", "text"): NEXT,
    ("WithOtherForm", "consent"): WHO,
    ("TimeLineForm", "sort"): NOW,
    ("PlanForm", "coach"): WHO,
    ("WishForm", "text"): NEXT,
    ("StoryForm", "title"): OWN,
    ("StoryForm", "text"): OWN,
    ("StoryForm", "purpose"): OWN,
    ("QuestionForm", "topic"): NOW,
    ("QuestionForm", "text"): NOW,
    ("AnswerForm", "text"): NEXT,
    ("PlanForm", "text"): NEXT,
}
# Fields about what was; each may be left out, on every form that has it.
HISTORY = {
    "happened", "stopped", "learned", "worked", "did_not", "heard", "means", "reached_on", "then",
    "first_on", "last_on", "birth_year", "at_on", "at_clock", "outcome", "local_date", "helped",
}  # fmt: skip
# Days on which something is or was, by form: the ones that may lie in the past are left out too.
PAST_DAYS = {
    ("ClockForm", "starts_on"), ("ChangeClockForm", "starts_on"), ("EvidenceForm", "on"),
    ("WinForm", "on"), ("MomentForm", "on"), ("PhoneMoment", "on"), ("RulerForm", "on"),
}  # fmt: skip


def _forms() -> dict[str, list[type[forms.BaseForm]]]:
    """Every form class about a person, by name."""
    found: dict[str, set[type[forms.BaseForm]]] = {}
    for module in pkgutil.walk_packages(handrail.__path__, "handrail."):
        if not module.name.startswith(ROOMS) or "migrations" in module.name:
            continue
        for one in vars(importlib.import_module(module.name)).values():
            ours = inspect.isclass(one) and issubclass(one, forms.BaseForm)
            if ours and one.__module__.startswith(ROOMS):
                found.setdefault(one.__name__, set()).add(one)
    return {name: list(kinds) for name, kinds in found.items() if name not in NOT_ABOUT_A_PERSON}


def _must() -> set[tuple[str, str]]:
    """Form and field of everything that must be filled in."""
    return {
        (name, field)
        for name, kinds in _forms().items()
        for kind in kinds
        for field, one in kind.base_fields.items()  # type: ignore[attr-defined]
        if one.required and field not in ROWS
    }


@pytest.mark.covers("002-2")
def test_whatever_must_be_filled_in_is_about_now_or_next() -> None:
    assert len(_forms()) > 40
    assert _must() - set(ASKED) == set(), "say what it asks for; history may always be left out"
    assert set(ASKED) - _must() == set(), "stale"


@pytest.mark.covers("002-2")
def test_what_is_about_the_past_may_be_left_out() -> None:
    must = _must()
    assert {(form, field) for form, field in must if field in HISTORY} == set()
    assert must & PAST_DAYS == set()
    there = {field for kinds in _forms().values() for k in kinds for field in k.base_fields}  # type: ignore[attr-defined]
    assert HISTORY - there == set(), "stale"


@pytest.mark.covers("002-2")
def test_intake_asks_for_nothing_that_was() -> None:
    """Not even as a field that may stay empty, but the year of birth, which can."""
    asked = {*IntakeForm.base_fields, *(field.name for field in FIELDS)}
    assert asked & HISTORY == {"birth_year"}
    assert IntakeForm.base_fields["birth_year"].required is False
    assert {field.name for field in FIELDS if field.required} == {"given_name"}
    history = ("history", "substance", "drug", "treatment", "relapse", "diagnos", "arrest", "past",
               "last_use", "since")  # fmt: skip
    assert [name for name in asked for word in history if word in name] == []


class _Required(HTMLParser):
    """The names of the fields of a page that a browser insists on."""

    def __init__(self) -> None:
        super().__init__()
        self.found: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = dict(attrs)
        if tag in ("input", "textarea", "select") and "required" in said:
            self.found.add(said.get("name") or "")


@pytest.mark.covers("002-2")
def test_no_page_insists_on_the_past(cast: Cast) -> None:
    """As the pages really are, whatever their forms say; the intake page among them."""
    world = make_world(cast)
    opened = [(who, to) for who, to in pages(world) if who == "ana" and to != "/not-a-page/"]
    insisted: dict[str, set[str]] = {}
    for who, to in [*opened, ("mona", reverse("desks:manager_intake"))]:
        client = cast.mona.client if who == "mona" else visitor(world, who)
        found = _Required()
        found.feed(client.get(to).text)
        insisted[to] = found.found & HISTORY
    assert {to: names for to, names in insisted.items() if names} == {}


@pytest.mark.covers("002-2")
def test_a_meeting_without_a_day_is_of_today(cast: Cast) -> None:
    page = reverse("community:attend")
    found = cast.ana.client.get(page).text
    entry = found.split('name="id" value="')[1][:36]
    sent = {"id": entry, "place_name": "Tuesday group", "when": "after", "share": "private"}
    assert cast.ana.client.post(page, sent).status_code in (302, 303)
    assert "Tuesday group" in cast.ana.client.get(reverse("community:attended")).text
