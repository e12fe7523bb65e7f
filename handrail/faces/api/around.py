"""What a phone sends about the people around: company, somebody who helps, ready words."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType
from uuid import UUID

from django.http import QueryDict
from django.utils.translation import gettext as _

from handrail.faces.api.envelope import Entry
from handrail.faces.api.reading import Keep, Said, form_of
from handrail.ground.access import Actor, Capability
from handrail.ground.consent.queries import known_recipients
from handrail.practice.around.commands.company import ask_for_company, write_ready_words
from handrail.practice.around.commands.who_helps import add_helper
from handrail.practice.around.forms import CompanyForm, HelperForm, ReadyForm
from handrail.practice.around.rules import company, who_helps
from handrail.practice.updates.commands import send_update
from handrail.practice.updates.forms import UpdateForm
from handrail.practice.updates.queries import readers
from handrail.practice.updates.rules import SENT as UPDATE_SENT

MY_COACH = "coach"


def _company(actor: Actor, owner: UUID, entry: Entry, sent_at: datetime | None) -> Said:
    form_of(CompanyForm, entry)
    said = company.SENT if ask_for_company(actor, participant_id=owner, id=entry.id) else (
        company.SENT_ALREADY
    )  # fmt: skip
    return lambda: _(said)


def _helper(actor: Actor, owner: UUID, entry: Entry, sent_at: datetime | None) -> Said:
    found = known_recipients(actor, Capability.HELPER_KEEP, owner)
    known = [(who, yes.name) for who, yes in found.items()]
    form = form_of(lambda data: HelperForm(data, known=known), entry)
    shared = form.cleaned_data["share"] == "coach"
    add_helper(actor, participant_id=owner, said=form.said(), shared=shared, id=entry.id)
    return lambda: _(who_helps.SAVED)


def _ready(actor: Actor, owner: UUID, entry: Entry, sent_at: datetime | None) -> Said:
    text = form_of(ReadyForm, entry).cleaned_data["text"]
    write_ready_words(actor, participant_id=owner, text=text, id=entry.id)
    return lambda: _(company.SAVED)


def _update(actor: Actor, owner: UUID, entry: Entry, sent_at: datetime | None) -> Said:
    known = readers(actor, owner)
    people = [(one.id, one.name) for one in known]

    def read(data: QueryDict) -> UpdateForm:
        if data.getlist("to") == [MY_COACH]:
            # The page without a network names nobody: it is whoever coaches when it arrives.
            data.setlist("to", [str(one.id) for one in known if not one.outside])
        return UpdateForm(data, readers=people)

    form = form_of(read, entry)
    send_update(actor, participant_id=owner, said=form.said(), id=entry.id)
    return lambda: _(UPDATE_SENT)


KINDS: Mapping[str, Keep] = MappingProxyType(
    {"company_ask": _company, "helper": _helper, "ready_words": _ready, "update": _update}
)
