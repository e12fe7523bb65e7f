"""Every component renders with nothing optional, and no word can become markup."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from html.parser import HTMLParser
from typing import Any

import pytest
from django import forms
from django.core.paginator import Paginator
from jinja2 import Environment

from handrail.design import gallery

PROBE = "\"><script>alert(1)</script>'&"

CALLS = [
    "c.mark(p, p)",
    "c.hidden_words(p)",
    "c.button(p)",
    "c.button(p, 'soft', 'phone', 'button', p, p, True, True, True, p, p)",
    "c.link_button(p, p)",
    "c.note(p)",
    "c.note(p, 'phone', 'rose', 'alert')",
    "c.chip(p)",
    "c.chip(p, 'leaf', 'heart')",
    "c.why(p)",
    "c.person(p)",
    "c.person(p, 'sky', True)",
    "c.empty(p, p)",
    "c.sees(p, True)",
    "c.figure(p, p)",
    "c.moment(p, 'phone', p)",
    "c.moment(p, 'phone', p, p, p)",
    "c.spark([1, 2], p)",
    "c.rhythm(1, 2, p)",
    "c.faces(p, none, [p, p, p, p, p], p, p)",
    "c.scale(p, none, p, p, p, p, p)",
    "c.choice(p, [(p, p), (p, p, 'lock')], p, p, p)",
    "c.pager(page)",
    "c.back(p, p)",
    "c.read(p, p)",
    "c.prefs()",
    "c.when(instant)",
    "c.when(instant, 'Asia/Kathmandu')",
    "c.lines(p)",
    "c.errors(form)",
    "c.errors(form, p)",
]
BLOCKS = [
    "c.card()",
    "c.card(p, True, p, p)",
    "c.details(p)",
    "c.details(p, True, p)",
    "c.empty(p, p, 'plant')",
    "c.call_row(p, p, p, 'sky', p)",
]


class Probed(forms.Form):
    """Every word of this form is hostile."""

    text = forms.CharField(label=PROBE, help_text=PROBE, error_messages={"required": PROBE})
    kind = forms.ChoiceField(
        label=PROBE, choices=[(PROBE, PROBE)], widget=forms.RadioSelect, required=False
    )
    tick = forms.BooleanField(label=PROBE, required=False)
    secret = forms.CharField(widget=forms.HiddenInput, error_messages={"required": PROBE})

    def clean(self) -> None:
        raise forms.ValidationError(PROBE)


class Reader(HTMLParser):
    """Finds scripts and unbalanced elements."""

    VOID = frozenset({"input", "meta", "link", "br", "img"})

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.scripts = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.scripts += tag == "script"
        self.ids += [value or "" for name, value in attrs if name == "id"]
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Elements that close themselves hold nothing."""

    def handle_endtag(self, tag: str) -> None:
        assert self.open, tag
        assert self.open.pop() == tag, tag


def read(html: str) -> Reader:
    reader = Reader()
    reader.feed(html)
    reader.close()
    assert reader.open == []
    return reader


def render(jinja: Environment, source: str, **more: Any) -> str:
    template = jinja.from_string('{% import "design/c.html" as c %}' + source)
    page = Paginator(range(9), 3).page(2)
    instant = datetime(2024, 5, 14, 13, 0, tzinfo=UTC)
    return template.render(p=PROBE, page=page, instant=instant, form=Probed({}), **more)


@pytest.mark.parametrize("call", CALLS)
def test_macro(jinja: Environment, call: str) -> None:
    assert read(render(jinja, "{{ " + call + " }}")).scripts == 0


@pytest.mark.parametrize("call", BLOCKS)
def test_block_macro(jinja: Environment, call: str) -> None:
    html = render(jinja, "{% call " + call + " %}{{ p }}{% endcall %}")
    assert read(html).scripts == 0
    assert "alert(1)" in html


def test_fields_say_what_to_do(jinja: Environment) -> None:
    html = render(jinja, "{% for f in form %}{{ c.field(f) }}{% endfor %}")
    assert read(html).scripts == 0
    assert 'aria-describedby="id_text_hint id_text_error"' in html
    assert 'id="id_text_error"' in html
    assert 'aria-invalid="true"' in html


def test_answers_are_kept(jinja: Environment) -> None:
    faces = render(jinja, "{{ c.faces('m', '2', ['a', 'b', 'c', 'd', 'e']) }}")
    assert re.findall(r'value="(\d)" checked', faces) == ["2"]
    scale = render(jinja, "{{ c.scale('m', 0, 'a', 'b') }}{{ c.scale('n', none, 'a', 'b') }}")
    assert re.findall(r'name="(\w)" value="(\d*)" checked', scale) == [("m", "0"), ("n", "")]


def test_when_is_in_the_readers_zone(jinja: Environment) -> None:
    html = render(jinja, "{{ c.when(instant) }}")
    assert 'datetime="2024-05-14T13:00:00+00:00"' in html
    assert "9:00" in html
    assert "May 14" in html


@pytest.mark.parametrize("shell", ["phone", "desk", "plain"])
def test_shells_need_nothing_optional(
    jinja: Environment, page_context: dict[str, Any], shell: str
) -> None:
    html = jinja.from_string(
        f'{{% extends "design/{shell}.html" %}}{{% set nav = "today" %}}'
        '{% block main %}{% import "design/c.html" as c %}{{ c.chip("here") }}{% endblock %}'
    ).render(page_context)
    reader = read(html.replace("<!doctype html>", ""))
    assert len(reader.ids) == len(set(reader.ids))
    assert {"main", "status"} <= set(reader.ids)
    assert '<a class="skip" href="#main">' in html
    assert "<title>Handrail</title>" in html
    assert ("data-exit" in html) is (shell != "desk")
    assert "data-queue" not in html, "what waits belongs to somebody who is signed in"


def test_phone_tabs_and_flashes(jinja: Environment, page_context: dict[str, Any]) -> None:
    html = jinja.get_template("design/phone.html").render(
        page_context
        | {
            "nav": "plan",
            "phone_nav": [
                ("today", "Today", "sun-horizon", "/"),
                ("plan", PROBE, "path", "/plan/"),
            ],
            "flashes": [PROBE],
            "languages": [("en", "English"), ("es", "Español")],
            "language_url": "/language/",
        }
    )
    assert html.count('aria-current="page"') == 1
    assert "alert(1)</script>" not in html


def test_gallery_renders(jinja: Environment, page_context: dict[str, Any]) -> None:
    html = jinja.get_template("design/gallery.html").render(page_context | gallery.context())
    reader = read(html.replace("<!doctype html>", ""))
    assert len(reader.ids) == len(set(reader.ids)), sorted(reader.ids)
    assert "style=" not in html
