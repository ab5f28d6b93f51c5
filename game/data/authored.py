"""How a frozen dataclass of the ruleset is written by its authors: a pydantic type made from its fields.

Names stand for enumerations, mappings for tables, ids for the places of a list (see ``game.model.shapes``).
"""

from dataclasses import fields, is_dataclass
from enum import IntEnum, IntFlag
from functools import cache
from typing import Annotated, Any, Literal, get_args, get_origin, get_type_hints

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    ValidationInfo,
    WithJsonSchema,
    create_model,
)

from game.data.spec import BY_NUMBER
from game.model.ids import Side
from game.model.shapes import UNUSED, ByTurn, Columns, Cost, Keys, Name, Numbers

CLOSED = ConfigDict(extra="forbid", strict=True, defer_build=True)
ANY = "any"
LARGEST = 1_000_000
LONGEST = 200  # turns, hexes
DISTANCES = ("turn", "turns", "hexes", "range")
COUNTS = (*DISTANCES, "men", "guns", "tanks", "tons", "divisor")
PARTS = ("pm", "bp")  # a chance or a part of something: never below 0 ...
SHIFTS = frozenset({"open_guerrilla_pm"})  # ... but for those that are added to another
DIVISORS = frozenset(  # what rules divide by, or draw curves from
    {
        "army_turns",
        "base",
        "bridge_strike_tenths",
        "cohesion_divisor",
        "enemy_pace_tenths",
        "estimate_every_turns",
        "first_samples",
        "full_fire_supply_tenths",
        "full_tons",
        "grain_men",
        "guerrilla_men",
        "harass_men",
        "interdiction_most_pm",
        "interdiction_scale_tenths",
        "loss_men",
        "loss_victory_men",
        "plan_step_points",
        "prisoners_per_point",
        "reach_hexes",
        "recovery_morale_origin_tenths",
        "sigma_thousandths",
    }
)


def fields_model(kind: type[Any], *, without: tuple[str, ...] = ()) -> type[BaseModel]:
    """Return the model of a dataclass's fields, as files hold them."""
    hints = get_type_hints(kind, include_extras=True)
    members: Any = {
        field.name: (_bounded(field.name) if hints[field.name] is int else authored(hints[field.name]), ...)
        for field in fields(kind)
        if field.name not in without
    }
    return create_model(kind.__name__, __config__=CLOSED, **members)


def _bounded(name: str) -> Any:
    """Return a whole number within what its unit, the last word of its name, allows."""
    unit = name.rsplit("_", 1)[-1]
    never_below = unit in COUNTS or (unit in PARTS and name not in SHIFTS)
    least = 1 if name in DIVISORS else 0 if never_below else -LARGEST
    return Annotated[int, Field(ge=least, le=LONGEST if unit in DISTANCES else LARGEST)]


@cache
def authored(hint: Any) -> Any:
    """Return the pydantic type for a field of this type."""
    if hint is int or hint is str or hint is bool:
        return hint
    if get_origin(hint) is Annotated:
        base, mark = get_args(hint)[:2]
        return _marked(base, mark)
    if get_origin(hint) is tuple:
        return _listed(get_args(hint))
    if get_origin(hint) is dict:
        return dict[str, authored(get_args(hint)[1])]  # type: ignore[misc]  # a type made at run time
    return _declared(hint)


def _declared(hint: type[Any]) -> Any:
    if issubclass(hint, IntFlag):
        flags = {member.name.lower(): member for member in hint if member.name}
        word: Any = _words(flags)
        return Annotated[list[word], AfterValidator(lambda names: hint(sum(flags[name] for name in names)))]
    if issubclass(hint, IntEnum):
        members = {member.name.lower(): member for member in hint}
        return Annotated[_words(members), AfterValidator(members.__getitem__)]
    if is_dataclass(hint):
        return Annotated[fields_model(hint), AfterValidator(lambda model: hint(**dict(model)))]
    raise TypeError(hint)


def _words(names: Any) -> Any:
    return Literal[tuple(names)]


def _listed(arguments: tuple[Any, ...]) -> Any:
    """Return a list, or a mapping by id where the entries are dataclasses with one."""
    inner = arguments[0]
    if is_dataclass(inner) and isinstance(inner, type) and any(field.name == "id" for field in fields(inner)):
        kind: Any = inner
        entry = fields_model(kind, without=("id",))
        return Annotated[
            dict[str, entry],  # type: ignore[valid-type]  # a type made at run time
            AfterValidator(lambda entries: tuple(kind(id=key, **dict(model)) for key, model in entries.items())),
        ]
    return Annotated[list[authored(inner)], AfterValidator(tuple)]  # type: ignore[misc]  # a type made at run time


def _marked(base: Any, mark: Any) -> Any:
    match mark:
        case Keys():
            return _keyed(mark.names, get_args(base))
        case Columns():
            return _row(mark.names, get_args(base))
        case ByTurn():
            return Annotated[
                dict[Annotated[int, Field(ge=1, le=200)], int],
                AfterValidator(lambda steps: tuple(sorted(steps.items()))),
                WithJsonSchema(
                    {
                        "type": "object",
                        "additionalProperties": {"type": "integer"},
                        **BY_NUMBER,
                    }
                ),
            ]
        case Numbers():
            return Annotated[str, AfterValidator(_numbers)]
        case Cost():
            return Annotated[
                int | Literal["impassable"], AfterValidator(lambda cost: -1 if cost == "impassable" else cost)
            ]
        case Name():
            return _name(mark.of)
    raise TypeError(mark)


def _keyed(names: tuple[str, ...], types: tuple[Any, ...]) -> Any:
    kinds = (types[0],) * len(names) if types[-1] is Ellipsis else types
    members: Any = {name: (authored(kind), ...) for name, kind in zip(names, kinds, strict=True) if name != UNUSED}
    model = create_model("By_" + "_".join(members), __config__=CLOSED, **members)
    empty = _empty(types[0])
    return Annotated[
        model, AfterValidator(lambda row: tuple(empty if name == UNUSED else getattr(row, name) for name in names))
    ]


def _empty(kind: Any) -> Any:
    """Return what an unused slot of a table holds: zeros."""
    if get_origin(kind) is Annotated:
        return tuple(_empty(inner) for inner in get_args(get_args(kind)[0]))
    return 0


def _row(names: tuple[str, ...], types: tuple[Any, ...]) -> Any:
    members: Any = {name: (authored(kind), ...) for name, kind in zip(names, types, strict=True)}
    model = create_model("Row_" + "_".join(members), __config__=CLOSED, **members)
    return Annotated[model, AfterValidator(lambda row: tuple(getattr(row, name) for name in names))]


def _numbers(text: str) -> tuple[int, ...]:
    try:
        return tuple(map(int, text.split()))
    except ValueError as error:
        raise ValueError("must be whole numbers with blanks between them") from error


def _name(of: str) -> Any:
    if of == "side":
        return Annotated[Literal["communist", "un"], AfterValidator(lambda key: Side[key.upper()].value)]
    return Annotated[str, AfterValidator(_army)]


def _army(key: str, info: ValidationInfo) -> int:
    armies: tuple[str, ...] = (info.context or {}).get("armies", ())
    if key == ANY or not armies:  # without armies their own file is at fault
        return -1
    if key not in armies:
        raise ValueError(f"no army '{key}'; armies are {', '.join(armies)}")
    return armies.index(key)
