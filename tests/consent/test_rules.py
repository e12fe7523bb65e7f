"""Truth tables of the consent room."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from handrail.ground.access import POLICY, Capability, Reach
from handrail.ground.consent import rules
from handrail.ground.consent.notice import NOTICE, notice_text
from handrail.ground.consent.rules import Item, State, Term, state
from handrail.ground.consent.words import REDISCLOSURE_NOTICE, ShareWords, share_text

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)


@pytest.mark.parametrize(
    ("term", "expected"),
    [
        (Term(NOW - HOUR), State.IN_FORCE),
        (Term(NOW), State.IN_FORCE),
        (Term(NOW + HOUR), State.NOT_YET),
        (Term(NOW - HOUR, NOW + HOUR), State.IN_FORCE),
        (Term(NOW - HOUR, NOW), State.EXPIRED),
        (Term(NOW - 2 * HOUR, NOW - HOUR), State.EXPIRED),
        (Term(NOW - HOUR, NOW + HOUR, NOW), State.REVOKED),
        (Term(NOW - HOUR, NOW + HOUR, NOW + HOUR), State.IN_FORCE),
        (Term(NOW - 2 * HOUR, NOW - HOUR, NOW), State.REVOKED),
        (Term(NOW + HOUR, None, NOW), State.REVOKED),
    ],
)
def test_where_a_consent_stands(term: Term, expected: State) -> None:
    assert state(term, NOW) is expected


@pytest.mark.parametrize(
    ("role", "items", "refused"),
    [
        ("circle", {Item.WINS, Item.STEP}, set()),
        ("circle", {Item.WINS, Item.MEETINGS}, {Item.MEETINGS}),
        ("partner", {Item.APPOINTMENTS, Item.MEETINGS}, set()),
        ("partner", {Item.WINS}, {Item.WINS}),
        ("coach", {Item.WINS}, {Item.WINS}),
    ],
)
def test_what_may_be_offered_to_whom(role: str, items: set[Item], refused: set[Item]) -> None:
    assert rules.not_offered(role, frozenset(items)) == refused


def test_what_is_offered_is_what_the_policy_lets_the_role_read() -> None:
    for role, items in rules.ITEMS_FOR.items():
        offered = {rules.CAPABILITY_OF[item] for item in items}
        given = {str(r.capability) for r in POLICY if r.role == role and r.reach is Reach.CONSENTED}
        assert offered == given


@pytest.mark.parametrize(
    ("capability", "items"),
    [
        (Capability.WIN_READ, (Item.WINS,)),
        (Capability.STEP_READ, (Item.STEP,)),
        (Capability.CHECKIN_READ, ()),
        (Capability.CONTACT_READ, ()),
        (Capability.PERSON_READ, ()),
    ],
)
def test_which_items_open_a_capability(capability: str, items: tuple[Item, ...]) -> None:
    assert rules.items_opening(str(capability)) == items


@pytest.mark.parametrize(("days", "fits"), [(-1, False), (0, True), (366, True), (367, False)])
def test_the_last_day_is_within_a_year(days: int, fits: bool) -> None:
    today = date(2026, 3, 1)
    assert rules.last_day_fits(today + timedelta(days=days), today) is fits


@pytest.mark.parametrize("absent", rules.ALL_ELEMENTS)
def test_a_consent_without_one_element_is_not_complete(absent: str) -> None:
    whole: dict[str, object] = dict.fromkeys(rules.ALL_ELEMENTS, "there")
    assert rules.missing_elements(whole) == ()
    assert rules.missing_elements({**whole, absent: ""}) == (absent,)


def test_the_words_of_a_share_hold_every_element() -> None:
    text = share_text(
        ShareWords("Ana Marlow", "Riverbend", (Item.WINS,), "Chris (sister)", "to cheer", "3 May",
                   "1 March")
    )  # fmt: skip
    for part in ("Ana Marlow", "Riverbend", "my wins", "Chris (sister)", "to cheer", "3 May",
                 "stop at any time", "in writing", "Signed on screen on 1 March"):  # fmt: skip
        assert part in text


def test_the_hash_changes_with_words_and_not_with_spaces() -> None:
    assert rules.text_hash("a  b\nc") == rules.text_hash("a b c")
    assert rules.text_hash("a b c") != rules.text_hash("a b d")


@pytest.mark.covers("rule-13")
def test_the_notice_says_what_the_law_asks_for() -> None:
    text = notice_text().lower()
    for part in ("42 cfr part 2", "written yes", "take your yes back", "court", "subpoena",
                 "who looked", "three years", "copy of this notice", "wrong hands",
                 "health and human services", "may treat you worse"):  # fmt: skip
        assert part in text
    assert len(NOTICE) == 7
    assert "use or disclosure" in REDISCLOSURE_NOTICE
