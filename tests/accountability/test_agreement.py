"""The working agreement: signed by both, every version kept, renewed when its text changes."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

import pytest
import time_machine
from django.urls import reverse
from django.utils import translation

from handrail.design import dates
from handrail.ground.access import NotVisible
from handrail.ground.access.capability import Capability
from handrail.ground.audit.queries import reads_of
from handrail.ground.kernel import clock
from handrail.ground.kernel.ids import uuid7
from handrail.ground.kernel.receipts import Replayed
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.ground.kernel.text import TextTooLong
from handrail.ground.shelf import commands as shelf
from handrail.ground.shelf import ours
from handrail.practice.accountability import rules as words
from handrail.practice.accountability.commands import signing
from handrail.practice.accountability.models import Agreement, Signature
from handrail.practice.accountability.queries import agreement as tables
from handrail.practice.accountability.rules import agreement as rules
from tests.cast import Cast, Member
from tests.phone.sealing import envelope
from tests.phone.test_plan_and_coping_arrive import hello, outcome

from .people import WAVE, ana, asked, day, html, sign, table, terms

MINE = "/together/agreement/"


def page_of(cast: Cast) -> str:
    return reverse("accountability:agreement_of", args=[ana(cast)])


def rows(model: type) -> int:
    return int(model.objects.for_system("counting what a test stored").count())  # type: ignore[attr-defined]


def own_paragraph(cast: Cast, title: str = "Our van", text: str = "We can drive you.") -> None:
    said = shelf.Said(title, text)
    shelf.add_entry(cast.mona.actor, kind=rules.KIND, language="en", said=said)


@pytest.mark.covers("004-5")
def test_both_sign_the_same_text_and_both_can_read_it(cast: Cast) -> None:
    assert table(cast).stands == "none"
    assert sign(cast, cast.ben, "Ben Okafor", reach="Call, then text", hours="Mondays")
    assert table(cast).stands == "mine"
    assert table(cast, cast.ben).stands == "theirs"
    assert sign(cast, cast.ana, "Ana")
    for who in (cast.ana, cast.ben):
        found = table(cast, who)
        assert found.stands == "signed"
        assert found.now is not None
        assert [(one.name, one.by) for one in found.now.signatures] == [
            ("Ben Okafor", "coach"), ("Ana", "participant")
        ]  # fmt: skip
        assert found.now.signatures[0].device == "Android phone"
        assert (found.now.reach, found.now.hours) == ("Call, then text", "Mondays")
    assert rows(Agreement) == 1


@pytest.mark.covers("004-41", "002-19", "001-19")
def test_it_says_what_coaching_is_not_and_where_silence_ends(cast: Cast) -> None:
    page = html(cast.ana.client.get(MINE))
    for one in ours.of_kind(rules.KIND, "en"):
        assert one.title in page.replace("&#39;", "'"), one.key
    assert "not therapy, and a coach is not a sponsor" in page
    assert "Here are the limits" in page
    assert "A judge orders it by law." in page
    with translation.override("es"):
        assert "un coach no es un padrino" in table(cast).paragraphs[1].text


def test_a_name_can_be_drawn_and_is_drawn_again(cast: Cast) -> None:
    sign(cast, cast.ana, "", WAVE)
    now = table(cast).now
    assert now is not None
    assert now.signatures[0].path.startswith("M0 50")
    assert now.signatures[0].name
    page = html(cast.ana.client.get(reverse("accountability:version", args=[now.id])))
    assert '<svg class="drawn-name"' in page


@pytest.mark.parametrize(("typed", "drawn", "says"), [
    ("", "", rules.NO_NAME), ("\0 \0", "", rules.NO_NAME), ("", "1,1 2,", rules.BROKE_OFF),
])  # fmt: skip
def test_a_signature_that_breaks_off_loses_nothing(
    cast: Cast, typed: str, drawn: str, says: str
) -> None:
    found = table(cast)
    body = {
        "id": str(uuid7()), "fingerprint": found.fingerprint, "name": typed, "drawn": drawn,
        "hours": "Mondays at ten", "reach": "Text me", "review_on": day(cast, 30).isoformat(),
    }  # fmt: skip
    answer = cast.ana.client.post(MINE, body)
    assert answer.status_code == 422
    page = html(answer)
    assert says in page
    assert "Mondays at ten" in page
    assert rows(Agreement) == rows(Signature) == 0
    again = cast.ana.client.post(MINE, {**body, "name": "Ana"})
    assert again.status_code == 303
    assert rows(Agreement) == rows(Signature) == 1


@pytest.mark.parametrize(("review", "says"), [
    (date(2020, 1, 1), words.PAST), (date(9999, 12, 31), rules.FAR), (None, rules.NO_REVIEW),
])  # fmt: skip
def test_a_review_date_that_does_not_fit_is_said(
    cast: Cast, review: date | None, says: str
) -> None:
    with pytest.raises(NotLikeThis) as told:
        sign(cast, cast.ana, review_on=review)
    assert told.value.words == says
    assert rows(Agreement) == 0
    with pytest.raises(TextTooLong):
        sign(cast, cast.ana, reach="x" * 20_000)
    with pytest.raises(TextTooLong):
        sign(cast, cast.ana, "x" * 20_000)


def test_two_devices_that_sign_at_once_double_nothing(cast: Cast) -> None:
    """The same person twice is one name; the same words of both are one version."""
    both = terms(cast)
    for who in (cast.ana, cast.ben, cast.ana, cast.ben):
        signing.sign(who.actor, participant_id=ana(cast), terms=both, name=signing.Name("N"))
    assert rows(Agreement) == 1
    assert rows(Signature) == 2
    entry = uuid7()
    other = terms(cast, reach="By text")
    for _ in range(3):
        signing.sign(cast.ana.actor, participant_id=ana(cast), terms=other,
                     name=signing.Name("Ana"), id=entry)  # fmt: skip
    assert rows(Agreement) == 2
    assert rows(Signature) == 3
    with pytest.raises(Replayed):
        signing.sign(cast.ana.actor, participant_id=ana(cast), terms=other,
                     name=signing.Name("Another"), id=entry)  # fmt: skip


def stale(cast: Cast, who: Member, found: tables.Table, reach: str = "") -> Any:
    """What a page sends that showed `found`, whatever was signed since."""
    address = MINE if who is cast.ana else page_of(cast)
    return who.client.post(address, {
        "id": str(uuid7()), "fingerprint": found.fingerprint, "name": "A Name", "hours": "",
        "reach": reach, "review_on": day(cast, 90).isoformat(),
        "seen": str(found.now.id) if found.now else "",
    })  # fmt: skip


def form_of(page: str) -> dict[str, str]:
    """The hidden fields of the form on a page."""
    found = page[page.index('id="sign"') :]
    return dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', found))


@pytest.mark.parametrize("who", ["ana", "ben"])
def test_who_signed_other_words_elsewhere_is_told_that_it_was_themselves(
    cast: Cast, who: str
) -> None:
    """Two tabs of one person: both are kept, and the words of the second can be signed as well."""
    member = cast.everybody()[who]
    before = table(cast, member)
    assert stale(cast, member, before, "By phone").status_code == 303
    answer = stale(cast, member, before, "By text, please")
    assert answer.status_code == 422
    page = html(answer)
    assert "You signed this on another page or phone" in page
    assert "The other one" not in page.replace("The other one is asked", "")
    assert "By phone" in page
    assert "By text, please" in page
    assert rows(Agreement) == rows(Signature) == 1
    hidden = form_of(page)
    again = {**hidden, "name": "A Name", "reach": "By text, please", "hours": "",
             "review_on": day(cast, 90).isoformat()}  # fmt: skip
    address = MINE if who == "ana" else page_of(cast)
    assert member.client.post(address, again).status_code == 303
    now = table(cast, member).now
    assert now is not None
    assert (now.number, now.reach) == (2, "By text, please")


@pytest.mark.parametrize("who", ["ana", "ben"])
def test_who_signed_the_same_words_elsewhere_has_signed_already(cast: Cast, who: str) -> None:
    member = cast.everybody()[who]
    before = table(cast, member)
    for said in ("You signed it.", "You signed this already."):
        answer = stale(cast, member, before, "By phone")
        assert answer.status_code == 303
        assert said in html(member.client.get(answer.url))
    own_paragraph(cast)
    # A page that is older still: what it asks for stands, with a later text.
    sign(cast, member, reach="By phone", review_on=day(cast, 90))
    assert stale(cast, member, before, "By phone").status_code == 303
    assert rows(Agreement) == rows(Signature) == 2


def test_what_waited_on_the_phone_was_signed_already_or_says_who_changed_it(cast: Cast) -> None:
    found = table(cast)
    same = {"fingerprint": found.fingerprint, "name": "Ana", "reach": "By phone",
            "review_on": day(cast, 90).isoformat()}  # fmt: skip
    assert stale(cast, cast.ana, found, "By phone").status_code == 303
    session = hello(cast.ana)
    assert outcome(cast.ana, envelope(session, "signature", same)) == [("created", "")]
    assert rows(Agreement) == rows(Signature) == 1
    other = envelope(session, "signature", {**same, "reach": "By text"})
    ((status, reason),) = outcome(cast.ana, other)
    assert status == "refused"
    assert reason.startswith("You signed this on another page or phone")
    sign(cast, cast.ben, reach="By letter")
    ((status, reason),) = outcome(cast.ana, envelope(session, "signature", same))
    assert reason.startswith("The other one wrote this at the same time")
    assert rows(Agreement) == rows(Signature) == 2


def test_who_wrote_something_else_at_the_same_time_is_told_and_keeps_their_words(
    cast: Cast,
) -> None:
    mine = table(cast)
    sign(cast, cast.ben, reach="By phone")
    body = {
        "id": str(uuid7()), "fingerprint": mine.fingerprint, "name": "Ana", "hours": "",
        "reach": "By text, please", "review_on": day(cast, 90).isoformat(),
    }  # fmt: skip
    answer = cast.ana.client.post(MINE, body)
    assert answer.status_code == 422
    page = html(answer)
    assert "wrote this at the same time" in page
    assert "By text, please" in page
    assert "By phone" in html(cast.ana.client.get(MINE))
    assert "another page or phone" not in page
    assert rows(Agreement) == 1


@pytest.mark.covers("004-5")
def test_when_the_text_changes_both_are_asked_again_and_the_old_one_stays(cast: Cast) -> None:
    sign(cast, cast.ben)
    sign(cast, cast.ana, "Ana Before")
    first = table(cast).now
    assert first is not None
    own_paragraph(cast)
    for who in (cast.ana, cast.ben):
        assert table(cast, who).stands == "changed"
        assert asked(cast, who) == ["changed"]
    assert "What you signed stays as it was." in html(cast.ana.client.get("/today/"))
    assert "We can drive you." in html(cast.ana.client.get(MINE))
    sign(cast, cast.ana, "Ana Now")
    sign(cast, cast.ben)
    found = table(cast)
    assert found.stands == "signed"
    assert found.now is not None
    assert found.now.number == 2
    for who in (cast.ana, cast.ben):
        old = html(who.client.get(reverse("accountability:version", args=[first.id])))
        assert "Ana Before" in old
        assert "We can drive you." not in old
        assert "This one is from before" in old


def test_a_text_that_changed_while_it_was_open_is_read_again(cast: Cast) -> None:
    before = terms(cast)
    own_paragraph(cast)
    with pytest.raises(NotLikeThis) as told:
        signing.sign(cast.ana.actor, participant_id=ana(cast), terms=before,
                     name=signing.Name("Ana"))  # fmt: skip
    assert told.value.words == rules.TEXT_CHANGED
    assert rows(Agreement) == 0


def test_a_late_name_under_what_was_read_still_counts(cast: Cast) -> None:
    """Ana signed without a network what Ben had signed; then the text changed; then it arrived."""
    sign(cast, cast.ben)
    read = terms(cast)
    own_paragraph(cast)
    assert signing.sign(cast.ana.actor, participant_id=ana(cast), terms=read,
                        name=signing.Name("Ana"))  # fmt: skip
    found = table(cast)
    assert found.stands == "changed"
    assert found.now is not None
    assert len(found.now.signatures) == 2


def test_scraps_of_several_tries_never_add_up_to_a_name(cast: Cast) -> None:
    body = {
        "id": str(uuid7()), "fingerprint": table(cast).fingerprint, "name": "",
        "hours": "Mondays at ten", "review_on": day(cast, 30).isoformat(),
    }  # fmt: skip
    kept = ""
    for _ in range(4):
        answer = cast.ana.client.post(MINE, {**body, "drawn": f"{kept}10,10 30,12 60,14"})
        assert answer.status_code == 422
        page = html(answer)
        assert rules.BROKE_OFF in page
        assert "Mondays at ten" in page
        drawn = re.search(r'<input[^>]*name="drawn"[^>]*>', page)
        assert drawn is not None
        assert "10,10" not in drawn[0]
        kept = "".join(re.findall(r'value="([^"]+)"', drawn[0]))
    whole = html(cast.ana.client.post(MINE, {**body, "drawn": WAVE, "review_on": ""}))
    assert WAVE in whole
    assert rows(Signature) == 0


def test_what_stands_is_no_version_from_before(cast: Cast) -> None:
    sign(cast, cast.ana)
    for who in (cast.ana, cast.ben):
        page = html(who.client.get(MINE if who is cast.ana else page_of(cast)))
        assert "What was signed before" not in page
    assert "Signed so far" in page
    sign(cast, cast.ben)
    own_paragraph(cast)
    page = html(cast.ana.client.get(MINE))
    assert "What was signed before" not in page
    first = table(cast).now
    assert first is not None
    link = reverse("accountability:version", args=[first.id])
    assert link in page[page.index("Signed so far") :]
    sign(cast, cast.ana)
    page = html(cast.ben.client.get(page_of(cast)))
    assert page.index("Signed so far") < page.index("What was signed before") < page.index(link)


def test_our_own_part_cannot_be_hidden_by_a_site(cast: Cast) -> None:
    with pytest.raises(NotVisible):
        shelf.hide(cast.mona.actor, kind=rules.KIND, key="stays_between_us")
    page = html(cast.mona.client.get(f"/shelf/{rules.KIND}/"))
    assert "Hide:" not in page
    assert "This part always stays." in page


def test_when_its_day_has_come_both_are_asked_to_look_again(cast: Cast) -> None:
    for who in (cast.ben, cast.ana):
        sign(cast, who, review_on=day(cast, 2))
    assert asked(cast, cast.ben, day(cast, 1)) == []
    for who in (cast.ana, cast.ben):
        assert asked(cast, who, day(cast, 2)) == ["review"]


def test_nobody_else_reads_or_signs_it(cast: Cast) -> None:
    sign(cast, cast.ben)
    now = table(cast).now
    assert now is not None
    version = reverse("accountability:version", args=[now.id])
    for name, member in cast.everybody().items():
        seen = Agreement.objects.visible_to(member.actor, Capability.AGREEMENT_READ).count()
        assert (seen == 1) is (name in ("ana", "ben")), name
        if name not in ("ana", "ben"):
            assert member.client.get(version).status_code == 404, name
            assert member.client.get(page_of(cast)).status_code == 404, name
            with pytest.raises(NotVisible):
                signing.sign(member.actor, participant_id=ana(cast), terms=terms(cast),
                             name=signing.Name("x"))  # fmt: skip


def test_a_coach_who_reads_it_stands_in_the_book(cast: Cast) -> None:
    assert cast.ben.client.get(page_of(cast)).status_code == 200
    assert Capability.AGREEMENT_READ in {one.capability for one in reads_of(ana(cast))[0]}


def test_what_was_written_is_sealed(cast: Cast) -> None:
    sign(cast, cast.ana, "Ana Marlow", reach="The number of my sister")
    for model in (Agreement, Signature):
        row = model.objects.for_system("looking at what a test stored").get()
        stored = b" ".join(bytes(v) for v in vars(row).values() if isinstance(v, bytes))
        assert b"Marlow" not in stored
        assert b"sister" not in stored


def test_names_of_two_coaches_are_not_the_name_of_the_person(cast: Cast) -> None:
    sign(cast, cast.ben)
    now = table(cast).now
    assert now is not None
    first = Signature.objects.for_system("a coach from before signed as well").get()
    Signature.objects.for_system("a coach from before signed as well").create(
        org_id=first.org_id, participant_id=first.participant_id, agreement_id=now.id,
        signer=cast.dee_coach.user, by="coach", way="typed",
    )  # fmt: skip
    assert table(cast, cast.ben).stands == "theirs"
    assert asked(cast, cast.ben) == []
    sign(cast, cast.ana)
    assert table(cast, cast.ben).stands == "signed"


def test_a_version_names_the_day_of_whoever_reads_it(cast: Cast) -> None:
    # Three in the morning in UTC is the evening before where the two live.
    at = (clock.now() + timedelta(days=1)).replace(hour=3, minute=0)
    with time_machine.travel(at, tick=False):
        sign(cast, cast.ana)
        sign(cast, cast.ben)
        page = html(cast.ana.client.get(MINE))
    assert dates.dated(at.date() - timedelta(days=1)) in page
    assert dates.dated(at.date()) not in page
