"""What aircraft, and guerrillas, report of the enemy behind his front (rule 12.1)."""

from collections.abc import Iterator, Sequence

from game.model.air import Allotment, Mission
from game.model.board import NO_ZONE
from game.model.dice import Dice, Purpose
from game.model.events.air import ZonesScouted
from game.model.events.base import Event
from game.model.ids import SIDES, Side
from game.model.picture import Contact
from game.model.rule_air import RECON_TERRAIN
from game.model.ruleset import Ruleset
from game.model.state import GameState
from game.model.units import Unit
from game.rules.air import PM, zone_sky_pm
from game.rules.guerrillas import uncontained
from game.rules.sightings import glimpse

FOUND = 1  # second part of the dice key


def reconnaissance(
    state: GameState, dice: Dice, allotments: Sequence[Sequence[Allotment]], opposed: Sequence[Sequence[int]]
) -> Iterator[Event]:
    """Yield what each side's scouts find this turn, the Communist side's first; ``allotments`` and effect lost by side.

    Units in sight of their enemy's own units are known better than that.
    """
    for side in SIDES:
        bonus = watched_zones(state, side, allotments[side], opposed[side])
        fresh = state.pictures[side].next_id
        units, contacts = [], []
        for unit in state.own[side.enemy].values():
            if not is_found(state, dice, side, unit, bonus):
                continue
            known = state.tracked[side].get(unit.id)
            units.append(unit.id)
            contacts.append(_contact(state, dice, side, unit, fresh if known is None else known))
            fresh += known is None
        if units:
            yield ZonesScouted(side, tuple(units), tuple(contacts))


def watched_zones(
    state: GameState, side: Side, allotments: Sequence[Allotment], opposed: Sequence[int]
) -> list[int | None]:
    """Return for each zone what its watchers add to the chance of a find, per mille; None where nobody watches."""
    rules, zones = state.ruleset.air, state.board.zones
    bonus: list[int | None] = [None] * len(zones)
    for zone, place in enumerate(zones):
        sent = sum(a.tactical for a in allotments if a.mission == Mission.RECON and a.target == place.id)
        if sent and sent * (PM - opposed[zone]) // PM * zone_sky_pm(state, zone) // PM >= rules.recon_tenths:
            bonus[zone] = 0
        if side == Side.COMMUNIST and uncontained(state, zone) >= rules.recon_guerrilla_men:
            bonus[zone] = rules.recon_guerrilla_pm
    return bonus


def is_found(state: GameState, dice: Dice, side: Side, unit: Unit, bonus: Sequence[int | None]) -> bool:
    """Return whether the scouts of a side find an enemy unit: one die a turn for each; covert units hide (12.2)."""
    if not unit.on_map or unit.covert or state.sight[side][unit.hex]:
        return False
    zone = state.board.zone[unit.hex]
    more = bonus[zone] if zone != NO_ZONE else None
    if more is None:
        return False
    return dice.roll(Purpose.INTEL, PM, unit.id, FOUND) < chance_pm(state.ruleset, state.board.terrain[unit.hex]) + more


def chance_pm(ruleset: Ruleset, terrain: int) -> int:
    """Return the chance, per mille, that air reconnaissance finds a unit on this terrain."""
    chances = dict(zip(RECON_TERRAIN, ruleset.air.recon_pm, strict=True))
    return chances.get(ruleset.terrain.types[terrain].id, min(ruleset.air.recon_pm))


def _contact(state: GameState, dice: Dice, side: Side, unit: Unit, number: int) -> Contact:
    known = state.pictures[side].contacts.get(number)
    return glimpse(state, dice, side, unit, number, known.spec if known is not None else None)
