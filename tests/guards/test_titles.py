"""Titles stand in tabs, histories and window lists: each names its page and gives nobody away."""

from __future__ import annotations

import html
import re
from collections import defaultdict

from tests.cast import Cast
from tests.guards.source import PACKAGE
from tests.journeys.pages import pages, visitor
from tests.world import make_world
from tools.words import _read

TITLE = re.compile(r"{% block title %}(.*?){% endblock %}")
SENTENCE = re.compile(r"_\(\"(.*?)\"\)")
HEALTH = re.compile(
    r"recover|sober|treat|addict|alcohol|drug|crav|opioid|naloxone|clinic|health|therap|diagnos|"
    r"medic|patient|rehab|detox|lapse|mood|recuper|adic|droga|salud|tratam|terap|ánimo",
    re.IGNORECASE,
)
# template -> why its title is not a sentence of its own.
OTHERWISE = {
    "ground/shelf/jinja2/shelf/kind.html": "one for all kinds; its title is a kind's own words",
    "faces/desks/jinja2/desks/error.html": "one page for all answers; its heading names no person",
    "design/jinja2/design/gallery.html": "shows components with invented words",
}


def _titles_of_templates() -> dict[str, str]:
    found = {}
    for path in sorted(PACKAGE.rglob("jinja2/**/*.html")):
        text = path.read_text()
        name = str(path.relative_to(PACKAGE))
        shell = name.startswith("design/jinja2/") and "gallery" not in name
        if "{% extends" in text and not shell:
            title = TITLE.search(text)
            found[name] = title[1] if title else ""
    return found


TEMPLATES = _titles_of_templates()


def test_every_template_has_a_title_of_sentences_and_nothing_else() -> None:
    odd = {
        name
        for name, title in TEMPLATES.items()
        # Which sentence it is may depend on a yes or no; what is shown is the sentence alone.
        if not re.fullmatch(r'{{ _\("[^"%]+"\)( if \w+ else _\("[^"%]+"\))* }}', title)
    }
    assert odd == set(OTHERWISE), odd


def test_no_two_templates_share_a_title_in_any_language() -> None:
    spanish = {m.id: m.string for m in _read("es")}
    places: dict[str, list[str]] = defaultdict(list)
    for name, title in TEMPLATES.items():
        for sentence in SENTENCE.findall(title):
            places[sentence].append(name)
            places[f"es: {spanish[sentence]}"].append(name)
    # The two homes are the same page of two roles; nobody has both.
    homes = ["faces/desks/jinja2/desks/coach/today.html",
             "faces/desks/jinja2/desks/participant/today.html"]  # fmt: skip
    assert {s: n for s, n in places.items() if len(n) > 1 and n != homes} == {}
    assert [s for s in places if HEALTH.search(s)] == []


def test_no_two_pages_of_a_role_share_a_title_and_no_title_names_anybody(cast: Cast) -> None:
    world = make_world(cast)
    everybody = world.everybody()
    names = {m.user.name for m in everybody.values()} | {"Marlow", "Quill", "Chris"}
    named = re.compile(rf"\b({'|'.join(names)})\b")
    seen: dict[tuple[str, str], list[str]] = defaultdict(list)
    clients = {who: visitor(world, who) for who, _address in pages(world)}
    for who, address in pages(world):
        page = clients[who].get(address, follow=True).content.decode()
        titles = [html.unescape(title) for title in re.findall(r"<title>(.*?)</title>", page)]
        assert len(titles) == 1, address
        if address != "/sign-in/?ask=1":  # the same page, asked again
            seen[who, titles[0]].append(address)
    assert {k: v for k, v in seen.items() if len(v) > 1} == {}
    told = [title for _, title in seen if named.search(title) or HEALTH.search(title)]
    assert told == []
    assert [who for who, title in seen if title == "Handrail"] == []
