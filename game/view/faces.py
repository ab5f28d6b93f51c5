"""From units and contacts to the faces of their counters."""

from game.model.ids import NO_UNIT, OFF_MAP, Intelligence, RetreatScope, Side, Trait, UnitId
from game.model.picture import Contact
from game.model.ruleset import Ruleset, Toe
from game.model.units import Piece, Unit
from game.model.view import SideView
from game.rules.power import Fire, piece_power
from game.view.counters import Badge, CounterFace, Echelon, Ring, Shape, Symbol, most_urgent
from game.view.theme import STAFF

PM = 1000
OPEN_FIRE = Fire(guns_pm=PM, antitank_pm=PM, ground_pm=PM)
COLORS = {Side.UN: ("us", "rok", "cw"), Side.COMMUNIST: ("kpa", "cpv")}  # for armies that the theme does not know
SHAPES = {Side.UN: Shape.SQUARE, Side.COMMUNIST: Shape.CUT}


def strength_milli(view: SideView, key: int, piece: Piece) -> int:
    """Return the strength of a piece in thousandths of a strength point, in open ground against no tanks (7.1)."""
    return piece_power(view.ruleset, key, piece, turn=view.turn, fire=OPEN_FIRE).power


def army_key(ruleset: Ruleset, army: int) -> str:
    """Return the name of an army's colors and mark in the theme: its own, or those of an army of its side."""
    key = ruleset.armies[army].id.lower()
    if key in STAFF.armies:
        return key
    side = ruleset.armies[army].side
    peers = [index for index, other in enumerate(ruleset.armies) if other.side == side]
    colors = COLORS[Side(side)]
    return colors[peers.index(army) % len(colors)]


def army_color(ruleset: Ruleset, piece: Piece) -> str:
    """Return the name of the army's color in the theme; Marines have their own."""
    key = army_key(ruleset, piece.army)
    return "usmc" if key == "us" and piece.traits & Trait.MARINE else key


def symbol_of(toe: Toe) -> Symbol:
    """Return the NATO symbol of a table of organization."""
    return Symbol(toe.symbol)


def points(tenths: int) -> str:
    """Return tenths as points: whole where nothing is left over."""
    return str(tenths // 10) if tenths % 10 == 0 else f"{tenths // 10}.{tenths % 10}"


def badges(view: SideView, unit: Unit, *, in_command: bool) -> set[Badge]:
    """Return every warning that applies to an own unit."""
    found = set()
    if unit.isolated_turns:
        found.add(Badge.CUT_OFF)
    if unit.s < view.ruleset.supply.levels_tenths[2] and not unit.is_hq:
        found.add(Badge.SHORT)
    if not in_command and not unit.is_hq:
        found.add(Badge.NO_COMMAND)
    if unit.retreat_scope != RetreatScope.NONE:
        found.add(Badge.RETREAT)
    return found


def unit_face(
    view: SideView, unit: Unit, *, in_command: bool, stack: int = 1, ring: Ring = Ring.NONE, mp_shown: bool = True
) -> CounterFace:
    """Return the face of an own unit: exact figures."""
    return CounterFace(
        shape=SHAPES[unit.side],
        army=army_color(view.ruleset, unit),
        symbol=symbol_of(unit.toe),
        echelon=Echelon(unit.toe.echelon),
        name=unit.spec.short,
        strength_milli=None if unit.is_hq else strength_milli(view, unit.id, unit),
        cohesion=unit.c // 10,
        supply=unit.s // 10,
        mp=points(unit.mp) if mp_shown else None,
        entrenchment=unit.e,
        badge=most_urgent(badges(view, unit, in_command=in_command)),
        stack=stack,
        ring=ring,
        spent=mp_shown and unit.mp == 0,
    )


def contact_face(view: SideView, contact: Contact, *, stack: int = 1, ring: Ring = Ring.NONE) -> CounterFace:
    """Return the face of an enemy as known: estimates, faded when last known only; exact where the fog is off."""
    exact = contact.intelligence is Intelligence.EXACT
    return CounterFace(
        shape=SHAPES[view.side.enemy],
        army=army_color(view.ruleset, contact),
        symbol=symbol_of(contact.toe),
        echelon=Echelon(contact.toe.echelon),
        name=contact.spec.short if contact.spec else "?",
        strength_milli=None if contact.toe.is_hq else strength_milli(view, contact.id, contact),
        cohesion=contact.c // 10 if exact else None,
        supply=contact.s // 10 if exact else None,
        entrenchment=contact.e,
        stack=stack,
        ring=ring,
        estimated=not exact,
        last_known=not contact.seen,
    )


def top_of_stack(view: SideView, units: tuple[UnitId, ...], first: UnitId = NO_UNIT) -> Unit:
    """Return the unit that lies on top: ``first`` if it is there, else the strongest, ties to the lower id."""
    if first in units:
        return view.own[first]
    return min((view.own[u] for u in units), key=lambda u: (u.is_hq, -strength_milli(view, u.id, u), u.id))


def where(unit: Unit) -> int | None:
    """Return the hex of a unit, None off the map."""
    return None if unit.hex == OFF_MAP else unit.hex
