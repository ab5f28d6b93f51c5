"""A game as a side takes it to be (rule 16.3): what its view shows, and guesses where that shows nothing.

Nothing that happens in it touches the real one, and nothing of the real one beyond the view is in it: the same view and
salt make the same game. Figures of enemies are those of the contacts; who is not seen stands where he may be hidden; a
landing is expected where it is believed in.
"""

from game.model.air import AirForce
from game.model.contacts import note
from game.model.dice import Dice, Purpose
from game.model.escapes import EscapeRecord
from game.model.guerrillas import Insurgency
from game.model.ids import OFF_MAP, SIDES, HexId, Phase, Side, Status, Trait, UnitId
from game.model.layers import source_hexes
from game.model.naval import Naval
from game.model.orders import Order
from game.model.picture import Contact
from game.model.politics import PoliticsRecord, Watch
from game.model.records import ArmyRecord, SourceState
from game.model.scenario import Setup
from game.model.sea import NO_LANDING, NO_SITE, Landing, LandingStage, Sea
from game.model.state import GameState
from game.model.units import NO_BOX, Unit
from game.model.view import Position, SideView
from game.rules.engine import submit
from game.rules.morale import capital_hexes, state_of
from game.rules.sea import home_box
from game.rules.sightings import refresh
from game.rules.sites import site_hexes
from game.rules.stacking import stack_limit
from game.rules.truth import truth
from game.rules.victory import score
from game.rules.visibility import observe

PM = 1000
PRESENT, ANCHOR, SPOT, WHO, SITE = range(5)  # last part of the dice keys


class Imagined:
    """A game that a side imagines; players who think ahead play on it as on a real one."""

    def __init__(self, state: GameState) -> None:
        self._state = state

    @property
    def clock(self) -> tuple[int, Phase, Side | None]:
        """Return the turn, the phase and whose decision it is."""
        return self._state.turn, self._state.phase, self._state.decider

    @property
    def is_over(self) -> bool:
        """Return whether it has a result."""
        return self._state.result is not None

    def view(self, side: Side) -> SideView:
        """Return what a side knows in it."""
        return observe(self._state, side)

    def submit(self, order: Order, view: SideView | None = None) -> None:
        """Carry out an order; ``view`` is what its side observes now, from a caller who has just asked."""
        submit(self._state, order, view=view)

    def whole(self, side: Side) -> Position:
        """Return everything in it, as a side imagines it."""
        return truth(self._state, side)

    def points(self) -> int:
        """Return the result if it ended now: Communist points less those of the UN less the baseline (15)."""
        return score(self._state).result

    def copy(self) -> "Imagined":
        """Return an independent game with the same future."""
        return Imagined(self._state.copy())


def imagine(view: SideView, salt: int) -> Imagined:
    """Return a game that the side of a view may be in, for all it knows; ``salt`` decides between the guesses."""
    state = GameState(view.board, view.ruleset, view.scenario, salt)
    dice = Dice(salt, view.turn)
    _public(state, view)
    _armies(state, view)
    _ground(state, view)
    for unit in view.own.values():
        _take_over(state, unit)
    state.own[view.side].update((unit.id, state.units[unit.id]) for unit in view.own.values())
    known = _contacts(state, view, dice)
    replaced = {setup.replaces for setup in view.scenario.setups if setup.turn <= view.turn}
    for unit in state.own[view.side.enemy].values():
        if unit.id in replaced:
            unit.status = unit.status if unit.on_map else Status.GONE
        elif unit.id not in known:
            _guess(state, view, dice, unit)
    _landing(state, view, dice)
    _pictures(state, view, known, dice)
    state._show()
    state._show_sources()
    state.show_politics()
    return Imagined(state)


# --- what is known for certain --------------------------------------------------------------------------------


def _public(state: GameState, view: SideView) -> None:
    side, foe = view.side, view.side.enemy
    state.turn, state.phase, state.decider = view.turn, view.phase, view.decider
    state.weather = view.weather
    state.tracks, state.flags = view.tracks, view.flags
    state.prisoners, state.early_points = view.prisoners, view.early_points
    state.escapes = [EscapeRecord(points=points) for points in view.escape_points]
    state.guerrillas = view.guerrillas
    hiding = sum(view.guerrillas) + sum(view.guerrillas_contained)
    state.insurgency = Insurgency(view.guerrillas_contained, raised=hiding)
    state.interdiction[side], state.interdiction[foe] = view.interdiction, view.interdiction_dealt
    state.keep_bridges[side] = view.keep_bridges
    state.rail_used[side], state.rail_used_north[side] = view.rail_used, view.rail_used_north
    state.route_used[side].update(view.route_used)
    state.assault_attempts.update(view.assault_attempts)
    state.bridge_attempts.update(view.bridge_attempts)
    state.belief = view.belief
    state.naval = view.naval.copy() if view.naval is not None else Naval(gunfire_left=view.gunfire_left)
    state.sea = view.sea.copy() if view.sea is not None else Sea()
    air, report = state.air, view.foe_air
    air.forces[side], air.backing[side], air.backing[foe] = view.air, view.backing, view.foe_backing
    air.forces[foe] = AirForce(report.tactical, report.heavy, report.allotments, view.foe_doctrine, 0)
    air.reports[foe], air.bombed = report, view.bombed
    state.estimates = (view.estimates, view.estimates)
    state.politics = _politics(state.politics, view)


def _politics(start: PoliticsRecord, view: SideView) -> PoliticsRecord:
    """Return what the side knows of politics; a flag whose turn it does not remember counts from now."""
    known, record = view.politics, start.copy()
    record.taken, record.params, record.forfeited = known.taken, known.params, known.forfeited
    record.axis_weights = known.axis_weights
    turns = {flag: turn for turn, flag in view.scenario.flags}
    record.flag_turns = tuple((flag, min(view.turn, turns.get(flag, view.turn))) for flag in sorted(view.flags))
    record.watch = tuple(Watch(view.holder[h], view.turn, 0) for h in view.scenario.politics.watched)
    return record


def _armies(state: GameState, view: SideView) -> None:
    """Take over the own records; of the enemy's no more than morale is known, and who holds its capital."""
    for i, own in enumerate(view.armies):
        if own is not None:
            state.armies[i] = own.copy()
            continue
        record = state.armies[i]
        record.morale = view.morale[i]
        record.state = state_of(view.ruleset, record.morale)
        _mark_capitals(view, i, record)


def _mark_capitals(view: SideView, army: int, record: ArmyRecord) -> None:
    """Note for an army of the enemy what has happened to the capitals, which happens to its morale only once (8.1)."""
    own, began = view.ruleset.armies[army], view.scenario.holder
    side = Side(own.side)
    for h in capital_hexes(view.board, own.capital):
        record.capital_lost = began[h] == side != view.holder[h]
        record.capital_regained = began[h] != side == view.holder[h]
    for other in view.ruleset.armies:
        if other.side != side:
            for h in capital_hexes(view.board, other.capital):
                record.capital_taken = record.capital_taken or began[h] != side == view.holder[h]


def _ground(state: GameState, view: SideView) -> None:
    side = view.side
    state.holder[:], state.rail[:], state.bridges[:] = view.holder, view.rail, view.bridges
    for contact in view.foes.values():
        if contact.toe.stack_points:
            state.holder[contact.hex] = side.enemy
    hexes = source_hexes(view.board, view.ruleset)
    for i, rules in enumerate(view.ruleset.supply.sources):
        if rules.side == side:
            opened = view.source_open_turn[i]
            state.sources[i] = SourceState(opened, view.source_cut_since[i], lost=rules.depot and not opened)
        elif hexes[i] == OFF_MAP or state.holder[hexes[i]] != rules.side:
            state.sources[i] = SourceState(0, 0, lost=rules.depot)
        elif not state.sources[i].open_turn:
            state.sources[i] = SourceState(view.turn, 0, lost=False)


def _take_over(state: GameState, unit: Unit) -> None:
    twin = state.units[unit.id] = unit.copy()
    if unit.on_map:
        twin.hex = OFF_MAP
        state.enter(twin, unit.hex)


# --- the enemy ------------------------------------------------------------------------------------------------


def _contacts(state: GameState, view: SideView, dice: Dice) -> dict[UnitId, Contact]:
    """Put every enemy that is known of where he was last seen, and return which unit each contact is taken for."""
    known: dict[UnitId, Contact] = {}
    contacts = [piece for _, piece in sorted(view.foes.items()) if isinstance(piece, Contact)]
    for contact in contacts:
        if contact.spec is not None:
            known[contact.spec.id] = contact
    for contact in contacts:
        if contact.spec is None and (stranger := _anybody(state, view, dice, contact, known)) is not None:
            known[stranger.id] = contact
    for key, contact in known.items():
        _meet(state, state.units[key], contact)
    return known


def _meet(state: GameState, unit: Unit, contact: Contact) -> None:
    """Put a unit where a contact was seen, as it was seen; of one that keeps itself hidden only the place is known."""
    if unit.toe is contact.toe:
        unit.men, unit.guns, unit.tanks = contact.men, contact.guns, contact.tanks
        unit.q, unit.c, unit.s, unit.e, unit.stance = contact.q, contact.c, contact.s, contact.e, contact.stance
        unit.traits |= contact.traits
        unit.arrival_men = unit.men
    else:
        _stand(unit, state.scenario.setups[unit.id])
    state.enter(unit, contact.hex)


def _anybody(
    state: GameState, view: SideView, dice: Dice, contact: Contact, known: dict[UnitId, Contact]
) -> Unit | None:
    """Return who an enemy of unknown name may be: one like him, not known to be elsewhere, or in disguise (12.2)."""
    free = [unit for unit in state.own[view.side.enemy].values() if unit.id not in known]
    due = [unit for unit in free if view.scenario.setups[unit.id].turn <= view.turn]
    alike = [unit for unit in due if unit.army == contact.army and unit.toe is contact.toe]
    alike = alike or [unit for unit in free if unit.traits & Trait.COVERT]
    return alike[dice.roll(Purpose.AI, len(alike), contact.id, WHO)] if alike else None


def _guess(state: GameState, view: SideView, dice: Dice, unit: Unit) -> None:
    """Let a unit that nobody has seen be where it may be: due later, in its box, hidden on the map, or lost."""
    setup = view.scenario.setups[unit.id]
    if setup.turn > view.turn or setup.clock:
        return
    if setup.box != NO_BOX:
        _stand(unit, setup)
        unit.status, unit.box = Status.IN_BOX, setup.box
    elif unit.is_hq or dice.roll(Purpose.AI, PM, unit.id, PRESENT) < view.ruleset.lookahead.hidden_pm:
        _hide(state, view, dice, unit, setup)
    else:
        unit.status = Status.GONE


def _stand(unit: Unit, setup: Setup) -> None:
    for name in ("men", "guns", "tanks", "q", "c", "s", "stance"):
        setattr(unit, name, getattr(setup, name))
    unit.arrival_men = setup.men
    unit.covert = bool(unit.traits & Trait.COVERT)


def _hide(state: GameState, view: SideView, dice: Dice, unit: Unit, setup: Setup) -> None:
    """Put a unit on ground of its side out of sight: near one of its own that is known of, or a place worth holding."""
    foe = unit.side
    anchors = sorted({piece.hex for piece in view.foes.values()})
    anchors += [goal.hex for goal in view.scenario.goals if state.holder[goal.hex] == foe]
    if not anchors:
        unit.status = Status.GONE
        return
    anchor = anchors[dice.roll(Purpose.AI, len(anchors), unit.id, ANCHOR)]
    near = [h for h in view.board.grid.within(anchor, view.ruleset.lookahead.hidden_hexes) if _may_hide(state, unit, h)]
    if not near:
        unit.status = Status.GONE
        return
    _stand(unit, setup)
    state.enter(unit, near[dice.roll(Purpose.AI, len(near), unit.id, SPOT)])


def _may_hide(state: GameState, unit: Unit, h: HexId) -> bool:
    if state.holder[h] != unit.side or state.sight[unit.side.enemy][h] or not state.board.is_ground(h):
        return False
    return state.stack[unit.side][h] + unit.toe.stack_points <= stack_limit(state.board, state.ruleset, h)


def _landing(state: GameState, view: SideView, dice: Dice) -> None:
    """Let the UN side have a landing ready where the Communist side believes in one, as often as it does (10.5)."""
    if view.side != Side.COMMUNIST or not view.belief or not view.scenario.landings:
        return
    roll, site = dice.roll(Purpose.AI, PM, SITE), 0
    while site < len(view.belief) and roll >= view.belief[site]:
        roll -= view.belief[site]
        site += 1
    hexes = site_hexes(view.board, view.ruleset)
    home = home_box(truth(state, Side.UN))
    force = tuple(u.id for u in state.own[Side.UN].values() if u.status == Status.IN_BOX and u.box == home)
    is_there = site < len(hexes) and hexes[site] != OFF_MAP and force
    ready = Landing(LandingStage.READY, site, NO_SITE, force, view.turn, view.turn)
    state.sea.plan = ready if is_there else NO_LANDING


def _pictures(state: GameState, view: SideView, known: dict[UnitId, Contact], dice: Dice) -> None:
    """Let each side know what it does: the one what its view shows, the other the ground and whom it sees."""
    for side in SIDES:
        picture = state.pictures[side]
        picture.holder[:], picture.rail[:], picture.bridges[:] = view.holder, view.rail, view.bridges
    for key, contact in known.items():
        note(state, view.side, contact, key)
    for event in refresh(state, dice):
        if getattr(event, "by", None) == view.side.enemy:
            event.apply(state)
