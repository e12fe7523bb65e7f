"""What a phone sends of what two people talk about."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType
from uuid import UUID

from django.utils.translation import gettext as _

from handrail.faces.api.envelope import Entry
from handrail.faces.api.reading import Keep, Said, form_of
from handrail.ground.access import Actor
from handrail.practice.talks import rules
from handrail.practice.talks.commands.topics import add_topic
from handrail.practice.talks.forms import TopicForm


def _topic(actor: Actor, owner: UUID, entry: Entry, sent_at: datetime | None) -> Said:
    typed = form_of(TopicForm, entry).cleaned_data
    add_topic(actor, participant_id=owner, text=typed["text"], just_so=typed["just_so"],
              id=entry.id)  # fmt: skip
    return lambda: _(rules.ADDED)


KINDS: Mapping[str, Keep] = MappingProxyType({"topic": _topic})
