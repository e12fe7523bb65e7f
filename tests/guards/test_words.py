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
STAFF = ("/coach/", "/manager/", "/supervisor/", "/setup/", "importing", "people/", "community/run",
         "schedule/", "messaging/", "import", "operate", "sources")  # fmt: skip
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


def test_no_emoji() -> None:
    assert [text for text, _ in SENTENCES if EMOJI.search(text)] == []


def _for_participants() -> dict[str, list[str]]:
    rooms: dict[str, list[str]] = defaultdict(list)
    for text, places in SENTENCES:
        for place in places:
            if not any(word in place for word in STAFF):
                rooms["/".join(place.split("/")[:2])].append(_plain(text))
    return rooms


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
