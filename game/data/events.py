"""Builds the historical events of a scenario (rule 14) from its file of events."""

from typing import Any, get_args, get_origin

from game.data.event_spec import ChoiceSpec, EventSpec, conditions_of, hints_of, mark_of, pair_mark, parts_of
from game.data.expressions import parse_expression
from game.data.scenario_case import SIDE_OF, ScenarioCase
from game.model.ids import NO_UNIT, OFF_MAP, HexId, Side, Stance, UnitId
from game.model.politics import (
    ANY_ARMY,
    NO_POLITICS,
    Choice,
    Chooser,
    Condition,
    Effect,
    HistoricalEvent,
    Planned,
    Politics,
)
from game.model.ruleset import at_turn
from game.model.scenario import Setup
from game.model.units import NO_BOX, UnitSpec
from game.rules.effects.registry import EFFECT_KINDS
from game.rules.effects.spawn import SPAWNED
from game.rules.politics.conditions import CONDITION_KINDS, AllOf, AnyOf, Not

WATCHERS = ("holds", "retaken")  # kinds of conditions that ask since when a place is held
NEVER = 10_000  # a turn after every game


def build_politics(case: ScenarioCase) -> Politics:
    """Return the events of a scenario without defects."""
    if case.events is None:
        return NO_POLITICS
    spec = case.events.spec
    events = tuple(_event(case, event) for event in spec.events)
    ids = [event.id for event in events]
    happened = []
    for key, went in case.spec.happened.items():
        choices = [choice.id for choice in events[ids.index(key)].choices]
        happened.append((ids.index(key), choices.index(went.choice), case.turn_of(went.when) or 0))
    known = {Side.COMMUNIST: set(spec.secrets.communist), Side.UN: set(spec.secrets.un)}
    for key, spawn in spec.spawns.items():  # what a side raises is its own business
        known[Side(case.rules.armies[case.armies[spawn.army]].side)].add(SPAWNED + key)
    return Politics(
        events,
        tuple(sorted(happened, key=lambda taken: (taken[2], taken[0]))),
        (frozenset(known[Side.UN]), frozenset(known[Side.COMMUNIST])),
        tuple(case.armies[army] for army in spec.veiled),
        _watched(case),
    )


def flags_of_happened(case: ScenarioCase) -> list[tuple[int, str]]:
    """Return the flags that events before the first turn have set, with their turns."""
    if case.events is None:
        return []
    events = {event.id: event for event in case.events.spec.events}
    return [
        (case.turn_of(went.when) or 0, str(effect.flag))
        for key, went in case.spec.happened.items()
        for effect in events[key].choices[went.choice].effects
        if effect.flag is not None and not effect.after
    ]


def _watched(case: ScenarioCase) -> tuple[HexId, ...]:
    """Return the hexes of the places that conditions ask for, and of the capitals, in ascending order."""
    capitals = [place for will in case.rules.politics.wills for place in (will.capital, will.enemy_capital)]
    hexes = {case.places[place] for place in capitals if place in case.places}
    for path, condition in conditions_of(case.events.spec) if case.events is not None else ():
        hexes |= {case.places[value.place] for _, kind, _, value in parts_of(condition, path) if kind in WATCHERS}
    return tuple(sorted(hexes))


def _event(case: ScenarioCase, spec: EventSpec) -> HistoricalEvent:
    return HistoricalEvent(
        id=spec.id,
        title=spec.title,
        date=spec.date,
        known=spec.known,
        decided_by=spec.decided_by,
        led_to=spec.led_to,
        when=_condition(case, spec.when),
        chooser=Chooser[spec.chooser.upper()],
        hidden_from=SIDE_OF[spec.known_to].enemy if spec.known_to is not None else None,
        repeat=spec.repeat,
        simultaneous=spec.simultaneous,
        choices=tuple(_choice(case, key, choice) for key, choice in spec.choices.items()),
    )


def _choice(case: ScenarioCase, key: str, spec: ChoiceSpec) -> Choice:
    return Choice(
        id=key,
        text=spec.text,
        weight=parse_expression(spec.weight),
        historical=spec.historical,
        historical_again=spec.historical_again,
        once=spec.once,
        when=None if spec.when is None else _condition(case, spec.when),
        effects=tuple(_planned(case, effect) for effect in spec.effects),
    )


def _condition(case: ScenarioCase, spec: Any) -> Condition:
    if spec.all_of is not None:
        return AllOf(tuple(_condition(case, part) for part in spec.all_of))
    if spec.any_of is not None:
        return AnyOf(tuple(_condition(case, part) for part in spec.any_of))
    if spec.negated is not None:
        return Not(_condition(case, spec.negated))
    key = next(key for key in CONDITION_KINDS if getattr(spec, key) is not None)
    made: Condition = _made(case, CONDITION_KINDS[key], getattr(spec, key))
    return made


def _planned(case: ScenarioCase, spec: Any) -> Planned:
    key = next(key for key in EFFECT_KINDS if getattr(spec, key) is not None)
    effect: Effect = _made(case, EFFECT_KINDS[key], getattr(spec, key))
    return Planned(effect, spec.after, None if spec.when is None else _condition(case, spec.when))


def _made(case: ScenarioCase, kind: type, value: Any) -> Any:
    """Return a condition or an effect out of its value in the file, names resolved."""
    hints = hints_of(kind)
    if len(hints) == 1:
        name, hint = next(iter(hints.items()))
        return kind(**{name: _resolved(case, hint, value)})
    given = {name: getattr(value, name) for name in hints if getattr(value, name) is not None}
    return kind(**{name: _resolved(case, hints[name], found) for name, found in given.items()})


def _resolved(case: ScenarioCase, hint: Any, value: Any) -> Any:
    if mark := mark_of(hint):
        return _index(case, mark, value)
    if mark := pair_mark(hint):
        return tuple((_index(case, mark, name), amount) for name, amount in value.items())
    if get_origin(hint) is tuple:
        return tuple(_resolved(case, get_args(hint)[0], part) for part in value)
    return SIDE_OF[value] if hint is Side else value


def _index(case: ScenarioCase, mark: str, name: str) -> int | str:
    """Return what a name stands for: an index, a hex, or the name itself."""
    match mark:
        case "army":
            return ANY_ARMY if name == "any" else case.armies[name]
        case "track":
            return [track.id.upper() for track in case.spec.tracks].index(name)
        case "place":
            return case.places[name]
        case "zone":
            return [zone.id for zone in case.board.zones].index(name)
        case "box":
            return [box.id for box in case.spec.boxes].index(name)
        case "axis":
            return [axis.id for axis in case.spec.hints.axes].index(name)
    return name


# --- units that events bring ------------------------------------------------------------------------------------


def spawned_units(case: ScenarioCase, first: int) -> tuple[tuple[UnitSpec, ...], tuple[Setup, ...]]:
    """Return the units that only events bring, from the id ``first`` on, and how they come."""
    spawns = case.events.spec.spawns if case.events is not None else {}
    specs, setups = [], []
    for i, (key, spawn) in enumerate(spawns.items(), first):
        toe, army = case.toes[spawn.toe], case.armies[spawn.army]
        rules = case.rules.armies[army]
        side = Side(rules.side)
        specs.append(
            UnitSpec(UnitId(i), key, spawn.name, spawn.short, side, army, toe, toe.traits, 0, NO_UNIT, spawn.note)
        )
        setups.append(
            Setup(
                unit=UnitId(i),
                turn=NEVER,
                hex=case.places.get(spawn.at, OFF_MAP),
                box=NO_BOX,
                men=spawn.men,
                guns=0,
                tanks=0,
                q=case.rules.units.quality_pm_by_grade[spawn.grade - 1],
                c=at_turn(rules.arrival_cohesion_tenths, case.spec.turns.first),
                s=rules.arrival_supply_tenths,
                e=0,
                stance=Stance.HOLD,
                replaces=NO_UNIT,
                slips=False,
                clock=SPAWNED + key,
                clock_turn=NEVER,
                from_pool=True,
            )
        )
    return tuple(specs), tuple(setups)


def event_flags(case: ScenarioCase) -> list[str]:
    """Return the flags that the events of a scenario may set."""
    return case.events.flags if case.events is not None else []
