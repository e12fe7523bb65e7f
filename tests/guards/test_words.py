"""Words: person-first, plain, no emoji, and all of them translated."""

from __future__ import annotations

import re
from collections import defaultdict

import pytest
import textstat

from tools.words import _read, empty, extracted

AVOID = re.compile(
    r"\b(addict\w*|alcoholic\w*|abus\w*|junkie|clean|dirty|relaps\w*|compli(?:ant|ance)|"
    r"non-?complian\w*|violat\w*|fail\w*|patients?|clients?|users?|drop-?outs?|sober|offenders?|"
    r"inmates?|cases?|denied|refus\w*|streaks?|punish\w*|penalt\w*)\b",
    re.IGNORECASE,
)
# sentence -> why a word to avoid stands in it.
ALLOWED: dict[str, str] = {}
EMOJI = re.compile(r"[\U0001F000-\U0001FAFF\u2600-\u27BF]")
# folder or file, from handrail/ -> why participants do not read what stands there. Coaches are
# peers and read the same plain words as everybody, so their pages are not on this list.
STAFF: dict[str, str] = {
    "faces/desks/manager/": "the office's own pages: managers and administrators open them",
    "faces/desks/jinja2/desks/manager/": "the office's own pages",
    "faces/desks/supervisor/": "the supervisor's own pages",
    "faces/desks/jinja2/desks/supervisor/": "the supervisor's own pages",
    "faces/desks/setup/": "whoever installs the system reads this once",
    "faces/desks/jinja2/desks/setup/": "whoever installs the system reads this once",
    "ground/people/importing/": "reports on the rows of a file that the office brings in",
    "practice/community/jinja2/community/import.html": "the office brings in a list of meetings",
}
GRADE, LONG_SENTENCE_GRADE, LONG_SENTENCE_WORDS = 6.0, 10.0, 8


def _sentences() -> list[tuple[str, set[str]]]:
    found = []
    for message in extracted():
        if not message.id:
            continue
        ids = message.id if isinstance(message.id, tuple) else (message.id,)
        found += [(str(text), {place for place, _ in message.locations}) for text in ids]
    return found


def _plain(text: str) -> str:
    bare = re.sub(r"%\(\w+\)[sd]|%[sd]|\{\w*\}", "this", text)
    return re.sub(r"<[^>]+>", "", bare)


SENTENCES = _sentences()


def test_words_to_avoid_are_avoided() -> None:
    found = {text for text, _ in SENTENCES if AVOID.search(_plain(text))}
    assert found == set(ALLOWED), found


def test_one_spelling_of_practice() -> None:
    """One spelling, the American one: "practice" for the thing and for doing it."""
    assert [text for text, _ in SENTENCES if re.search("practis", text, re.IGNORECASE)] == []


def test_no_emoji() -> None:
    assert [text for text, _ in SENTENCES if EMOJI.search(text)] == []


def _for_participants() -> dict[str, list[str]]:
    rooms: dict[str, list[str]] = defaultdict(list)
    for text, places in SENTENCES:
        for place in places:
            if not place.startswith(tuple(STAFF)):
                rooms["/".join(place.split("/")[:2])].append(_plain(text))
    return rooms


def test_every_place_that_participants_do_not_read_is_there_and_says_why() -> None:
    places = {place for _text, found in SENTENCES for place in found}
    stale = {path for path in STAFF if not any(place.startswith(path) for place in places)}
    assert stale == set()
    assert [path for path, reason in STAFF.items() if len(reason) < 12] == []


@pytest.mark.covers("004-22")
def test_what_participants_read_is_plain() -> None:
    """Automated Readability Index (Senter and Smith, 1967): six or less room by room, and no long
    sentence above ten."""
    rooms = _for_participants()
    assert rooms
    grades = {
        room: textstat.automated_readability_index(
            " ".join(text if text.endswith((".", "?", "!")) else text + "." for text in texts)
        )
        for room, texts in rooms.items()
    }
    assert {room: g for room, g in grades.items() if g > GRADE} == {}
    hard = [
        (round(grade, 1), text)
        for texts in rooms.values()
        for text in texts
        for sentence in re.split(r"(?<=[.!?])\s+", text)
        if len(sentence.split()) >= LONG_SENTENCE_WORDS
        and (grade := textstat.automated_readability_index(sentence)) > LONG_SENTENCE_GRADE
    ]
    assert hard == []


# A ratchet: this number only goes down. Spanish is complete when it is nought.
UNTRANSLATED = 0


def test_every_sentence_is_in_the_catalogue_and_the_rest_is_counted() -> None:
    catalogue = _read("es")
    wanted = {m.id for m in extracted() if m.id}
    assert wanted - {m.id for m in catalogue if m.id} == set()
    assert len(empty(catalogue)) <= UNTRANSLATED
