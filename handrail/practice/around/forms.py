"""What a person types about the people around. Nothing typed is lost."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from handrail.ground.kernel.entry_form import EntryForm
from handrail.ground.kernel.words_field import Words

from .commands.who_helps import HelperSaid
from .rules import company
from .rules import who_helps as rules


class HelperForm(EntryForm):
    """Somebody who helps. `known` are accounts of people to whom something can be shown."""

    version = forms.IntegerField(required=False, widget=forms.HiddenInput)
    name = Words(limit=rules.NAME_LIMIT, missing=_(rules.MISSING), label=_("Who is it?"),
                 help_text=_("A first name is enough."))  # fmt: skip
    kind = forms.ChoiceField(
        label=_("What are they to you?"), choices=[(k, _(w)) for k, w in rules.KINDS.items()],
        error_messages={
            "required": _(rules.KIND_UNKNOWN), "invalid_choice": _(rules.KIND_UNKNOWN)
        },
    )  # fmt: skip
    helps = Words(limit=rules.HELPS_LIMIT, lines=2, label=_("What do they help you with?"))
    phone = Words(limit=rules.PHONE_LIMIT, label=_("Phone number"))
    reach = Words(limit=rules.REACH_LIMIT, label=_("Another way to reach them"),
                  help_text=_("An address, or when they are in."))  # fmt: skip
    may_know = Words(limit=rules.TOLD_LIMIT, lines=2, label=_("What may they know about you?"),
                     help_text=_("For you to remember. It opens nothing by itself."))  # fmt: skip
    recipient = forms.ChoiceField(
        required=False, label=_("Do they see something here already?"),
        error_messages={"invalid_choice": _(rules.NOT_KNOWN)},
    )  # fmt: skip
    company = forms.BooleanField(
        required=False, label=_("I may call or write to them when I do not want to be alone")
    )
    share = forms.CharField(required=False)

    def __init__(
        self, *args: Any, known: Iterable[tuple[UUID, str]] = (), **options: Any
    ) -> None:  # fmt: skip
        super().__init__(*args, **options)
        field: Any = self.fields["recipient"]
        field.choices = [("", gettext("No")), *((str(key), name) for key, name in known)]

    def said(self) -> HelperSaid:
        """What was said, for the command."""
        typed = self.cleaned_data
        to = typed["recipient"]
        return HelperSaid(
            typed["kind"], typed["name"], typed["helps"], typed["phone"], typed["reach"],
            typed["may_know"], UUID(to) if to else None, typed["company"],
        )  # fmt: skip


class ReadyForm(EntryForm):
    """The words that are ready to send."""

    text = Words(limit=company.TEXT_LIMIT, lines=2, missing=_(company.MISSING),
                 label=_("Words that are ready to send"))  # fmt: skip


class CompanyForm(EntryForm):
    """One tap for the coach; there is nothing to fill in."""
