"""Which column of the file is which."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from handrail.ground.people.forms import ChoiceOfRow
from handrail.ground.people.importing.queries import RunView
from handrail.ground.people.importing.rules import FIELDS
from handrail.ground.people.importing.words import FIELD_WORDS


class ColumnForm(forms.Form):
    """A column for each field, the site of the file, and that everybody in it agreed."""

    def __init__(
        self,
        data: Any,
        *,
        run: RunView,
        sites: list[tuple[str, str]],
        site: UUID | None,
    ) -> None:
        super().__init__(data)
        columns = [
            (str(index), heading or _("Column %(number)s") % {"number": index + 1})
            for index, heading in enumerate(run.header)
        ]
        for field in FIELDS:
            self.fields[field.name] = forms.ChoiceField(
                label=str(FIELD_WORDS[field.name]),
                choices=[("", _("Not in this file")), *columns],
                required=field.required,
                initial=str(run.mapping.get(field.name, "")),
            )
        self.fields["site_all"] = ChoiceOfRow(
            label=_("Site for all rows without one"),
            choices=[("", _("None: such rows are not added")), *sites],
            required=False,
            initial=str(run.site_id or site or ""),
        )
        self.fields["confirmed"] = forms.BooleanField(
            label=_(
                "Everybody in this file wants to take part and got the privacy notice. We have "
                "it on paper."
            ),
            error_messages={"required": _("Please confirm this first, or take people in by hand.")},
        )

    def clean(self) -> dict[str, Any]:
        """The same column twice is a slip."""
        found = super().clean() or {}
        used = [found[f.name] for f in FIELDS if found.get(f.name)]
        if len(used) != len(set(used)):
            raise forms.ValidationError(_("One column is used twice. Please choose each once."))
        return found

    def mapping(self) -> dict[str, int]:
        """Field -> column index, for the fields that are in the file."""
        return {f.name: int(v) for f in FIELDS if (v := self.cleaned_data.get(f.name))}
