"""Doing what a form asks for: a refusal stands on the form, and whoever crossed another is told."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext

from handrail.ground.kernel.waits import both_kept
from handrail.ground.people.pages import REFUSALS, refuse


class Crossing(Protocol):
    """What came of a change, as far as it matters here."""

    @property
    def meanwhile(self) -> bool:
        """Whether the same was changed elsewhere meanwhile; both are kept."""
        ...


def tried(form: forms.Form, do: Callable[[], Any]) -> bool:
    """Do what a form asks for; a refusal stands on the form, and the answer is False."""
    try:
        do()
    except REFUSALS as refusal:
        refuse(form, refusal)
        return False
    return True


def changed(
    request: HttpRequest, form: forms.Form, do: Callable[[], Crossing], words: str
) -> bool:  # fmt: skip
    """Do the change that a form asks for; `words` are said to whoever crossed another change."""
    done: list[Crossing] = []
    if not tried(form, lambda: done.append(do())):
        return False
    if done[0].meanwhile:
        both_kept(request, gettext(words))
    return True
