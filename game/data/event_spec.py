"""The shape of a file of historical events (``scenarios/events/*.yaml``, rule 14.1).

What conditions and effects look like in files is made from the fields of their classes: see ``game.model.politics``.
"""

from collections.abc import Iterator
from dataclasses import MISSING, fields
from enum import IntEnum
from functools import cache
from typing import TYPE_CHECKING, Annotated, Any, Literal, get_args, get_origin, get_type_hints

from pydantic import Field, create_model

import game.rules.effects  # noqa: F401  registers every kind of effect
from game.data.forms import EVENT_PATTERN
from game.data.scenario_spec import UnitKey
from game.data.source import Location
from game.data.spec import Id, SideName, Spec, Text
from game.model.politics import ARMY_PARAMS, SIDE_PARAMS
from game.rules.effects.registry import EFFECT_KINDS
from game.rules.politics.conditions import CONDITION_KINDS

JOINTS = {"and": "all_of", "or": "any_of", "not": "negated"}
WORDS = {  # what the fields of conditions and effects mean
    "after": "So many turns later.",
    "army": "An army, by the names of armies.yaml.",
    "at": "The place instead; of a line: whether standing on it counts.",
    "axis": "An axis of the scenario's hints.",
    "before": "Only those that were to come before this turn; 0: all.",
    "box": "Only those due in this box.",
    "change_pm": "By so much, per mille of the usual.",
    "choice": "A choice of that event; without it any.",
    "event": "An event, by its id.",
    "flag": "Its name.",
    "free": "Only units in no enemy zone of control.",
    "guns": "How many guns.",
    "hexes": "Within so many hexes.",
    "least": "At least.",
    "line": "A named line of the map.",
    "men": "How many men, fewer if below 0.",
    "most": "At most.",
    "name": "What is changed.",
    "north_of": "A named line of the map.",
    "place": "A place of the map.",
    "points": "By so many points.",
    "priority": "Only units under headquarters of this priority; 0: all.",
    "recruits": "How many recruits.",
    "share_pm": "So much of its headquarters, per mille; 1000: the whole army.",
    "side": "Which side.",
    "spares": "The armies that it spares.",
    "tanks": "How many tanks.",
    "tenths": "By so many tenths of an air point.",
    "tons": "How many tons, fewer if below 0.",
    "track": "A track, in capitals.",
    "trained": "How many trained men.",
    "turn": "The turn; 0: as listed.",
    "turns": "For so many turns (0: for good), or so many turns ago.",
    "units": "How many units.",
    "value": "By so much.",
    "weight": "Its weight: 100 is ordinary.",
    "zone": "A zone of the map.",
}
LITERALS = {"param": (*SIDE_PARAMS, *ARMY_PARAMS), "end": ("armistice", "communist", "un")}
_SIDES = Literal["communist", "un"]


@cache
def hints_of(kind: type) -> dict[str, Any]:
    """Return the types of the fields of a kind of condition or effect, in order."""
    hints = get_type_hints(kind, include_extras=True)
    return {field.name: hints[field.name] for field in fields(kind)}


def mark_of(hint: Any) -> str:
    """Return what a field names (``track``, ``army``, ``place`` ...), "" if it is a plain value."""
    return str(get_args(hint)[1]) if get_origin(hint) is Annotated else ""


def pair_mark(hint: Any) -> str:
    """Return what the keys of a mapping of names to numbers name, "" if the field is none."""
    inner = get_args(hint)[0] if get_origin(hint) is tuple else None
    return mark_of(get_args(inner)[0]) if get_origin(inner) is tuple else ""


def _written(hint: Any) -> Any:
    """Return the pydantic type of a field as files hold it."""
    if mark := mark_of(hint):
        return Literal[LITERALS[mark]] if mark in LITERALS else str
    if pair_mark(hint):
        return Annotated[dict[str, int], Field(min_length=1)]
    if get_origin(hint) is tuple and get_args(hint)[-1] is Ellipsis:
        inner = _written(get_args(hint)[0])
        return Annotated[list[inner], Field(min_length=1)]  # type: ignore[valid-type]  # a type made at run time
    if get_origin(hint) is tuple:
        return Annotated[list[int], Field(min_length=2, max_length=2)]
    if isinstance(hint, type) and issubclass(hint, IntEnum):
        return _SIDES
    return hint


def _spec_of(name: str, kind: type, what: str) -> Any:
    """Return the shape of a kind: the value of its only field, else a mapping of its fields."""
    hints = hints_of(kind)
    if len(hints) == 1:
        return _written(next(iter(hints.values())))
    members: Any = {
        field.name: (
            _written(hints[field.name]) if field.default is MISSING else _written(hints[field.name]) | None,
            Field(... if field.default is MISSING else None, description=WORDS[field.name]),
        )
        for field in fields(kind)
    }
    return create_model(f"{name.title().replace('_', '')}{what}", __base__=Spec, __doc__=kind.__doc__, **members)


def _choice_of(name: str, doc: str, kinds: dict[str, type], more: dict[str, Any]) -> Any:
    members: Any = {
        kind: (_spec_of(kind, cls, name) | None, Field(None, description=" ".join(str(cls.__doc__).split())))
        for kind, cls in sorted(kinds.items())
    }
    return create_model(name, __base__=Spec, __doc__=doc, **more, **members)


if TYPE_CHECKING:  # the shapes are made from the kinds when the program starts
    ConditionSpec = Any
    EffectSpec = Any
else:
    _JOINED: dict[str, Any] = {
        "all_of": (list["ConditionSpec"] | None, Field(None, alias="and", description="All of these.")),
        "any_of": (list["ConditionSpec"] | None, Field(None, alias="or", description="One of these.")),
        "negated": ("ConditionSpec | None", Field(None, alias="not", description="The opposite of this.")),
    }
    ConditionSpec = _choice_of("ConditionSpec", "A condition: one key (rule 14.1).", CONDITION_KINDS, _JOINED)
    ConditionSpec.model_rebuild(_types_namespace={"ConditionSpec": ConditionSpec})
    _PLANNED: dict[str, Any] = {
        "after": (int, Field(0, ge=0, le=60, description="So many turns later.")),
        "when": (ConditionSpec | None, Field(None, description="Only if this is so then.")),
    }
    EffectSpec = _choice_of(
        "EffectSpec", "An effect: one key beside after and when (rule 14.1).", EFFECT_KINDS, _PLANNED
    )


class ChoiceSpec(Spec):
    """One way an event may go (rule 14.1)."""

    text: Text = Field(description="What is decided, in a few words.")
    weight: int | str = Field(1, description="How likely the computer, or chance, takes it: an integer expression.")
    historical: bool = Field(False, description="What history did.")
    historical_again: bool = Field(False, description="What history did when the event came back.")
    once: bool = Field(False, description="Whether it can be taken only once.")
    when: ConditionSpec | None = Field(None, description="When it is open; without it always.")
    effects: list[EffectSpec] = Field([], description="What it brings about, in this order.")


EventId = Annotated[str, Field(pattern=EVENT_PATTERN, description="The id of an event: E and two digits.")]


class EventSpec(Spec):
    """A historical event (rule 14.1)."""

    id: EventId
    title: Text = Field(description="Its title.")
    date: Text = Field(description="When it happened in history, in words.")
    known: Text = Field(description="What was known at the time.")
    decided_by: Text = Field(description="Who decided.")
    led_to: Text = Field(description="What it led to.")
    when: ConditionSpec = Field(description="When its time has come.")
    chooser: Literal["communist", "un", "both", "auto", "system"] = Field(
        description="Who decides: a side, both, nobody (auto), or a die on the weights (system)."
    )
    known_to: SideName | None = Field(None, description="The only side that learns of it; without it both do.")
    repeat: int = Field(0, ge=0, le=60, description="Turns until it may come back; 0: never.")
    simultaneous: bool = Field(False, description="Whether answers stay hidden until both sides have answered.")
    choices: dict[Id, ChoiceSpec] = Field(min_length=1, description="How it may go, by id.")


class SecretsSpec(Spec):
    """The flags that only one side knows."""

    communist: list[Id] = Field([], description="Known to the communist side alone.")
    un: list[Id] = Field([], description="Known to the UN side alone.")


class SpawnSpec(Spec):
    """A unit that only an event brings, with men out of the pool of its army (rule 14.2, E09)."""

    name: Text = Field(description="Its name.")
    short: Text = Field(description="Its name on the counter.")
    army: str = Field(description="Its army.")
    toe: str = Field(description="Its table of organization.")
    at: Id = Field(description="The place where it comes.")
    men: int = Field(ge=1, le=20_000, description="How many men, as far as the pool goes.")
    grade: int = Field(ge=1, le=10, description="Quality as a grade of the order of battle (rule 3.6).")
    note: str = Field("", description="Where its figures come from, and what there is to tell.")


class EventFileSpec(Spec):
    """Historical events that scenarios name under ``events`` (rule 14)."""

    format: Literal[1] = Field(description="Version of the file format.")
    id: Id = Field(description="Its id: the name of the file without .yaml.")
    outside: list[Id] = Field(
        [], description="Flags that conditions ask for and that rules or scenarios set, not events."
    )
    secrets: SecretsSpec = Field(SecretsSpec(), description="Flags that only one side knows.")
    veiled: list[str] = Field([], description="Armies whose morale the enemy learns once they have fought.")
    spawns: dict[UnitKey, SpawnSpec] = Field({}, description="Units that only events bring, by id.")
    events: list[EventSpec] = Field(min_length=1, description="The events, in the order of their ids.")


def parts_of(spec: Any, path: Location) -> Iterator[tuple[Location, str, type, Any]]:
    """Yield every plain condition in a condition, or an effect: its path, its kind, its class and its value."""
    for key in [name for name in type(spec).model_fields if name in spec.model_fields_set]:
        value = getattr(spec, key)
        if key in ("all_of", "any_of"):
            name = "and" if key == "all_of" else "or"
            for i, part in enumerate(value):
                yield from parts_of(part, (*path, name, i))
        elif key == "negated":
            yield from parts_of(value, (*path, "not"))
        elif key in CONDITION_KINDS and not hasattr(spec, "after"):
            yield (*path, key), key, CONDITION_KINDS[key], value
        elif key in EFFECT_KINDS and hasattr(spec, "after"):
            yield (*path, key), key, EFFECT_KINDS[key], value


def names_of(path: Location, kind: type, value: Any) -> Iterator[tuple[Location, str, str]]:
    """Yield every name in the value of a condition or an effect: its path, what it names, the name."""
    hints = hints_of(kind)
    for name, hint in hints.items():
        given = value if len(hints) == 1 else getattr(value, name)
        where = path if len(hints) == 1 else (*path, name)
        inner = mark_of(get_args(hint)[0]) if get_origin(hint) is tuple else ""
        if given is None:
            continue
        if mark := mark_of(hint):
            yield where, mark, given
        elif mark := pair_mark(hint):
            yield from (((*where, key), mark, key) for key in given)
        elif inner:
            yield from (((*where, i), inner, one) for i, one in enumerate(given))


def conditions_of(spec: EventFileSpec) -> Iterator[tuple[Location, Any]]:
    """Yield every condition of a file with its path."""
    for i, event in enumerate(spec.events):
        yield ("events", i, "when"), event.when
        for key, choice in event.choices.items():
            path: Location = ("events", i, "choices", key)
            if choice.when is not None:
                yield (*path, "when"), choice.when
            for j, effect in enumerate(choice.effects):
                if effect.when is not None:
                    yield (*path, "effects", j, "when"), effect.when


def effects_of(spec: EventFileSpec) -> Iterator[tuple[Location, Any]]:
    """Yield every effect of a file with its path."""
    for i, event in enumerate(spec.events):
        for key, choice in event.choices.items():
            for j, effect in enumerate(choice.effects):
                yield ("events", i, "choices", key, "effects", j), effect


def all_parts(spec: EventFileSpec) -> Iterator[tuple[Location, str, type, Any]]:
    """Yield every plain condition and every effect of a file."""
    for path, part in (*conditions_of(spec), *effects_of(spec)):
        yield from parts_of(part, path)


def flags_set(spec: EventFileSpec) -> list[str]:
    """Return the flags that effects of a file set, each once."""
    found = [value for _, kind, cls, value in all_parts(spec) if kind == "flag" and cls is EFFECT_KINDS["flag"]]
    return list(dict.fromkeys(str(flag) for flag in found))
