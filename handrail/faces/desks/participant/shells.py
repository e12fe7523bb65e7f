"""The empty forms of the page without a network: nobody's words, no list of the server's.

Each makes an entry of a kind that waits on the phone. What is picked from one's own goals or cards
is filled in by the phone, when it keeps them.
"""

from __future__ import annotations

from typing import Any

from django.forms import Form
from django.urls import reverse
from django.utils.translation import gettext as _

from handrail.faces.desks.about.forms import StrengthForm
from handrail.practice.accountability.forms import AskForm, PromiseForm
from handrail.practice.around.forms import CompanyForm, HelperForm
from handrail.practice.contacts.forms import TimeLineForm
from handrail.practice.contacts.times.rules import SORTS
from handrail.practice.coping.forms import (
    CardForm,
    HardDayForm,
    LineForm,
    MomentForm,
    SignForm,
    TriggerForm,
)
from handrail.practice.coping.rules.moments import KINDS as MOMENTS
from handrail.practice.coping.rules.plan import PARTS
from handrail.practice.plans.forms import ReviewForm, StepForm
from handrail.practice.plans.goal_forms import (
    BarrierForm,
    GoalForm,
    RulerForm,
    ValueForm,
    VisionForm,
)
from handrail.practice.plans.rules import CHOSEN_BY
from handrail.practice.plans.rules.barriers import TAKEN_BY
from handrail.practice.talks.forms import TopicForm
from handrail.practice.thinking.forms import PageForm, SheetForm
from handrail.practice.thinking.rules.kinds import KINDS as TOOLS
from handrail.practice.updates.forms import UpdateForm

# As on the pages themselves.
_NOTHING: dict[str, Any] = {}
_DAY = {"kind": "other", "repeats": "once", "before": 1, "remind": True}


def _empty(form_class: Any, name: str, start: dict[str, Any] = _NOTHING, **more: Any) -> Form:
    # The phone gives each entry its id: a page that is kept would give all of them the same one.
    form: Form = form_class(initial=start, auto_id=f"{name}_%s", **more)
    return form


def _words(options: Any) -> list[tuple[str, str]]:
    return [(key, _(words)) for key, words in options.items()]


def _plan() -> dict[str, Any]:
    return {
        "step": _empty(StepForm, "step"), "review": _empty(ReviewForm, "review"),
        "goal": _empty(GoalForm, "goal"), "vision": _empty(VisionForm, "vision"),
        "value": _empty(ValueForm, "value"), "barrier": _empty(BarrierForm, "barrier"),
        "ruler": _empty(RulerForm, "ruler"), "strength": _empty(StrengthForm, "strength"),
        "chosen": _words(CHOSEN_BY), "taken": _words(TAKEN_BY),
    }  # fmt: skip


def _hard() -> dict[str, Any]:
    return {
        "card": _empty(CardForm, "card"), "sign": _empty(SignForm, "sign"),
        "trigger": _empty(TriggerForm, "trigger", cards=[]),
        "day": _empty(HardDayForm, "day", _DAY, cards=[]), "line": _empty(LineForm, "line"),
        "moments": [(key, _(MOMENTS[key].title), MOMENTS[key].asks, _empty(MomentForm, key))
                    for key in ("near_miss", "setback", "use")],
        "parts": [(key, _(part.title)) for key, part in PARTS.items()],
    }  # fmt: skip


def _thinking() -> dict[str, Any]:
    # A choice has a form of its own; of the others the first words are enough to start with.
    return {
        "page": _empty(PageForm, "page"),
        "decision": _empty(SheetForm, "decision", kind="decision"),
        "sheet": _empty(SheetForm, "sheet", kind="problem"),
        "pages": [reverse(f"thinking:{key}") for key in TOOLS if key != "decision"],
        "tools": [(key, _(tool.name)) for key, tool in TOOLS.items() if key != "decision"],
    }


def shells() -> dict[str, Any]:
    """Return the empty forms, in the language that is on."""
    return {
        "plan": _plan(),
        "hard": _hard(),
        "think": _thinking(),
        "two": {
            "track": _empty(AskForm, "track"),
            "company": _empty(CompanyForm, "company"),
            "news": _empty(UpdateForm, "update"),
            "helper": _empty(HelperForm, "helper", {"kind": "doctor"}),
            "promise": _empty(PromiseForm, "promise"),
            "line": _empty(TimeLineForm, "times"),
            "sorts": [(key, _(one.word)) for key, one in SORTS.items()],
            "topic": _empty(TopicForm, "topic"),
        },
        "who_reads": [("", _("Only me"), "lock"), ("on", _("My coach too"), "eye")],
    }  # fmt: skip
