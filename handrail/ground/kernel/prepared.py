"""Queries whose SQL is made once, however often they are asked.

Django works out the SQL of a query each time; on a page that asks fifteen small questions this
costs more than the answers. `Prepared` lets Django do it once for each *shape* of the arguments,
with stand-ins where the values will be, and then only exchanges the values. What the SQL says
comes from the queryset and so from the rings: nothing is written by hand here.

A stand-in that came out changed (a day worked out from an instant, say) cannot be exchanged. So
each query is made twice, with other stand-ins, and refused when anything differs that is no
stand-in. Work such values out first and hand them in.
"""

from __future__ import annotations

import re
import secrets
from abc import ABC, abstractmethod
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import Enum
from typing import Any, Generic, NamedTuple, ParamSpec, cast
from uuid import UUID, uuid4

from django.core.exceptions import EmptyResultSet
from django.db import connections
from django.db.models import Model, QuerySet
from django.db.models.query import ModelIterable, ValuesListIterable, get_related_populators

from handrail.ground.kernel import clock

P = ParamSpec("P")
Row = tuple[Any, ...]
Convert = Callable[[Any], Any]
_MOST_SHAPES = 256
_MARK = re.compile("%[s%]")
_CONSTANT = (bool, int, Enum, frozenset, tuple, type(None))


class NotPreparable(TypeError):
    """The query is not of the kind whose SQL can be kept; the text says why."""


class StandsIn(ABC):
    """An argument made of several values, as an actor is."""

    @abstractmethod
    def shape(self) -> Hashable:
        """Return everything about it that may change the SQL."""

    @abstractmethod
    def values(self) -> tuple[Any, ...]:
        """Return the values that stand in the SQL, None for those that are not there."""

    @abstractmethod
    def with_values(self, values: tuple[Any, ...]) -> Any:
        """Return one of the same shape with other values."""


@dataclass(frozen=True)
class _Slot:
    """A place in the SQL: which of the values goes there, and how the database takes it."""

    which: int
    way: Convert


@dataclass(frozen=True)
class _Whole:
    """How a row becomes an object of the model, with the related ones that were asked for."""

    model: type[Model]
    names: tuple[str, ...]
    first: int
    last: int
    related: tuple[Any, ...]

    def one(self, alias: str, row: Row) -> Any:
        """Return the object of a converted row."""
        found = self.model.from_db(alias, self.names, row[self.first : self.last])
        for populator in self.related:
            populator.populate(row, found)
        return found


@dataclass(frozen=True)
class _Made:
    """The SQL of one shape; None when no row can match."""

    sql: str | None
    places: tuple[Any, ...] = ()
    alias: str = "default"
    converters: tuple[tuple[int, Convert], ...] = ()
    whole: _Whole | None = None

    def convert(self, row: Sequence[Any]) -> Row:
        """Return a row as Django's own query gives it."""
        found = list(row)
        for at, change in self.converters:
            found[at] = change(found[at])
        return tuple(found)


class Unconverted(NamedTuple):
    """Rows as the database gave them: where few of many are needed, the others stay as they are.

    `convert` takes one of the rows and returns its values; `ways` has, for the columns that are
    values only after a change, that change.
    """

    rows: list[Row]
    convert: Callable[[Sequence[Any]], Row]
    ways: dict[int, Convert]

    def column(self, at: int) -> list[Any]:
        """Return the values of one column, in the order of the rows."""
        way = self.ways.get(at)
        return [row[at] if way is None else way(row[at]) for row in self.rows]


@dataclass(frozen=True)
class Unmade:
    """Rows of a model that become objects only where they are needed."""

    rows: list[Row]
    made: _Made

    def column(self, name: str) -> list[Any]:
        """Return the values of one column, by its name in the model, in the order of the rows."""
        if not self.rows:
            return []
        whole = _as_objects(self.made)
        at = whole.first + whole.names.index(name)
        way = dict(self.made.converters).get(at)
        return [row[at] if way is None else way(row[at]) for row in self.rows]

    def where(self, keep: Iterable[bool]) -> list[Any]:
        """Return the objects of the rows that are wanted; `keep` has an answer for each row."""
        if not self.rows:
            return []
        whole, alias, convert = _as_objects(self.made), self.made.alias, self.made.convert
        pairs = zip(self.rows, keep, strict=True)
        return [whole.one(alias, convert(row)) for row, wanted in pairs if wanted]


def _as_objects(made: _Made) -> _Whole:
    if made.whole is None:
        raise NotPreparable("a query of values has rows, no objects")
    return made.whole


class Prepared(Generic[P]):
    """A query by its builder: a function that returns `.values_list()` or whole rows.

    The builder's arguments are values (UUID, date, datetime: exchanged), constants that shape the
    SQL (bool, int, Enum, None, frozenset, tuple: kept apart, so use few of each) and actors.
    `clock.now()` may be asked inside; the answer is exchanged as well.
    """

    def __init__(self, build: Callable[P, QuerySet[Any]], *,
                 before: Callable[[], None] | None = None) -> None:  # fmt: skip
        self._build = build
        self._before = before
        self._made: dict[Hashable, _Made] = {}

    def rows(self, *args: P.args, **kwargs: P.kwargs) -> list[Row]:
        """Return the rows as tuples, as the query itself would; raises NotPreparable."""
        made, raw = self._ask(args, kwargs)
        return [made.convert(row) for row in raw]

    def first(self, *args: P.args, **kwargs: P.kwargs) -> Row | None:
        """Return the first row, or None."""
        return next(iter(self.rows(*args, **kwargs)), None)

    def objects(self, *args: P.args, **kwargs: P.kwargs) -> list[Any]:
        """Return the rows as objects of the query's model."""
        made, raw = self._ask(args, kwargs)
        if not raw:
            return []
        whole = _as_objects(made)
        return [whole.one(made.alias, made.convert(row)) for row in raw]

    def unmade(self, *args: P.args, **kwargs: P.kwargs) -> Unmade:
        """Return the rows before they are objects, for those of many that are needed."""
        made, raw = self._ask(args, kwargs)
        return Unmade(raw, made)

    def unconverted(self, *args: P.args, **kwargs: P.kwargs) -> Unconverted:
        """Return the rows as the database gave them, hashable, and what makes them values."""
        made, raw = self._ask(args, kwargs)
        return Unconverted(raw, made.convert, dict(made.converters))

    def _ask(self, args: tuple[Any, ...], kwargs: dict[str, Any]) -> tuple[_Made, list[Row]]:
        if kwargs:
            raise NotPreparable("give the arguments by their place")
        shape = tuple(map(_shape, args))
        made = self._made.get(shape)
        if made is None:
            made = self._make(args)
            if len(self._made) >= _MOST_SHAPES:
                self._made.clear()
            self._made[shape] = made
        if self._before is not None:
            self._before()
        if made.sql is None:
            return made, []
        values = [clock.now(), *(value for arg in args for value in _values(arg))]
        params = [p.way(values[p.which]) if type(p) is _Slot else p for p in made.places]
        with connections[made.alias].planned_cursor() as cursor:  # type: ignore[attr-defined]
            cursor.execute(made.sql, params)
            return made, cursor.fetchall()

    def _make(self, args: tuple[Any, ...]) -> _Made:
        one, other = self._compiled(args), self._compiled(args)
        if one is None or other is None:
            if one is not other:
                raise NotPreparable("whether a row can match depends on a value")
            return _Made(None)
        (queryset, compiler, sql, params, values), (_, _, again, others, changed) = one, other
        if sql != again or len(params) != len(others):
            raise NotPreparable("the SQL depends on a value")
        ways = _ways(connections[queryset.db])
        places = tuple(
            _place(a, b, values, changed, ways) for a, b in zip(params, others, strict=True)
        )
        shown = [each[0] for each in compiler.select[: compiler.col_count]]
        found = compiler.get_converters(shown)
        whole = _whole(compiler, queryset.db) if _is_whole(queryset) else None
        sql, places = _written_in(sql, places)
        return _Made(sql, places, queryset.db, _converters(found, compiler.connection), whole)

    def _compiled(self, args: tuple[Any, ...]) -> Any:
        values: list[Any] = [_stand_in(clock.now())]
        given = []
        for arg in args:
            fresh = tuple(_stand_in(value) for value in _values(arg))
            values += fresh
            given.append(_rebuilt(arg, fresh))
        build = cast("Callable[..., QuerySet[Any]]", self._build)
        with clock.standing_at(values[0]):
            queryset = build(*given)
            kind = queryset._iterable_class
            if kind is not ValuesListIterable and not _is_whole(queryset):
                raise NotPreparable("only values_list() and whole rows")
            compiler = queryset.query.get_compiler(queryset.db)
            try:
                sql, params = compiler.as_sql()
            except EmptyResultSet:
                return None
        return queryset, compiler, sql, params, values


def _is_whole(queryset: QuerySet[Any]) -> bool:
    return queryset._iterable_class is ModelIterable and not queryset.query.annotation_select


def _whole(compiler: Any, alias: str) -> _Whole:
    # As Django's ModelIterable does it, once for the shape instead of once for each asking.
    info = compiler.klass_info
    first, last = info["select_fields"][0], info["select_fields"][-1] + 1
    names = tuple(column[0].target.attname for column in compiler.select[first:last])
    related = get_related_populators(info, compiler.select, alias)  # type: ignore[call-arg]
    return _Whole(info["model"], names, first, last, tuple(related))


def _shape(arg: Any) -> Hashable:
    if isinstance(arg, StandsIn):
        return arg.shape(), tuple(value is None for value in arg.values())
    if isinstance(arg, UUID):
        return UUID
    if isinstance(arg, datetime):
        return datetime
    if isinstance(arg, date):
        return date
    if isinstance(arg, _CONSTANT):
        return arg
    if isinstance(arg, str):
        return str
    raise NotPreparable(f"{type(arg).__name__} is neither a value nor a constant")


def _values(arg: Any) -> tuple[Any, ...]:
    if isinstance(arg, StandsIn):
        return arg.values()
    # An Enum that is a text, as a capability, shapes the SQL; a plain text is a value.
    exchanged = isinstance(arg, (UUID, date)) or type(arg) is str
    return (arg,) if exchanged else ()


def _rebuilt(arg: Any, fresh: tuple[Any, ...]) -> Any:
    if isinstance(arg, StandsIn):
        return arg.with_values(fresh)
    return fresh[0] if fresh else arg


def _stand_in(value: Any) -> Any:
    if value is None:
        return None
    if isinstance(value, UUID):
        return uuid4()
    far = timedelta(days=secrets.randbelow(300_000), seconds=secrets.randbelow(86_400))
    if isinstance(value, datetime):
        return datetime(2150, 1, 1, tzinfo=UTC) + far
    if isinstance(value, date):
        return date(2150, 1, 1) + timedelta(days=far.days)
    return secrets.token_hex(16)


def _ways(connection: Any) -> tuple[Convert, ...]:
    ops = connection.ops

    def same(value: Any) -> Any:
        return value

    def plain(value: UUID) -> str:
        return value.hex

    def instant(value: datetime) -> Any:
        return ops.adapt_datetimefield_value(value)

    def day(value: date) -> Any:
        return ops.adapt_datefield_value(value)

    return same, plain, instant, day


def _place(one: Any, other: Any, values: list[Any], changed: list[Any],
           ways: tuple[Convert, ...]) -> Any:  # fmt: skip
    for which, (a, b) in enumerate(zip(values, changed, strict=True)):
        for way in ways if a is not None else ():
            if _taken(way, a) == one and _taken(way, b) == other:
                return _Slot(which, way)
    if type(one) is not type(other) or one != other:
        raise NotPreparable(f"a value is worked out inside the query: {type(one).__name__}")
    return one


def _written_in(sql: str, places: tuple[Any, ...]) -> tuple[str, tuple[Any, ...]]:
    """Write words and numbers that never change into the SQL, in place of their parameters.

    A database that has to guess what a parameter will be cannot use an index on a part of a table
    ("the coach's", "what is open"). SQLite looks at the value and then plans the query anew each
    time it is asked, which costs several times the answer (sqlite.org/queryplanner-ng.html, 5.1).
    """
    left = iter(places)
    kept: list[Any] = []

    def one(mark: re.Match[str]) -> str:
        if mark.group() == "%%":
            return "%%"
        place = next(left)
        literal = _literal(place)
        if literal is None:
            kept.append(place)
        return literal or "%s"

    return _MARK.sub(one, sql), tuple(kept)


def _literal(value: Any) -> str | None:
    if isinstance(value, str):
        text = str(value.value) if isinstance(value, Enum) else str(value)
        return None if "\0" in text else "'" + text.replace("'", "''").replace("%", "%%") + "'"
    return str(value) if type(value) is int else None


def _taken(way: Convert, value: Any) -> Any:
    try:
        return way(value)
    except (AttributeError, TypeError, ValueError):
        return None


def _converters(
    found: dict[int, tuple[list[Any], Any]], connection: Any
) -> tuple[tuple[int, Convert], ...]:
    return tuple((at, _chained(convs, expr, connection)) for at, (convs, expr) in found.items())


def _chained(steps: Iterable[Any], expression: Any, connection: Any) -> Convert:
    first, *rest = steps
    if not rest:
        return lambda value: first(value, expression, connection)

    def all_of(value: Any) -> Any:
        for step in (first, *rest):
            value = step(value, expression, connection)
        return value

    return all_of
