"""The sea (rules 10.5, 10.6): transport, the plan of a landing, what the enemy makes of it, and the landing itself."""

from dataclasses import dataclass
from typing import ClassVar

from game.model.events.base import event_kind
from game.model.ids import OFF_MAP, HexId, RetreatScope, Status, UnitId
from game.model.sea import NO_LANDING, Beachhead, Landing
from game.model.state import GameState
from game.model.units import NO_BOX, NO_HEX, Unit


@event_kind
@dataclass(slots=True)
class UnitEmbarked:
    """A unit went on board for ``port``, OFF_MAP for the box at home; it took ``points`` of the sealift (rule 10.6)."""

    kind: ClassVar[str] = "unit_embarked"
    unit: UnitId
    port: HexId
    points: int

    def apply(self, state: GameState) -> None:
        """Take it off the map or out of its box: at sea it is safe, and no order to retreat binds it."""
        unit = state.units[self.unit]
        if unit.on_map:
            state.leave(unit)
        unit.status = Status.AT_SEA
        unit.box = NO_BOX
        unit.mp = unit.e = unit.isolated_turns = 0
        unit.moved = True
        unit.advance_to = unit.ambush_hex = NO_HEX
        unit.retreat_scope, unit.retreat_line, unit.retreat_turn = RetreatScope.NONE, "", 0
        state.sea.bound[unit.id] = self.port
        state.sea.lift_used += self.points


@event_kind
@dataclass(slots=True)
class UnitLanded:
    """A unit came off its ships: on a hex, or in a box where ``hex`` is OFF_MAP (rule 10.6)."""

    kind: ClassVar[str] = "unit_landed"
    unit: UnitId
    hex: HexId
    box: int

    def apply(self, state: GameState) -> None:
        """Put it there."""
        unit = state.units[self.unit]
        del state.sea.bound[unit.id]
        if self.hex == OFF_MAP:
            unit.status = Status.IN_BOX
            unit.box = self.box
        else:
            state.enter(unit, self.hex)


@event_kind
@dataclass(slots=True)
class LandingPlanned:
    """The plan of a landing was made or changed, came nearer, or its site was shelled; hidden from the enemy (10.5)."""

    kind: ClassVar[str] = "landing_planned"
    plan: Landing

    def apply(self, state: GameState) -> None:
        """Replace the plan."""
        state.sea.plan = self.plan


@event_kind
@dataclass(slots=True)
class LandingCanceled:
    """The plan of a landing was given up before it sailed (rule 10.5); hidden from the enemy."""

    kind: ClassVar[str] = "landing_canceled"

    def apply(self, state: GameState) -> None:
        """Forget it; its units are free."""
        state.sea.plan = NO_LANDING


@event_kind
@dataclass(slots=True)
class BeliefChanged:
    """What the Communist side's belief in landings is made of: weights per mille by site (rule 10.5); hidden."""

    kind: ClassVar[str] = "belief_changed"
    weights: tuple[int, ...]

    def apply(self, state: GameState) -> None:
        """Replace them."""
        state.sea.weights = self.weights


@event_kind
@dataclass(slots=True)
class RumorsHeard:
    """What the Communist side believes of landings this turn, with its errors: per mille by site (rule 10.5)."""

    kind: ClassVar[str] = "rumors_heard"
    belief: tuple[int, ...]

    def apply(self, state: GameState) -> None:
        """Replace the belief."""
        state.belief = self.belief


@event_kind
@dataclass(slots=True)
class SiteBombarded:
    """The fleet shelled a landing site: ``units`` of the garrison were under fire (rule 10.5)."""

    kind: ClassVar[str] = "site_bombarded"
    hex: HexId
    units: tuple[UnitId, ...]
    e: tuple[int, ...]  # their entrenchment, as it is now

    def apply(self, state: GameState) -> None:
        """Level their positions; the plan counts the turn."""
        for unit_id, e in zip(self.units, self.e, strict=True):
            state.units[unit_id].e = e
        state.sea.plan = state.sea.plan._replace(bombarded=state.sea.plan.bombarded + 1)


@event_kind
@dataclass(slots=True)
class WaveLanded:
    """The assault wave of a landing is ashore and holds the beach (rules 6.4, 10.5)."""

    kind: ClassVar[str] = "wave_landed"
    units: tuple[UnitId, ...]
    beachhead: Beachhead

    def apply(self, state: GameState) -> None:
        """Put the units there, without movement; the operation is executed, its other units are free."""
        sea, h = state.sea, self.beachhead.hex
        state.set_holder(h, state.units[self.units[0]].side)
        for unit_id in self.units:
            unit = state.units[unit_id]
            _spend(unit)
            unit.box = NO_BOX
            state.enter(unit, h)
        standing = [head for head in sea.beachheads if head.last_turn >= state.turn and head.hex != h]
        sea.beachheads = (*standing, self.beachhead)
        sea.plan = NO_LANDING
        sea.sailed_turn = state.turn
        sea.successes += 1


@event_kind
@dataclass(slots=True)
class WaveRepelled:
    """The assault wave of a landing was thrown back and is on board again: the operation is canceled (rule 10.5)."""

    kind: ClassVar[str] = "wave_repelled"
    units: tuple[UnitId, ...]
    hex: HexId

    def apply(self, state: GameState) -> None:
        """Keep the units where they sailed from."""
        for unit_id in self.units:
            _spend(state.units[unit_id])
        state.sea.plan = NO_LANDING
        state.sea.sailed_turn = state.turn


@event_kind
@dataclass(slots=True)
class WaveHeldOff:
    """The assault wave of a landing beat a garrison that had nowhere to go: it waits on board (rules 7.6, 10.5)."""

    kind: ClassVar[str] = "wave_held_off"
    units: tuple[UnitId, ...]
    hex: HexId

    def apply(self, state: GameState) -> None:
        """Let the wave wait for the next turn."""
        for unit_id in self.units:
            _spend(state.units[unit_id])


def _spend(unit: Unit) -> None:
    unit.mp = unit.e = 0
    unit.moved = True
