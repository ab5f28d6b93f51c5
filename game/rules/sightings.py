"""What the sides learn of each other (rule 12.1): contacts for units in sight, memories for those out of it.

A combat unit sees its own hex and those across its passable hexsides; ``GameState.sight`` counts them. HQs see nothing.
"""

from collections.abc import Iterator, Sequence

from game.model.dice import Dice, Purpose
from game.model.events.base import Event
from game.model.events.sight import ContactsFaded, ContactsLost, PictureUpdated, UnitSpotted
from game.model.ids import (
    OFF_MAP,
    SIDES,
    ContactId,
    HexId,
    Intelligence,
    MovementClass,
    Side,
    Stance,
    UnitId,
)
from game.model.layers import ORDINARY, PACK, sights
from game.model.picture import Contact
from game.model.ruleset import Ruleset, Toe, at_turn
from game.model.state import GameState
from game.model.units import Unit, UnitSpec

SCOUTED = 2  # second part of the dice key of men reported by scouts


def after_move(state: GameState, dice: Dice, unit: Unit, origin: HexId, path: Sequence[HexId]) -> Iterator[Event]:
    """Yield what both sides learn when a unit has moved from ``origin`` (OFF_MAP: it arrived) along ``path``."""
    yield from _news_of(state, dice, unit, (origin, *path) if origin != OFF_MAP else tuple(path))
    if not unit.is_hq:
        yield from _look_around(state, dice, unit.side, path)
        if origin != OFF_MAP:
            yield from _fade_around(state, unit.side, origin)


def after_loss(state: GameState, unit: Unit, origin: HexId) -> Iterator[Event]:
    """Yield what both sides learn when a unit has left the map from ``origin``."""
    foe = unit.side.enemy
    contact = state.tracked[foe].get(unit.id)
    if contact is not None and state.sight[foe][state.pictures[foe].contacts[contact].hex]:
        yield ContactsLost(foe, (unit.id,))
    if not unit.is_hq:
        yield from _fade_around(state, unit.side, origin)


def spot(state: GameState, dice: Dice, by: Side, units: Sequence[UnitId]) -> Iterator[Event]:
    """Yield fresh contacts for enemy units on the map, whoever sees them: those that fought or struck from ambush."""
    for unit_id in units:
        unit = state.units[unit_id]
        if unit.on_map:
            contact = estimate(state, dice, by, unit, unit.hex, _contact_id(state, by, unit_id))
            if state.pictures[by].contacts.get(contact.id) != contact:
                yield UnitSpotted(by, unit_id, contact)


def first_look(state: GameState, dice: Dice) -> Iterator[Event]:
    """Yield the picture each side begins the game with: what it sees over its front, and what it was told."""
    for side in SIDES:
        yield _picture(state, dice, side, state.scenario.known[side])


def refresh(state: GameState, dice: Dice) -> Iterator[Event]:
    """Yield the whole picture of each side anew."""
    for side in SIDES:
        yield _picture(state, dice, side, ())


def estimate(state: GameState, dice: Dice, by: Side, unit: Unit, h: HexId, contact: ContactId) -> Contact:
    """Return a unit as a side takes it to be when it is, or was a moment ago, on hex ``h``.

    Men are rolled once a turn for each unit; weapons go with the men by its table of organization; the rest is what
    the rules of its army make likely. Of a covert unit nothing is known but that somebody is there.
    """
    if unit.covert:
        return _unidentified(state, by, unit, h, contact)
    rules, toe, army = state.ruleset, unit.toe, unit.army
    error = rules.combat.estimate_error_pm[Intelligence.GOOD]
    men = unit.men * (1000 - error + dice.roll(Purpose.INTEL, 2 * error + 1, unit.id)) // 1000
    share = min(1000, men * 1000 // toe.men) if toe.men else 0
    tanks = toe.tanks * share // 1000
    c = at_turn(rules.armies[army].arrival_cohesion_tenths, state.turn)
    seen = state.sight[by][h] > 0 and h == unit.hex
    return Contact(
        contact,
        h,
        state.turn,
        seen,
        Intelligence.GOOD if seen else Intelligence.POOR,
        unit.spec,
        army,
        toe,
        unit.traits,
        men,
        toe.guns * share // 1000,
        tanks,
        rules.armies[army].start_quality_pm,
        c,
        rules.armies[army].arrival_supply_tenths,
        0,
        Stance.HOLD,
        likely_zoc(rules, toe, men, tanks, c),
    )


def covert_toe(rules: Ruleset) -> Toe:
    """Return the table of organization that a covert unit is taken for (rule 12.2)."""
    return next(toe for toe in rules.units.toes if toe.id == rules.intelligence.covert_toe)


def _unidentified(state: GameState, by: Side, unit: Unit, h: HexId, contact: ContactId) -> Contact:
    """Return how a covert unit looks: unidentified, at most a regiment (rule 12.2); the same whatever it is."""
    rules = state.ruleset
    army = rules.intelligence.covert_army
    toe = covert_toe(rules)
    c = at_turn(rules.armies[army].arrival_cohesion_tenths, state.turn)
    return Contact(
        id=contact,
        hex=h,
        turn=state.turn,
        seen=state.sight[by][h] > 0 and h == unit.hex,
        intelligence=Intelligence.POOR,
        spec=None,
        army=army,
        toe=toe,
        traits=toe.traits,
        men=toe.men,
        guns=toe.guns,
        tanks=toe.tanks,
        q=rules.armies[army].start_quality_pm,
        c=c,
        s=rules.armies[army].arrival_supply_tenths,
        e=0,
        stance=Stance.HOLD,
        zoc_kind=likely_zoc(rules, toe, toe.men, toe.tanks, c),
    )


def glimpse(state: GameState, dice: Dice, by: Side, unit: Unit, contact: ContactId, spec: UnitSpec | None) -> Contact:
    """Return a unit as scouts report it (rule 12.1): there it is, of this class, with so many men, more or less.

    ``spec``: who it is, if that was known before. Its men are rolled once a turn for each unit.
    """
    seen = estimate(state, dice, by, unit, unit.hex, contact)
    rules, toe = state.ruleset, unit.toe
    error = rules.combat.estimate_error_pm[Intelligence.FAIR]
    men = unit.men * (1000 - error + dice.roll(Purpose.INTEL, 2 * error + 1, unit.id, SCOUTED)) // 1000
    share = min(1000, men * 1000 // toe.men) if toe.men else 0
    tanks = toe.tanks * share // 1000
    return seen._replace(
        seen=False,
        intelligence=Intelligence.FAIR,
        spec=spec,
        men=men,
        guns=toe.guns * share // 1000,
        tanks=tanks,
        zoc_kind=likely_zoc(rules, toe, men, tanks, seen.c),
    )


def likely_zoc(rules: Ruleset, toe: Toe, men: int, tanks: int, c: int) -> int:
    """Return the kind of ZOC a unit of these figures exerts: 0 none, 1 ordinary, 2 pack (rule 4.2)."""
    limits = rules.terrain
    if toe.is_hq or c < limits.zoc_min_cohesion_tenths:
        return 0
    if men < limits.zoc_min_men and tanks < limits.zoc_min_tanks:
        return 0
    return PACK if toe.movement == MovementClass.PACK else ORDINARY


def _contact_id(state: GameState, by: Side, unit: UnitId) -> ContactId:
    known = state.tracked[by].get(unit)
    return state.pictures[by].next_id if known is None else known


def _news_of(state: GameState, dice: Dice, unit: Unit, way: Sequence[HexId]) -> Iterator[Event]:
    """Yield what the enemy learns of a mover: where it stands, or the hex in which it passed out of sight."""
    foe = unit.side.enemy
    sight = state.sight[foe]
    for i in range(len(way) - 1, -1, -1):
        if sight[way[i]]:
            h = way[min(i + 1, len(way) - 1)]
            yield UnitSpotted(foe, unit.id, estimate(state, dice, foe, unit, h, _contact_id(state, foe, unit.id)))
            return


def _look_around(state: GameState, dice: Dice, side: Side, path: Sequence[HexId]) -> Iterator[Event]:
    """Yield what a side sees along a march of its own."""
    there, known, seen = state.at[side.enemy].keys(), state.pictures[side].at.keys(), sights(state.board)
    looked: dict[HexId, None] = {}
    for h in path:
        around = seen[h][0]
        if not (there.isdisjoint(around) and known.isdisjoint(around)):
            looked.update((n, None) for n in around if n in there or n in known)
    for h in looked:
        yield from _news_of_hex(state, dice, side, h)


def _news_of_hex(state: GameState, dice: Dice, side: Side, h: HexId) -> Iterator[Event]:
    picture, tracked = state.pictures[side], state.tracked[side]
    visible = state.sight[side][h] > 0
    there = state.at[side.enemy].get(h, ())
    for unit_id in there:
        known = picture.contacts.get(tracked.get(unit_id, -1))
        if known is None or known.hex != h or known.turn != state.turn or known.seen != visible:
            unit = state.units[unit_id]
            yield UnitSpotted(side, unit_id, estimate(state, dice, side, unit, h, _contact_id(state, side, unit_id)))
    found = [tracked.get(unit_id) for unit_id in there]
    if gone := [contact for contact in picture.at.get(h, ()) if contact not in found]:
        yield ContactsLost(side, tuple(sorted(unit for unit, contact in tracked.items() if contact in gone)))


def _fade_around(state: GameState, side: Side, origin: HexId) -> Iterator[Event]:
    """Yield what a side loses sight of when a unit of its own has left ``origin``."""
    picture, sight, seen = state.pictures[side], state.sight[side], sights(state.board)[origin][0]
    if picture.at.keys().isdisjoint(seen):
        return
    faded = [
        contact for h in seen if not sight[h] for contact in picture.at.get(h, ()) if picture.contacts[contact].seen
    ]
    if faded:
        yield ContactsFaded(side, tuple(faded))


def _is_stale(contact: Contact, turn: int) -> bool:
    """Return whether a contact out of sight is remembered as better known than it still is."""
    return contact.seen or (contact.intelligence == Intelligence.FAIR and contact.turn < turn)


def _picture(state: GameState, dice: Dice, side: Side, told: Sequence[UnitId]) -> PictureUpdated:
    sight, picture, tracked = state.sight[side], state.pictures[side], state.tracked[side]
    spotted, contacts, lost, faded = [], [], [], []
    fresh = picture.next_id
    for unit in state.own[side.enemy].values():
        known = tracked.get(unit.id)
        if unit.on_map and (sight[unit.hex] or (known is None and unit.id in told)):
            spotted.append(unit.id)
            contacts.append(estimate(state, dice, side, unit, unit.hex, fresh if known is None else known))
            fresh += known is None
        elif known is not None and sight[picture.contacts[known].hex]:
            lost.append(unit.id)
        elif known is not None and _is_stale(picture.contacts[known], state.turn):
            faded.append(known)
    return PictureUpdated(side, tuple(spotted), tuple(contacts), tuple(lost), tuple(faded))
