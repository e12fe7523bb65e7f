"""Words folded into a template say what they would say when looked up at each visit."""

from __future__ import annotations

import pytest
from django.template import engines
from django.utils import translation

from handrail.ground.kernel.spoken import spoken

BACKEND = engines["jinja2"]


@pytest.mark.parametrize(("language", "today"), [("en", "Today"), ("es", "Hoy")])
def test_each_language_has_its_own_words(language: str, today: str) -> None:
    with translation.override(language):
        page = BACKEND.from_string('{{ _("Today") }}|{% trans %}Today{% endtrans %}')
        assert page.render({}) == f"{today}|{today}"
        assert spoken()("Today") == today


def test_words_with_values_are_still_asked_for() -> None:
    source = (
        '{{ _("%(given)s wrote", given=name) }}|'
        "{% trans count=n %}{{ count }} day{% pluralize %}{{ count }} days{% endtrans %}|"
        "{% set words = 'Today' %}{{ _(words) }}"
    )
    with translation.override("en"):
        page = BACKEND.from_string(source)
        shown = page.render({"name": "<b>Ana</b>", "n": 2})
        assert shown == "&lt;b&gt;Ana&lt;/b&gt; wrote|2 days|Today"
    with translation.override("es"):
        shown = BACKEND.from_string(source).render({"name": "Ana", "n": 2})
        assert shown.endswith("|Hoy")


def test_marks_for_values_and_for_pages_come_out_as_before() -> None:
    with translation.override("en"):
        page = BACKEND.from_string('{{ _("100%% & <b>more</b>") }}{{ f(_("a & b")) }}')
        assert page.render({"f": lambda words: words + "!"}) == "100% & <b>more</b>a & b!"


def test_a_template_is_compiled_once_for_each_language() -> None:
    with translation.override("en"):
        one = BACKEND.get_template("design/plain.html").template
        assert BACKEND.get_template("design/plain.html").template is one
    with translation.override("es"):
        assert BACKEND.get_template("design/plain.html").template is not one
