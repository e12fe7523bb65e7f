"""Every address x every member of the cast x every relationship x every method.

What is expected is worked out from the policy table and from whose data an address names
(`tests/access/addresses.py`), never copied from what is seen. Strangers are sent to sign in,
whoever is not let in gets the 404 of a page that does not exist, and nothing ever breaks.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.conf import LazySettings, settings
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.test import Client

from handrail.faces.desks import errors
from handrail.ground.access import Reach, Rule, rules_for
from handrail.ground.access.capability import Capability
from handrail.ground.access.checks import routes
from handrail.ground.consent.rules import CAPABILITY_OF
from handrail.ground.kernel.gate import Declaration, declared
from tests.access.addresses import (
    ALSO,
    ANSWERED_NO,
    NAMED_IN_THE_BODY,
    NARROWER,
    OBJECTS,
    OPENED_BY,
    OWN,
    RECORD_IN_THE_BODY,
    TEXTS,
    address,
    parameters,
)
from tests.access.bodies import bodies
from tests.cast import Cast, session_for
from tests.world import CIRCLE_ITEMS, PARTNER_ITEMS, World, make_world

# Who stands how to whose record; "ana" and "rev" are the two whose record it is.
COACHES = {("ben", "ana"), ("ben", "rev")}
SUPERVISES = {("carol", "ana"), ("carol", "rev")}
BROKE_THE_GLASS = {("glass", "ana")}
ELSEWHERE = {"omar", "boss_elsewhere"}
SHARED = {
    ("circle", "ana"): {CAPABILITY_OF[item] for item in CIRCLE_ITEMS},
    ("pat", "ana"): {CAPABILITY_OF[item] for item in PARTNER_ITEMS},
    # rev shared the same with both, and took it back
}

SHOWN, DONE, NOT_THERE = {200, 302, 303}, {200, 204, 302, 303}, {404}
NO_SUCH_METHOD, SAID_WHY = {405}, {422}
OTHER_METHODS = ("put", "patch", "delete", "head", "options")


def _all() -> list[tuple[str, Declaration]]:
    found = []
    for path, entry in routes():
        declaration = declared(entry.callback)
        assert declaration is not None
        found.append((path, declaration))
    return found


ALL = _all()


@pytest.fixture
def world(cast: Cast, settings: LazySettings, monkeypatch: pytest.MonkeyPatch) -> World:
    """The cast with a week behind them, in a house that says no without drawing a page for it."""
    settings.HANDRAIL_CODE_ANSWER_SECONDS = 0.0

    def bare(_request: HttpRequest, status: int, _title: str, _text: str) -> HttpResponse:
        return HttpResponse(status=status)

    monkeypatch.setattr(errors, "_page", bare)
    return make_world(cast)


def _reaches(rule: Rule, who: str, whose: str) -> bool:
    """Whether a row of the policy reaches that record, by who stands how to whom."""
    same_house = who not in ELSEWHERE
    holds = {
        Reach.SELF: who == whose,
        Reach.ASSIGNED: (who, whose) in COACHES,
        Reach.SUPERVISED: (who, whose) in SUPERVISES,
        Reach.ORGANISATION: same_house,
        Reach.NOT_COACHED: same_house and (who, whose) not in COACHES,
        # In this house there is always a manager who coaches nobody.
        Reach.NO_MANAGER: False,
        Reach.COMING: (who, whose) == ("dee_coach", "ana"),
        Reach.CONSENTED: str(rule.capability) in SHARED.get((who, whose), set()),
        Reach.NOBODY: same_house,
    }
    return holds[rule.reach] or (rule.glass and (who, whose) in BROKE_THE_GLASS)


def _whose(path: str) -> str:
    return "rev" if "rev_id" in OBJECTS.get(path, {}).values() else "ana"


def _rules(world: World, who: str, capability: str | None) -> tuple[Rule, ...]:
    return rules_for(world.everybody()[who].actor.roles, Capability(capability or ""))


def _rules_of(world: World, who: str, declaration: Declaration) -> tuple[Rule, ...]:
    """The rows of the policy that let somebody's role into a page; none where none is asked."""
    return _rules(world, who, declaration.capability) if declaration.capability else ()


def _near(world: World, who: str, path: str, declaration: Declaration) -> bool:
    """Whether the policy lets somebody's role near what the address names."""
    rules = _rules(world, who, declaration.capability)
    if path in OWN:
        return any(rule.reach is Reach.SELF for rule in rules)
    if path in OPENED_BY and rules:
        rules = _rules(world, who, OPENED_BY[path][0])
    if parameters(path) <= set(TEXTS):
        return bool(rules)
    return any(_reaches(rule, who, _whose(path)) for rule in rules)


def let_in(
    world: World, who: str, path: str, declaration: Declaration, *, body: bool = False
) -> bool:
    """What the policy table and the declared data class say, and nothing that was seen."""
    if path in RECORD_IN_THE_BODY:
        rules = _rules(world, who, declaration.capability)
        if body:
            return any(_reaches(rule, who, _whose(path)) for rule in rules)
        return any(rule.reach is Reach.SELF for rule in rules)
    if path in NARROWER and who not in NARROWER[path][0]:
        return False
    return declaration.kind != "capability" or _near(world, who, path, declaration)


def _expected(
    declaration: Declaration, *, inside: bool, role: bool, takes: bool
) -> dict[str, set[int]]:
    """Method -> the statuses that are right; `takes` is whether something can be sent here."""
    if inside:
        # allauth's forms take a PUT for a POST.
        put = SAID_WHY if takes and declaration.kind != "capability" else set()
        return {
            "get": SHOWN | (NO_SUCH_METHOD if takes else set()),
            "post": DONE | SAID_WHY if takes else NO_SUCH_METHOD,
            **dict.fromkeys(OTHER_METHODS, SHOWN | NO_SUCH_METHOD | put),
        }
    if declaration.kind == "capability" and not role:
        return dict.fromkeys(("get", "post", *OTHER_METHODS), NOT_THERE)
    # A method that an address does not have is refused before anybody asks whose record it is.
    return {
        "get": NOT_THERE | (NO_SUCH_METHOD if takes else set()),
        "post": NOT_THERE if takes else NOT_THERE | NO_SUCH_METHOD,
        **dict.fromkeys(OTHER_METHODS, NOT_THERE | NO_SUCH_METHOD),
        "options": NOT_THERE | NO_SUCH_METHOD | {200},  # the methods there are, whatever the id
    }


def _for_a_good_body(
    world: World, who: str, path: str, declaration: Declaration, *, inside: bool
) -> set[int]:
    """The statuses that are right when what is sent makes sense."""
    if not inside:
        return NOT_THERE
    if declaration.kind != "capability":
        return DONE | SAID_WHY  # nobody can make up a code that was sent, or a phone's passkey
    if (who, path) in ANSWERED_NO:
        return SAID_WHY
    rules = _rules(world, who, declaration.capability)
    if path in NAMED_IN_THE_BODY and not any(_reaches(rule, who, "ana") for rule in rules):
        return SAID_WHY
    return DONE


@contextmanager
def _undone() -> Iterator[None]:
    """Whatever is done inside is undone, in both databases."""
    with transaction.atomic(using="keys"), transaction.atomic():
        yield
        transaction.set_rollback(True)
        transaction.set_rollback(True, using="keys")


class Asker:
    """One of the cast, who asks and leaves no trace."""

    def __init__(self, world: World, who: str) -> None:
        self.key = session_for(world.everybody()[who].user)

    def __call__(self, method: str, to: str, body: dict[str, Any] | None = None) -> int:
        """Return the status of the answer; what broke is a 500."""
        client = Client(raise_request_exception=False)
        client.cookies[settings.SESSION_COOKIE_NAME] = self.key
        with _undone():
            answer = getattr(client, method)(to, body) if body else getattr(client, method)(to)
            return int(answer.status_code)


def _strange(world: World, who: str) -> list[tuple[str, str, int]]:
    ask, said, found = Asker(world, who), bodies(world), []
    turn = sorted(world.everybody()).index(who)
    for number, (path, declaration) in enumerate(ALL):
        # Everybody tries one of them at each address, and at each address everyone is tried.
        other = OTHER_METHODS[(turn + number) % len(OTHER_METHODS)]
        to, takes, inside = (
            address(world, path),
            path in said,
            let_in(world, who, path, declaration),
        )
        role = bool(_rules_of(world, who, declaration))
        expected = _expected(declaration, inside=inside, role=role, takes=takes)
        if takes:
            named = let_in(world, who, path, declaration, body=True)
            expected["body"] = _for_a_good_body(world, who, path, declaration, inside=named)
        for method, right in expected.items():
            if method in OTHER_METHODS and method != other:
                continue
            body = said[path] if method == "body" else None
            status = ask("post" if method == "body" else method, to, body)
            if status not in right | ALSO.get(path, (set(), ""))[0]:
                found.append((path, method, status))
    return found


def test_no_unexpected_answer(world: World) -> None:
    strange = {who: found for who in world.everybody() if (found := _strange(world, who))}
    assert strange == {}


def test_an_id_of_nobody_is_answered_like_an_id_that_is_not_theirs(world: World) -> None:
    """404 for both, so that nobody can tell a record from nothing."""
    said, told = bodies(world), []
    for who in world.everybody():
        ask = Asker(world, who)
        for path, declaration in ALL:
            if not parameters(path) or not _rules_of(world, who, declaration):
                continue
            takes = path in said
            for method, right in (
                ("get", NOT_THERE | (NO_SUCH_METHOD if takes else set())),
                ("post", NOT_THERE if takes else NO_SUCH_METHOD),
            ):
                body = said.get(path) if method == "post" else None
                status = ask(method, address(world, path, nobody=True), body)
                if status not in right:
                    told.append((who, path, method, status))
    assert told == []


def test_nobody_is_sent_to_sign_in(world: World) -> None:
    client = Client()
    for path, declaration in ALL:
        if declaration.kind == "public":
            continue
        response = client.get(address(world, path))
        assert response.status_code in {302, 401}, path
        assert world.ana.user.name.encode() not in response.content


def test_what_the_matrix_declares_is_true_of_some_address(world: World) -> None:
    """Every entry names an address and says why; every parameter has an object of its own."""
    paths = {path for path, _declaration in ALL}
    declared_of = [OBJECTS, OWN, OPENED_BY, NARROWER, NAMED_IN_THE_BODY, bodies(world)]
    declared_of += [ALSO, RECORD_IN_THE_BODY, {path for _who, path in ANSWERED_NO}]
    assert set().union(*declared_of) - paths == set()
    reasons = [why for table in (OPENED_BY, NARROWER, ALSO) for _, why in table.values()]
    reasons += [*NAMED_IN_THE_BODY.values(), *RECORD_IN_THE_BODY.values(), *ANSWERED_NO.values()]
    assert [why for why in reasons if len(why) < 12] == []
    named = {OBJECTS.get(path, {}).get(name, name) for path in paths for name in parameters(path)}
    assert named <= {*world.ids, *TEXTS}
    different = {name: world.ids[name] for name in named - set(TEXTS)}
    assert len(set(different.values())) == len(different), "two kinds share one id"
