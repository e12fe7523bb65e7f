"""Templates with their words folded in: each language has its own compiled copy.

A page asks for some two hundred words. Looked up at each visit they cost as much as its queries,
so a sentence without values is put into the template when it is compiled, once for each language.
"""

from __future__ import annotations

from collections.abc import MutableMapping
from typing import Any

import jinja2
from django.template.backends.jinja2 import Jinja2
from django.utils import translation
from jinja2 import nodes
from markupsafe import Markup

_ASKS = frozenset({"_", "gettext"})


class FoldedEnvironment(jinja2.Environment):
    """An environment of one language, in which `_("words")` is what it says there."""

    language = ""

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """Return the environment's names themselves for a template that has none of its own.

        Jinja's own answer, a chain of two dictionaries, is read name by name in Python each time a
        page begins, extends or imports something.
        """
        return super().make_globals(d) if d else self.globals

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = super()._parse(source, name, filename)
        if self.language:
            with translation.override(self.language):
                _fold(tree)
        return tree


def _fold(node: nodes.Node) -> None:
    for field, value in node.iter_fields():
        if isinstance(value, list):
            value[:] = [_folded(each) for each in value]
        elif isinstance(value, nodes.Node):
            setattr(node, field, _folded(value))


def _folded(value: Any) -> Any:
    if not isinstance(value, nodes.Node):
        return value
    words = _words(value)
    if words is None:
        _fold(value)
        return value
    # As the extension itself: "%%" stands for one, and the catalogue's words are taken as markup.
    said = Markup(translation.gettext(words) % {})  # noqa: S704
    return nodes.MarkSafe(nodes.Const(said, lineno=value.lineno), lineno=value.lineno)


def _words(node: nodes.Node) -> str | None:
    if not isinstance(node, nodes.Call) or not isinstance(node.node, nodes.Name):
        return None
    given = (node.kwargs, node.dyn_args, node.dyn_kwargs)
    if node.node.name not in _ASKS or any(given) or len(node.args) != 1:
        return None
    only = node.args[0]
    is_words = isinstance(only, nodes.Const) and isinstance(only.value, str)
    return only.value if is_words else None  # type: ignore[attr-defined]


class Backend(Jinja2):
    """Django's Jinja2 backend with an environment for each language."""

    def __init__(self, params: dict[str, Any]) -> None:
        self._params = params
        self._by_language: dict[str, jinja2.Environment] = {}
        super().__init__(params)

    @property
    def env(self) -> jinja2.Environment:
        """The environment of the language that is being spoken."""
        language = translation.get_language() or ""
        found = self._by_language.get(language)
        if found is None:
            found = self._by_language[language] = self._made(language)
        return found

    @env.setter
    def env(self, made: jinja2.Environment) -> None:
        self._by_language[""] = made

    def _made(self, language: str) -> jinja2.Environment:
        spoken = Jinja2(self._params).env
        spoken.language = language  # type: ignore[attr-defined]
        return spoken
