"""What must hold of any state, whatever happened to it."""

from collections.abc import Mapping

from game.model.ids import SIDES, HexId, Side, UnitId
from game.model.layers import zoc_reach
from game.model.state import GameState
from game.model.units import Unit
from game.model.view import SideView
from tests.support.men import all_guerrillas, captured

Layers = tuple[dict[HexId, tuple[UnitId, ...]], bytes, bytes, bytes]


def layers_of(state: GameState, side: Side) -> Layers:
    """Return the layers of a side as the state holds them: index, stack points, ZOC, sight."""
    return state.at[side], bytes(state.stack[side]), bytes(state.zoc[side]), bytes(state.sight[side])


def layers_from_units(state: GameState, side: Side) -> Layers:
    """Return the layers of a side made anew from where its units stand."""
    size = state.board.grid.size
    at: dict[HexId, tuple[UnitId, ...]] = {}
    stack, zoc, sight = bytearray(size), bytearray(size), bytearray(size)
    reach = zoc_reach(state.board, state.ruleset)
    for unit in state.units:
        if unit.side != side or not unit.on_map:
            continue
        at[unit.hex] = (*at.get(unit.hex, ()), unit.id)
        stack[unit.hex] += unit.toe.stack_points
        for h in reach.hexes(unit.hex, state.exerts(unit), state.bridges, state.weather):
            zoc[h] += 1
        for h in () if unit.is_hq else (unit.hex, *state.board.near[unit.hex]):
            sight[h] += 1
    return at, bytes(stack), bytes(zoc), bytes(sight)


def picture_from_contacts(state: GameState, side: Side) -> Layers:
    """Return index, stack points and ZOC of a side's picture made anew from its contacts (no sight)."""
    picture = state.pictures[side]
    at: dict[HexId, tuple[UnitId, ...]] = {}
    stack, zoc = bytearray(state.board.grid.size), bytearray(state.board.grid.size)
    reach = zoc_reach(state.board, state.ruleset)
    for number in sorted(picture.contacts):
        contact = picture.contacts[number]
        at[contact.hex] = (*at.get(contact.hex, ()), UnitId(number))
        stack[contact.hex] += contact.toe.stack_points
        for h in reach.hexes(contact.hex, contact.zoc_kind, picture.bridges, state.weather):
            zoc[h] += 1
    return at, bytes(stack), bytes(zoc), b""


def assert_sound(state: GameState) -> None:
    """Fail if a layer differs from what the units make of it, a value is out of its range, or men are miscounted."""
    for side in SIDES:
        assert layers_of(state, side) == layers_from_units(state, side)
        picture = state.pictures[side]
        kept = (dict(picture.at), bytes(picture.stack), bytes(picture.zoc), b"")
        assert kept == picture_from_contacts(state, side)
    for unit in state.units:
        assert_unit_sound(state, unit)
    assert sum(state.guerrillas) + sum(state.insurgency.contained) == all_guerrillas(state)
    assert min((*state.guerrillas, *state.insurgency.contained), default=0) >= 0
    assert state.prisoners == captured(state)
    both = set(state.at[0]) & set(state.at[1])
    assert not both, f"units of both sides in {[state.board.grid.label(h) for h in sorted(both)]}"


def assert_unit_sound(state: GameState, unit: Unit) -> None:
    """Fail if an attribute of the unit is out of the range of rule 3.2, or it stands where it cannot."""
    name = unit.spec.key
    assert 0 <= unit.c <= 1000, f"{name}: c {unit.c}"
    assert 0 <= unit.s <= 1000, f"{name}: s {unit.s}"
    assert 0 <= unit.e <= 4, f"{name}: e {unit.e}"
    assert 0 <= unit.raw <= max(0, unit.men), f"{name}: {unit.raw} recruits of {unit.men} men"
    assert min(unit.men, unit.guns, unit.tanks, unit.mp, unit.assaults) >= 0, name
    if unit.on_map:
        assert state.board.is_ground(unit.hex), f"{name} stands in the sea"


def frozen(view: SideView) -> str:
    """Return everything a view says, as text that can be compared: two equal views say the same."""
    return "\n".join(
        f"{name}: {_plain(value)!r}"
        for name, value in zip(view._fields, view, strict=True)
        if name not in ("board", "ruleset", "scenario")
    )


def _plain(value: object) -> object:
    if isinstance(value, memoryview):
        return bytes(value)
    if isinstance(value, frozenset):
        return sorted(value)
    if isinstance(value, Mapping):
        return [(key, _plain(value[key])) for key in sorted(value)]
    if isinstance(value, Unit):
        return [getattr(value, slot) for slot in Unit.__slots__ if slot not in ("spec", "toe")]
    return value
