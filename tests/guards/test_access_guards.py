"""Access cannot be forgotten: views declare, writes are commands, reads are scoped."""

from __future__ import annotations

import ast

from django.apps import apps
from django.urls import URLPattern

from handrail.ground.access.capability import Capability
from handrail.ground.access.checks import every_view_declares, routes
from handrail.ground.access.policy import BY_CAPABILITY
from handrail.ground.access.rings import COMMANDS
from handrail.ground.access.scope import Scoped
from handrail.ground.kernel.gate import declared
from tests.guards.source import dotted, modules, views

FLOORS = ["design", "ground", "practice", "watch", "faces"]
GROUND = ["kernel", "orgs", "accounts", "audit", "access", "people", "consent", "shelf",
          "schedule", "messaging", "mydata"]  # fmt: skip

# What guards no page and no command of its own -> where it is asked.
READ_ALONE = {
    Capability.HANDED_ON_READ: "what a new coach may read stands on the page of the change",
    Capability.APPOINTMENT_READ: "contacts.queries reads the appointments that a page shows",
    Capability.HOURS_READ: "hours.queries answers nothing to whoever may not read hours",
    Capability.PERSON_READ: "desks.coach.person and people.about read a person with it",
    Capability.REVIEW_READ: "plans.queries reads the reviews that a page shows",
}


def _routes() -> list[tuple[str, URLPattern]]:
    return list(routes())


def test_every_view_declares_who_may_open_it() -> None:
    assert every_view_declares(None) == []
    assert len(_routes()) > 30


def test_every_open_view_says_why() -> None:
    for path, entry in _routes():
        found = declared(entry.callback)
        assert found is not None
        assert found.kind == "capability" or len(found.reason) > 10, path


def test_every_declared_capability_is_given_to_somebody() -> None:
    for path, entry in _routes():
        found = declared(entry.callback)
        if found is not None and found.capability:
            assert BY_CAPABILITY[Capability(found.capability)], path


def test_every_capability_opens_a_page_or_a_command() -> None:
    """A role that was promised something can do it; what is only read inside a page says so."""
    opened = {found.capability for _path, entry in _routes() if (found := declared(entry.callback))}
    used = opened | {str(one) for one in COMMANDS.values()}
    assert {one for one in Capability if str(one) not in used} == set(READ_ALONE)
    assert all(len(reason) > 12 for reason in READ_ALONE.values())


def test_every_table_of_a_participant_is_guarded() -> None:
    participant = apps.get_model("people.Participant")
    # The account room is below: a user has one participant, and reads nothing of the record.
    open_tables = [
        model.__name__
        for model in apps.get_models()
        if model.__module__.startswith("handrail")
        and any(f.remote_field and f.remote_field.model is participant
                for f in model._meta.local_fields)
        and not issubclass(model, Scoped)
    ]  # fmt: skip
    assert open_tables == []


def test_every_public_function_of_a_commands_module_is_a_command() -> None:
    bare = []
    for path, tree in modules().items():
        if "/commands" not in path or path.endswith("__init__.py"):
            continue
        for node in tree.body:
            if not isinstance(node, ast.FunctionDef) or node.name.startswith("_"):
                continue
            module = path.removesuffix(".py").replace("/", ".")
            named = any(
                isinstance(one, ast.Call) and dotted(one.func) == "command"
                for one in node.decorator_list
            )
            if not named or f"{module}.{node.name}" not in COMMANDS:
                bare.append(f"{path}:{node.name}")
    assert bare == []


def test_reads_for_the_system_say_why() -> None:
    vague = []
    for path, tree in modules().items():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and dotted(node.func).endswith("for_system"):
                reason = node.args[0] if node.args else None
                if not (isinstance(reason, ast.Constant) and len(str(reason.value)) >= 12):
                    vague.append(f"{path}:{node.lineno}")
    assert vague == []


def test_pages_do_not_read_for_the_system() -> None:
    """No module in which a view stands, whatever its name, asks for rows without an actor."""
    pages = {name.partition(":")[0] for name in views()}
    assert len(pages) > 20
    reads = [
        f"{path}:{node.lineno}"
        for path in sorted(pages)
        for node in ast.walk(modules()[path])
        if isinstance(node, ast.Attribute) and node.attr == "for_system"
    ]
    assert reads == []


def _floor(module: str) -> tuple[int, int]:
    parts = module.split(".")
    room = GROUND.index(parts[2]) if parts[1] == "ground" else 0
    return FLOORS.index(parts[1]), room


def test_foreign_keys_never_point_up_or_sideways() -> None:
    wrong = []
    for model in apps.get_models():
        if not model.__module__.startswith("handrail"):
            continue
        for field in model._meta.local_fields:
            target = field.remote_field.model if field.remote_field else None
            if target is None or not target.__module__.startswith("handrail"):
                continue
            here, there = _floor(model.__module__), _floor(target.__module__)
            same_room = model._meta.app_label == target._meta.app_label
            if not same_room and there >= here:
                wrong.append(f"{model.__name__}.{field.name} -> {target.__name__}")
    assert wrong == []
