"""What a phone sends of thinking: a sheet of any kind, a line on one, a private page."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from handrail.faces.api.envelope import Entry
from handrail.faces.api.reading import Keep, Said, day_of, form_of, read
from handrail.ground.access import Actor
from handrail.practice.thinking.commands import sheets
from handrail.practice.thinking.commands.lines import Told, add_line
from handrail.practice.thinking.commands.pages import write_page
from handrail.practice.thinking.forms import LineForm, PageForm, SheetForm
from handrail.practice.thinking.rules.kinds import CHOOSE, Slot
from handrail.practice.thinking.rules.kinds import KINDS as TOOLS

# The phone names the place of a line; only the sheet knows what that place asks for.
_ANY_PLACE = Slot("", "", dated=True, weighed=True, measured=True)


class KindForm(forms.Form):
    """Which tool a sheet is of."""

    kind = forms.ChoiceField(
        choices=[(key, key) for key in TOOLS],
        error_messages={"required": gettext_lazy(CHOOSE), "invalid_choice": gettext_lazy(CHOOSE)},
    )


class PhoneLine(LineForm):
    """A line, and the sheet that it is for."""

    sheet_id = forms.UUIDField()

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, place=_ANY_PLACE, **options)


def _sheet(actor: Actor, owner: UUID, entry: Entry, sent_at: datetime | None) -> Said:
    kind = read(KindForm, entry)["kind"]
    form = form_of(lambda data: SheetForm(data, kind=kind), entry)
    sheets.start_sheet(
        actor, participant_id=owner, kind=kind, said=sheets.Said(**form.said()),
        shared=form.cleaned_data["shared"], id=entry.id,
        written_on=day_of(actor, entry, sent_at),
    )  # fmt: skip
    return lambda: _("Saved.")


def _sheet_line(actor: Actor, owner: UUID, entry: Entry, sent_at: datetime | None) -> Said:
    form = form_of(PhoneLine, entry)
    typed = form.cleaned_data
    add_line(
        actor, participant_id=owner, sheet_id=typed["sheet_id"], slot=typed["slot"],
        under=typed["under"], told=Told(**form.told()), id=entry.id,
        written_on=day_of(actor, entry, sent_at),
    )  # fmt: skip
    return lambda: _("Added.")


def _private_page(actor: Actor, owner: UUID, entry: Entry, sent_at: datetime | None) -> Said:
    parts = read(PageForm, entry)
    del parts["version"]
    parts["sort"] = parts["sort"] or "free"
    write_page(actor, participant_id=owner, **parts)
    return lambda: _("Saved. Only you can read it.")


KINDS: Mapping[str, Keep] = MappingProxyType(
    {"sheet": _sheet, "sheet_line": _sheet_line, "private_page": _private_page}
)
