"""Orders as readable JSON and back: kinds by ``ORDER_KINDS``, fields by their types; units by key, hexes by label.

Events are written the same way, for people and programs to read; nobody reads them back.
"""

from collections.abc import Callable
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Union, cast, get_args, get_origin, get_type_hints

import game.rules.orders  # noqa: F401  registers every kind of order
from game.errors import GameError
from game.model.events.base import Event
from game.model.ids import NO_UNIT, OFF_MAP, ArmyId, BoxId, BridgeId, HexId, UnitId
from game.model.orders import ORDER_KINDS, Order
from game.model.ruleset import Toe
from game.model.units import NO_BOX
from game.session.locate import JsonPath, shown, suggestion
from game.session.setting import Setting

Json = str | int | bool | None | list["Json"] | dict[str, "Json"]
NONE_AT_ALL = "-"  # no unit, no hex
Writer = Callable[[object], Json]


class OrderTextError(GameError):
    """A value that stands for no order; ``path`` leads from the order to the part that is wrong."""

    def __init__(self, path: JsonPath, message: str) -> None:
        self.path = path
        super().__init__(message)


@cache
def _hints(kind: type) -> dict[str, object]:
    hints = get_type_hints(kind, include_extras=True)
    names = [field.name for field in fields(kind)] if is_dataclass(kind) else getattr(kind, "_fields", ())
    return {name: hints[name] for name in names}


class Codec:
    """Writes and reads the orders of one scenario."""

    def __init__(self, setting: Setting) -> None:
        board, scenario = setting.board, setting.scenario
        self.board = board
        self.keys = [spec.key for spec in scenario.units]
        self.units = {spec.key: spec.id for spec in scenario.units}
        self.armies = {army.id: i for i, army in enumerate(setting.ruleset.armies)}
        self.boxes = {box.id: i for i, box in enumerate(scenario.boxes)}
        self.bridges = {self._bridge_name(bridge.index): bridge.index for bridge in board.bridges}
        self._writers: dict[type, list[tuple[str, Writer]]] = {}  # of each kind of order and event, by field

    # --- writing ----------------------------------------------------------------------------------------------

    def encode(self, order: Order) -> dict[str, Json]:
        """Return the order as JSON values, its kind first."""
        return {"order": order.kind, **self._parts(order)}

    def describe(self, event: Event) -> dict[str, Json]:
        """Return the event as JSON values, its kind first."""
        return {"event": event.kind, **self._parts(event)}

    def _parts(self, value: object) -> dict[str, Json]:
        kind: type = type(value)
        writers = self._writers.get(kind)
        if writers is None:
            writers = self._writers[kind] = [(name, self._writer(hint)) for name, hint in _hints(kind).items()]
        return {name: write(getattr(value, name)) for name, write in writers}

    def _bridge_name(self, index: int) -> str:
        bridge = self.board.bridges[index]
        return f"{self.board.grid.label(bridge.a)}-{self.board.grid.label(bridge.b)}"

    def _writer(self, hint: object) -> Writer:
        """Return what writes the values of a type: thought out once, for a saved game has thousands of each."""
        if get_origin(hint) in (Union, UnionType):
            hint = next(part for part in get_args(hint) if part is not NoneType)
        names = self._names_of(hint)
        parts = get_args(hint) if get_origin(hint) is tuple else ()
        items = [self._writer(part) for part in parts if part is not Ellipsis]

        def write(value: object) -> Json:
            if type(value) is int:
                return names[value] if names else value
            if type(value) is tuple:
                each = items * len(value) if parts[1:] == (Ellipsis,) else items
                return [write_item(item) for write_item, item in zip(each, value, strict=True)]
            return value if value is None or isinstance(value, str) else self._write(value)

        return write

    def _write(self, value: object) -> Json:
        """Return what stands for a value that is no number, text or row of values."""
        if isinstance(value, Enum):
            return value.name.lower()
        if isinstance(value, Toe):
            return value.id
        return self._parts(value) if is_dataclass(value) or hasattr(value, "_fields") else cast("bool", value)

    def _names_of(self, hint: object) -> dict[int, str]:
        """Return how the numbers of a type are written, nothing for plain ones."""
        if hint is UnitId:
            return {NO_UNIT: NONE_AT_ALL, **dict(enumerate(self.keys))}
        if hint == HexId:
            return {OFF_MAP: NONE_AT_ALL, **{h: label for label, h in self.board.grid.by_label.items()}}
        if hint == BoxId:
            return {NO_BOX: NONE_AT_ALL, **{i: box for box, i in self.boxes.items()}}
        known = self.bridges if hint == BridgeId else self.armies if hint == ArmyId else {}
        return {i: name for name, i in known.items()}

    # --- reading ----------------------------------------------------------------------------------------------

    def decode(self, value: object) -> Order:
        """Return the order that ``value`` stands for; OrderTextError says what is wrong and where."""
        if not isinstance(value, dict):
            raise OrderTextError((), f"must be an order, not {shown(value)}")
        kind = value.get("order")
        if not isinstance(kind, str) or kind not in ORDER_KINDS:
            hint = suggestion(str(kind), list(ORDER_KINDS))
            raise OrderTextError(("order",) if "order" in value else (), f"unknown kind of order {shown(kind)}{hint}")
        hints = _hints(ORDER_KINDS[kind])
        for name in value:
            if name != "order" and name not in hints:
                raise OrderTextError((name,), f"{kind} has no field {name!r}{suggestion(name, list(hints))}")
        if missing := [name for name in hints if name not in value]:
            raise OrderTextError((), f"{kind} lacks the field {missing[0]!r}")
        read = {name: self._read(hint, value[name], (name,)) for name, hint in hints.items()}
        return cast("Order", ORDER_KINDS[kind](**read))

    def _read(self, hint: object, value: object, path: JsonPath) -> object:
        if get_origin(hint) in (Union, UnionType):
            if value is None:
                return None
            hint = next(part for part in get_args(hint) if part is not NoneType)
        if get_origin(hint) is tuple:
            return self._read_list(hint, value, path)
        if isinstance(hint, type) and issubclass(hint, Enum):
            return _read_enum(hint, value, path)
        if hint is UnitId or hint in (HexId, BridgeId, ArmyId, BoxId):
            return self._read_name(hint, value, path)
        if hint not in (int, str, bool) or type(value) is not hint:
            raise OrderTextError(path, f"must be {_noun(hint)}, not {shown(value)}")
        return value

    def _read_list(self, hint: object, value: object, path: JsonPath) -> tuple[object, ...]:
        if not isinstance(value, list):
            raise OrderTextError(path, f"must be a list, not {shown(value)}")
        parts = _part_hints(hint, len(value))
        if len(parts) != len(value):
            raise OrderTextError(path, f"must have {len(parts)} entries, not {len(value)}")
        return tuple(
            self._read(part, item, (*path, i)) for i, (part, item) in enumerate(zip(parts, value, strict=True))
        )

    def _read_name(self, hint: object, value: object, path: JsonPath) -> int:
        if not isinstance(value, str):
            raise OrderTextError(path, f"must be {_noun(hint)}, not {shown(value)}")
        if value == NONE_AT_ALL and (hint is UnitId or hint in (HexId, BoxId)):
            return NO_UNIT if hint is UnitId else OFF_MAP if hint == HexId else NO_BOX
        if hint == HexId:
            try:
                return self.board.grid.from_label(value)
            except ValueError as error:
                raise OrderTextError(path, str(error)) from None
        known = self._names(hint)
        if value not in known:
            raise OrderTextError(
                path, f"unknown {_noun(hint).split()[1]} {shown(value)}{suggestion(value, list(known))}"
            )
        return known[value]

    def _names(self, hint: object) -> dict[str, int]:
        if hint is UnitId:
            return dict(self.units)
        return self.armies if hint == ArmyId else self.boxes if hint == BoxId else self.bridges


def _part_hints(hint: object, length: int) -> tuple[object, ...]:
    parts = get_args(hint)
    return (parts[0],) * length if len(parts) == 2 and parts[1] is Ellipsis else parts


def _read_enum(hint: type[Enum], value: object, path: JsonPath) -> Enum:
    known = {member.name.lower(): member for member in hint}
    if not isinstance(value, str) or value not in known:
        close = suggestion(value, list(known)) if isinstance(value, str) else ""
        raise OrderTextError(path, f"must be one of {', '.join(known)}, not {shown(value)}{close}")
    return known[value]


def _noun(hint: object) -> str:
    named = (
        (UnitId, "a unit"),
        (HexId, "a hex number"),
        (BridgeId, "a bridge"),
        (ArmyId, "an army"),
        (BoxId, "a box"),
        (int, "a whole number"),
        (str, "a text"),
        (bool, "true or false"),
    )
    return next((noun for known, noun in named if known == hint), f"of type {hint}")
