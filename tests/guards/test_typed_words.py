"""What somebody typed is asked about before it is lost, and is stored once however often sent."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser

import pytest
from django.urls import resolve

from tests.cast import Cast
from tests.guards.source import PACKAGE
from tests.journeys.pages import pages, visitor
from tests.world import make_world

KEEPS = ("data-guard", "data-autosave", "data-outbox", "saves_itself(")
FORM = re.compile(
    r"<form\b(?P<head>[^{>]*(?:\{\{.*?\}\}[^{>]*|\{%.*?%\}[^{>]*)*)>(?P<body>.*?)</form>", re.S
)
ENTRY = re.compile(r'\b(?:form|days|change)\.id\b|form\["id"\]|name="id"')

# Form -> why sending it a second time changes nothing, though it carries no entry id.
SAME_AGAIN = {
    "/my/pathway/": "the same words take the place of the same words",
    "thinking/_tick.html": "a day is ticked once, however often",
    "/plan/of/<uuid:participant_id>/wins/": "a later word takes the place of an earlier one",
    "/growth/of/<uuid:participant_id>/": "a later word takes the place of an earlier one",
    "growth/person.html": "a later word takes the place of an earlier one by the same writer",
    "plans/wins.html": "a later word takes the place of an earlier one by the same person",
    "desks/about/pathway.html": "the same words take the place of the same words",
    "desks/about/level.html": "the same way takes the place of the same way",
    "desks/manager/invite.html": "its answer is a page, so it is never sent by itself",
    "desks/trust/share.html": "its answer is a page, so it is never sent by itself",
    "desks/organisation/form.html": "a setting takes its own place; no number or site is doubled",
    "design/gallery.html": "a picture of a form; it goes nowhere",
}  # fmt: skip


def template_forms() -> Iterator[tuple[str, str, str]]:
    """Yield template, opening tag and body of every form that posts."""
    for path in sorted(PACKAGE.rglob("jinja2/**/*.html")):
        name = str(path.relative_to(next(p for p in path.parents if p.name == "jinja2")))
        for found in FORM.finditer(path.read_text()):
            if 'method="post"' in found["head"]:
                yield name, found["head"], found["body"]


class _Forms(HTMLParser):
    """The posting forms of a page: their attributes, and the names of their fields."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[dict[str, str | None], list[tuple[str, str | None]]]] = []
        self._open = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = dict(attrs)
        if tag == "form":
            self._open = said.get("method") == "post"
            if self._open:
                self.found.append((said, []))
        elif self._open and tag in ("input", "textarea"):
            self.found[-1][1].append((tag, said.get("name")))

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._open = False


def _route(path: str) -> str:
    """Return the address as it is declared, whatever ids stand in it."""
    return f"/{resolve(path.partition('?')[0]).route}"


def test_every_form_of_a_template_with_words_keeps_them() -> None:
    loose = [
        name
        for name, head, body in template_forms()
        if ("<textarea" in body or ENTRY.search(body)) and not any(k in head for k in KEEPS)
        and "gallery" not in name
    ]  # fmt: skip
    assert not loose


def test_every_guarded_form_is_stored_once() -> None:
    twice = {
        name
        for name, head, body in template_forms()
        if any(k in head for k in KEEPS) and not ENTRY.search(body) and "step_id" not in body
    }
    assert twice <= set(SAME_AGAIN), twice - set(SAME_AGAIN)
    stale = {name for name in SAME_AGAIN if name.endswith(".html")} - twice
    assert not stale


@pytest.mark.django_db
def test_every_page_keeps_what_is_typed_on_it(cast: Cast) -> None:
    loose, seen = [], 0
    world = make_world(cast)
    clients = {who: visitor(world, who) for who, _path in pages(world)}
    for who, path in pages(world):
        if path in ("/gallery/", "/not-a-page/"):
            continue
        found = _Forms()
        found.feed(clients[who].get(path).content.decode())
        for attrs, fields in found.found:
            if not any(tag == "textarea" for tag, _name in fields):
                continue
            seen += 1
            once = any(name == "id" for _tag, name in fields) or _route(path) in SAME_AGAIN
            if not once or not any(kept in attrs for kept in KEEPS):
                loose.append((path, attrs.get("action")))
    assert seen >= 15
    assert not loose
