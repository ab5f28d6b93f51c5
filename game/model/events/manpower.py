"""Units that go to pieces and units raised again (rules 8.2, 8.5, 8.6)."""

from dataclasses import dataclass
from typing import ClassVar, NamedTuple

from game.model.copying import replaced
from game.model.events.base import event_kind
from game.model.ids import OFF_MAP, HexId, Status, UnitId
from game.model.losses import count_lost
from game.model.state import GameState
from game.model.units import NO_BOX, Unit


class Split(NamedTuple):
    """What became of men who left their unit (rule 8.5); missing counted with killed."""

    escaped: int
    guerrillas: int
    prisoners: int
    killed: int

    @property
    def men(self) -> int:
        """Return them all."""
        return self.escaped + self.guerrillas + self.prisoners + self.killed


def scatter(state: GameState, unit: Unit, split: Split, *, h: HexId, zone: int, escape_turn: int) -> None:
    """Count men who left a unit on a hex: the escaped are in the pool on ``escape_turn``, guerrillas in ``zone``."""
    record = state.armies[unit.army]
    count_lost(state, record, h, split.killed + split.prisoners)
    captor = unit.side.enemy
    state.prisoners = replaced(state.prisoners, captor, state.prisoners[captor] + split.prisoners)
    for rule, escape in zip(state.scenario.escapes, state.escapes, strict=True):
        if unit.id in escape.units and escape_turn <= rule.judged_turn:
            escape.escaped += split.escaped
    record.toll.killed += split.killed
    record.toll.prisoners += split.prisoners
    record.toll.guerrillas += split.guerrillas
    if split.guerrillas:
        state.guerrillas = replaced(state.guerrillas, zone, state.guerrillas[zone] + split.guerrillas)
    if split.escaped:
        record.pool.expect(escape_turn, split.escaped)


@event_kind
@dataclass(slots=True)
class UnitDissolved:
    """A unit ceased to exist at ``hex``; ``split`` holds its men and its rear men (rule 8.5)."""

    kind: ClassVar[str] = "unit_dissolved"
    unit: UnitId
    cause: str  # shattered, overrun, cohesion
    hex: HexId
    zone: int
    split: Split
    escape_turn: int

    def apply(self, state: GameState) -> None:
        """Take it off the map; guns and tanks are lost."""
        unit = state.units[self.unit]
        record = state.armies[unit.army]
        if unit.on_map:
            state.leave(unit)
        record.toll.guns += unit.guns
        record.toll.tanks += unit.tanks
        unit.lost_men += unit.men
        unit.men = unit.raw = unit.guns = unit.tanks = unit.rear_taken = 0
        unit.c = 0
        unit.covert = False  # its prisoners talk (12.2)
        unit.status = Status.DISSOLVED
        unit.dissolved_turn = state.turn
        record.destroyed_points += unit.toe.stack_points
        record.dissolved_units += 1
        scatter(state, unit, self.split, h=self.hex, zone=self.zone, escape_turn=self.escape_turn)


@event_kind
@dataclass(slots=True)
class MenLeft:
    """Part of the men of a unit of a collapsed army went their own way (rule 8.2)."""

    kind: ClassVar[str] = "men_left"
    unit: UnitId
    zone: int
    split: Split
    escape_turn: int

    def apply(self, state: GameState) -> None:
        """Take them off the unit; recruits shrink in proportion."""
        unit = state.units[self.unit]
        men = self.split.men
        if unit.raw:
            unit.raw = unit.raw * (unit.men - men) // unit.men
        unit.men -= men
        unit.lost_men += men
        state.refresh(unit)
        scatter(state, unit, self.split, h=unit.hex, zone=self.zone, escape_turn=self.escape_turn)


@event_kind
@dataclass(slots=True)
class UnitReformed:
    """A dissolved division came back as a cadre out of the pool (rule 8.6); ``q`` per mille, ``c`` and ``s`` tenths."""

    kind: ClassVar[str] = "unit_reformed"
    unit: UnitId
    hex: HexId
    trained: int
    recruits: int
    q: int
    c: int
    s: int
    hq: UnitId
    box: int = NO_BOX  # where ``hex`` is OFF_MAP

    def apply(self, state: GameState) -> None:
        """Put it on the hex or into the box; it may do nothing more this turn."""
        unit = state.units[self.unit]
        record = state.armies[unit.army]
        record.pool.trained -= self.trained
        record.pool.recruits -= self.recruits
        record.reformed += 1
        unit.become_cadre(self.trained + self.recruits, self.recruits)
        unit.q, unit.c, unit.s, unit.hq = self.q, self.c, self.s, self.hq
        if self.hex == OFF_MAP:
            unit.status, unit.box = Status.IN_BOX, self.box
        else:
            state.enter(unit, self.hex)
