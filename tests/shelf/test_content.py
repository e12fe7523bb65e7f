"""Our own texts: enough of each kind, plain, person-first, in every language, equal to all ways."""

from __future__ import annotations

import re
import time
from collections import Counter

import pytest
import textstat

from handrail.ground.people.coaching import MODELS
from handrail.ground.people.pathways import PATHWAYS
from handrail.ground.shelf import rules
from handrail.ground.shelf.ours import FOLDER, of_kind, ours
from handrail.ground.shelf.reading import read_folder
from handrail.ground.shelf.rules import KINDS, Entry
from tests.guards import test_spanish, test_words

AVOID = {"en": test_words.AVOID, "es": test_spanish.AVOID}
PLAIN_SPANISH = 70.0
"""Szigriszt-Pazos on the scale of Barrio-Cantalejo: 65 and above is "quite easy" to read."""
DOSE = re.compile(r"\b(\d+ ?mg|dose|dosis|taper|detox\w*|stop taking|dejar de tomar)\b", re.I)
AT_LEAST = {
    "domain": 12, "value": 40, "strength": 60, "step": 96, "coping": 30, "warning_sign": 20,
    "barrier": 9, "routine": 18, "session_outline": 6, "bad_day": 6, "milestone_celebration": 10,
    "guide": 16, "kinder_word": 7, "working_agreement": 10,
    "conversation_guide": 12, "dignity_word": 18, "pace": 6, "tone_word": 10, "boundary": 8,
}  # fmt: skip
BOTH = pytest.mark.parametrize("language", ["en", "es"])


def texts(entry: Entry) -> list[str]:
    # The title of a word with dignity is the word that had better not be written.
    title = "" if entry.kind == "dignity_word" else entry.title
    return [t for t in (title, entry.text, entry.smaller, *entry.parts) if t]


def everything(language: str) -> list[tuple[Entry, str]]:
    return [(e, text) for kind in KINDS for e in of_kind(kind, language) for text in texts(e)]


@BOTH
@pytest.mark.covers("004-27")
def test_there_is_enough_of_each_kind(language: str) -> None:
    counts = {kind: len(of_kind(kind, language)) for kind in KINDS}
    assert {kind: n for kind, n in counts.items() if n < AT_LEAST[kind]} == {}
    groups = Counter(entry.group for entry in of_kind("strength", language))
    assert set(groups) == set(rules.STRENGTH_GROUPS)
    assert {e.group for e in of_kind("routine", language)} == set(rules.ROUTINE_GROUPS)


@pytest.mark.covers("001-5", "000-17", "003-34")
@pytest.mark.parametrize("model", list(MODELS))
def test_each_part_of_life_has_six_small_steps_in_each_model(model: str) -> None:
    for domain in of_kind("domain", "en"):
        fitting = [e for e in of_kind("step", "en") if e.fits(model, domain.key)]
        assert len(fitting) >= 6, domain.key
        assert all(e.smaller and e.smaller != e.text for e in fitting)
        assert any(e.models == (model,) for e in fitting), domain.key


@pytest.mark.covers("001-36", "001-39", "003-6")
@pytest.mark.parametrize(
    ("domain", "about"),
    [
        ("money", ("debt", "save")), ("health", ("walk",)), ("joy", ("fun", "laugh")),
        ("community", ("group",)), ("learning", ("class", "course")),
        ("work", ("first day back",)), ("family_friends", ("seeing them again",)),
        ("legal", ("court",)),
    ],
)  # fmt: skip
def test_a_joyful_life_and_the_ways_back_have_steps(domain: str, about: tuple[str, ...]) -> None:
    told = " ".join(
        text for e in of_kind("step", "en") if e.domain == domain for text in texts(e)
    ).lower()
    assert any(word in told for word in about), domain


@pytest.mark.covers("003-1", "003-34")
def test_the_models_differ_in_steps_coping_and_outlines() -> None:
    for kind in ("step", "coping", "session_outline"):
        first, second = ({e.key for e in of_kind(kind, "en") if e.fits(m, None)} for m in MODELS)
        assert first - second, kind
        assert second - first, kind


def test_every_language_has_the_same_but_for_the_words() -> None:
    for kind in KINDS:
        shapes = [
            [
                (e.key, e.domain, e.group, e.models, e.version, len(e.parts))
                for e in of_kind(kind, x)
            ]
            for x in ("en", "es")
        ]
        assert shapes[0] == shapes[1], kind


@BOTH
def test_no_text_is_in_the_wrong_language_or_twice(language: str) -> None:
    other = {text for _, text in everything("es" if language == "en" else "en")}
    assert {text for _, text in everything(language)} & other == set()
    for kind in KINDS:
        titles = [e.title + e.text for e in of_kind(kind, language)]
        assert rules.twice(titles) == set(), kind


@BOTH
def test_words_to_avoid_are_avoided(language: str) -> None:
    assert [text for _, text in everything(language) if AVOID[language].search(text)] == []
    assert [text for _, text in everything(language) if test_words.EMOJI.search(text)] == []


@BOTH
def test_nobody_is_told_what_medicine_to_take(language: str) -> None:
    assert [text for _, text in everything(language) if DOSE.search(text)] == []


@pytest.mark.covers("004-22")
def test_english_is_grade_six_or_below() -> None:
    """Automated Readability Index: six or less kind by kind, and no long sentence above ten."""
    for kind in KINDS:
        read = [t if t.endswith((".", "?", "!")) else f"{t}." for e in of_kind(kind, "en")
                for t in texts(e)]  # fmt: skip
        assert textstat.automated_readability_index(" ".join(read)) <= test_words.GRADE, kind
    hard = [
        sentence
        for _, text in everything("en")
        for sentence in re.split(r"(?<=[.!?:])\s+", text)
        if len(sentence.split()) >= test_words.LONG_SENTENCE_WORDS
        and textstat.automated_readability_index(sentence) > test_words.LONG_SENTENCE_GRADE
    ]
    assert hard == []


@pytest.mark.covers("004-22")
def test_spanish_is_easy_to_read() -> None:
    textstat.set_lang("es")
    try:
        for kind in KINDS:
            read = " ".join(t if t.endswith((".", "?", "!")) else f"{t}."
                            for e in of_kind(kind, "es") for t in texts(e))  # fmt: skip
            assert textstat.szigriszt_pazos(read) >= PLAIN_SPANISH, kind
    finally:
        textstat.set_lang("en")


def test_spanish_questions_open_as_well_as_close() -> None:
    for first, last in ("¿?", "¡!"):
        assert [t for _, t in everything("es") if t.count(first) != t.count(last)] == []


def test_every_way_into_recovery_has_equal_standing() -> None:
    """Harm reduction, medicine, faith, groups and culture are offered; none comes first for all."""
    words = " ".join(text for _, text in everything("en")).lower()
    for said in ("naloxone", "safer", "medicine", "meeting of any kind", "faith", "ceremony",
                 "elder", "sponsor", "care for the mind", "sport"):  # fmt: skip
        assert said in words, said
    assert len(PATHWAYS) == 10
    # A domain, a value or a strength that only one way knows would rank the ways.
    own = [e.key for kind in ("step", "coping") for e in of_kind(kind, "en")
           if re.search(r"\b(twelve|12)[- ]step|SMART\b", " ".join(texts(e)))]  # fmt: skip
    assert own == []


def test_every_entry_says_its_licence_source_and_version() -> None:
    for language, kinds in ours().items():
        for entries in kinds.values():
            for entry in entries:
                assert entry.version >= 1, (language, entry.key)
                assert entry.licence == "Apache-2.0"
                assert "Handrail" in entry.source


def test_the_shelf_is_read_fast_enough_to_stand_at_every_start() -> None:
    before = time.perf_counter()
    read_folder(FOLDER, ["en", "es"])
    assert time.perf_counter() - before < 2
