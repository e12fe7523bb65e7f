"""The shelf for whoever keeps it: ours to hide or show, the site's own to write and change."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from handrail.ground.access import Capability, access
from handrail.ground.kernel.ids import uuid7
from handrail.ground.people.coaching import MODELS
from handrail.ground.people.pages import REFUSALS, actor_of, refuse, show
from handrail.ground.shelf import commands, ours, queries, rules
from handrail.ground.shelf.forms import EntryOfOurs
from handrail.ground.shelf.models import OwnEntry

_FIELDS = ("title", "text", "smaller", "parts", "domain", "group", "model", "source",
           "minutes", "weeks")  # fmt: skip


def _known(kind: str) -> str:
    if kind not in rules.KINDS:
        raise Http404
    return kind


def _words(kind: str) -> str:
    return gettext(rules.KINDS[kind].words)


def _back(request: HttpRequest, kind: str, said: str) -> HttpResponse:
    messages.success(request, said)
    return HttpResponseRedirect(reverse("shelf:kind", args=[kind]), status=303)


@require_safe
@access(Capability.SHELF_KEEP, record=False)
def kinds(request: HttpRequest) -> HttpResponse:
    """Show what there is, kind by kind."""
    found = queries.kinds(actor_of(request))
    return show(request, "shelf/kinds.html", {"kinds": found, "nav": "programme"})


@require_safe
@access(Capability.SHELF_KEEP, record=False)
def kind(request: HttpRequest, kind: str) -> HttpResponse:
    """Show all of one kind: the site's own first, then ours by part of life or group."""
    actor, found = actor_of(request), queries.kept(actor_of(request), _known(kind))
    domains = dict(_domains(request))
    groups = {key: gettext(words) for key, words in rules.KINDS[kind].groups.items()}
    heads = {one.key: groups.get(one.group) or domains.get(one.domain or "", "")
             for one in found.ours}  # fmt: skip
    context: dict[str, Any] = {
        "kind": kind,
        "words": _words(kind),
        "stays": rules.KINDS[kind].stays,
        "found": found,
        "groups": groups,
        "heads": dict.fromkeys(heads.values()),
        "head_of": heads,
        "spoken": dict(settings.LANGUAGES),
        "models": {key: gettext(words[0]) for key, words in MODELS.items()},
        "missing": queries.missing(found, [code for code, _ in settings.LANGUAGES]),
        "name": actor.app_name,
        "nav": "programme",
    }
    return show(request, "shelf/kind.html", context)


def _domains(request: HttpRequest) -> list[tuple[str, str]]:
    return [(one.key, one.title) for one in queries.entries(actor_of(request), "domain")]


def _kept(request: HttpRequest, kind: str, form: EntryOfOurs, row: OwnEntry | None) -> bool:
    if not form.is_valid():
        return False
    typed, actor = form.cleaned_data, actor_of(request)
    fields: dict[str, Any] = {name: typed[name] for name in _FIELDS if name in typed}
    fields |= {name: fields[name] or 0 for name in rules.NUMBERS if name in fields}
    said = commands.Said(**fields)
    try:
        if row is None:
            commands.add_entry(actor, kind=kind, language=typed["language"], said=said,
                               like=request.GET.get("like", ""), id=typed["id"])  # fmt: skip
        else:
            version = typed["version"] or 0
            commands.change_entry(actor, entry_id=row.pk, said=said, version=version)
    except REFUSALS as refusal:
        refuse(form, refusal)
        return False
    return True


def _edit(
    request: HttpRequest, kind: str, start: dict[str, Any], row: OwnEntry | None
) -> HttpResponse:
    data = request.POST if request.method == "POST" else None
    form = EntryOfOurs(data, initial={"id": uuid7(), **start}, kind=kind,
                       domains=_domains(request), new=row is None)  # fmt: skip
    if data is not None and _kept(request, kind, form, row):
        return _back(request, kind, gettext("Saved. It is offered from now on."))
    stands = None
    if data is not None and row is not None and form.data.get("version") != str(row.version):
        stands = row
        form.put("version", str(row.version))
    context: dict[str, Any] = {
        "kind": kind,
        "words": _words(kind),
        "new": row is None,
        "stands": stands,
        "may": form.may_be_left_out(),
        "nav": "programme",
    }
    return show(request, "shelf/edit.html", context, form)


@require_http_methods(["GET", "HEAD", "POST"])
@access(Capability.SHELF_KEEP, record=False)
def add(request: HttpRequest, kind: str) -> HttpResponse:
    """Write an entry of the site's own, or the same one in another language."""
    _known(kind)
    start: dict[str, Any] = {"language": ours.spoken(get_language())}
    if asked := request.GET.get("like", ""):
        same = queries.like(actor_of(request), kind, asked)
        other = [code for code, _ in settings.LANGUAGES if code != same.language]
        start = {name: getattr(same, name) for name in _FIELDS} | {"language": other[0]}
    return _edit(request, kind, start, None)


@require_http_methods(["GET", "HEAD", "POST"])
@access(Capability.SHELF_KEEP, record=False)
def change(request: HttpRequest, entry_id: UUID) -> HttpResponse:
    """Change an entry of the site's own."""
    row = queries.own_row(actor_of(request), entry_id)
    start = {name: getattr(row, name) or "" for name in (*_FIELDS, "version")}
    return _edit(request, row.kind, start, row)


@require_POST
@access(Capability.SHELF_KEEP, record=False)
def put_away(request: HttpRequest, entry_id: UUID) -> HttpResponse:
    """Offer it no more."""
    row = queries.own_row(actor_of(request), entry_id)
    commands.put_away(actor_of(request), entry_id=entry_id)
    return _back(request, row.kind, gettext("Put away. You can bring it back below."))


@require_POST
@access(Capability.SHELF_KEEP, record=False)
def bring_back(request: HttpRequest, entry_id: UUID) -> HttpResponse:
    """Offer it again."""
    row = queries.own_row(actor_of(request), entry_id)
    commands.bring_back(actor_of(request), entry_id=entry_id)
    return _back(request, row.kind, gettext("It is offered again."))


@require_POST
@access(Capability.SHELF_KEEP, record=False)
def hide(request: HttpRequest, kind: str) -> HttpResponse:
    """Hide one of ours, or show it again."""
    key, again = request.POST.get("key", ""), request.POST.get("again") == "yes"
    do = commands.show_again if again else commands.hide
    do(actor_of(request), kind=_known(kind), key=key)
    said = gettext("It is offered again.") if again else gettext(
        "Hidden. Whoever chose it keeps it, and you can show it again.")  # fmt: skip
    return _back(request, kind, said)
