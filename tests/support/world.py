"""Tiny games in code: a board from rows, units where a test wants them, in a side's operations phase."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from game.model.board import Board, Crossing, Place
from game.model.dice import Dice
from game.model.events.base import Event
from game.model.ids import NO_UNIT, OFF_MAP, HexId, Phase, Rail, River, Road, Side, Stance, Trait, UnitId
from game.model.orders import Order
from game.model.ruleset import Ruleset
from game.model.scenario import Box, Briefing, Calendar, Scenario, Setup
from game.model.state import GameState
from game.model.units import NO_BOX, Unit, UnitSpec
from game.rules.engine import submit
from game.rules.sequence import begin_phase
from game.rules.setup import set_up
from tests.support import ground
from tests.support.rules import ruleset

C, U = Side.COMMUNIST, Side.UN
OPERATIONS = {C: Phase.COMMUNIST_OPERATIONS, U: Phase.UN_OPERATIONS}
TURNS = 54


@dataclass(frozen=True)
class Piece:
    """A unit of a test: None means as its table of organization or its army has it."""

    key: str
    side: Side
    army: str
    hex: str
    toe: str
    men: int | None = None
    guns: int | None = None
    tanks: int | None = None
    q: int = 1000
    c: int = 900
    s: int = 1000
    e: int = 0
    stance: Stance = Stance.HOLD
    hq: str = ""
    traits: Trait = Trait.NONE
    turn: int = 1
    rear: int = 0


def unit(key: str, side: Side, army: str, label: str, toe: str, **state: object) -> Piece:
    """Return a unit to put into a world; the rest as in ``Piece``."""
    return Piece(key, side, army, label, toe, **state)  # type: ignore[arg-type]


def box(
    key: str,
    side: Side,
    *,
    routes: Sequence[str] = (),
    enter: Mapping[str, str] | None = None,
    leave: Mapping[str, str] | None = None,
) -> Box:
    """Return a box; ``enter`` and ``leave``: the flag by army, "" for any time."""
    armies = [army.id for army in ruleset().armies]

    def by_army(given: Mapping[str, str] | None) -> tuple[str | None, ...]:
        return tuple((given or {}).get(army) for army in armies)

    return Box(key, key.title(), side, tuple(routes), by_army(enter), by_army(leave))


@dataclass
class World:
    """A tiny game and the names in it."""

    state: GameState
    ids: dict[str, UnitId]
    happened: list[Event] = field(default_factory=list)

    @property
    def board(self) -> Board:
        """Return its map."""
        return self.state.board

    def __getitem__(self, key: str) -> Unit:
        return self.state.units[self.ids[key]]

    def hex(self, label: str) -> HexId:
        """Return a hex by its number."""
        return self.state.board.grid.from_label(label)

    def path(self, labels: str) -> tuple[HexId, ...]:
        """Return hexes by their numbers."""
        return tuple(self.hex(label) for label in labels.split())

    def labels(self, hexes: Sequence[HexId]) -> str:
        """Return the numbers of hexes."""
        return " ".join(self.state.board.grid.label(h) for h in hexes)

    def submit(self, order: Order) -> list[Event]:
        """Carry out an order and return what happened."""
        self.happened = submit(self.state, order)
        return self.happened

    def kinds(self) -> list[str]:
        """Return the kinds of what happened last."""
        return [event.kind for event in self.happened]


def _scenario(rules: Ruleset, board: Board, units: Sequence[Piece], ids: Mapping[str, UnitId], un: str) -> Scenario:
    toes = {toe.id: toe for toe in rules.units.toes}
    specs, setups = [], []
    for i, piece in enumerate(units):
        toe = toes[piece.toe]
        hq = ids[piece.hq] if piece.hq else NO_UNIT
        specs.append(
            UnitSpec(
                UnitId(i),
                piece.key,
                piece.key,
                piece.key,
                piece.side,
                rules.army(piece.army),
                toe,
                toe.traits | piece.traits,
                piece.rear,
                hq,
                "",
            )
        )
        men, guns, tanks = (
            full if given is None else given
            for given, full in ((piece.men, toe.men), (piece.guns, toe.guns), (piece.tanks, toe.tanks))
        )
        h = board.grid.from_label(piece.hex) if piece.hex else OFF_MAP
        setups.append(
            Setup(
                UnitId(i),
                piece.turn,
                h,
                NO_BOX,
                men,
                guns,
                tanks,
                piece.q,
                piece.c,
                piece.s,
                piece.e,
                piece.stance,
                NO_UNIT,
                False,
            )
        )
    holder = bytearray([C]) * board.grid.size
    for label in un.split():
        holder[board.grid.from_label(label)] = U
    for piece, setup in zip(units, setups, strict=True):
        if setup.hex != OFF_MAP:
            holder[setup.hex] = piece.side
    days = tuple("1950-06-25" for _ in range(TURNS + 1))
    armies = len(rules.armies)
    foes = [tuple(UnitId(i) for i, p in enumerate(units) if p.side != side and p.turn == 1) for side in Side]
    return Scenario(
        id="tiny",
        title="Tiny",
        digest="",
        first_turn=1,
        last_turn=TURNS,
        calendar=Calendar(days, days, (6,) * (TURNS + 1)),
        units=tuple(specs),
        setups=tuple(setups),
        drafts=(),
        holder=bytes(holder),
        blown_bridges=(),
        broken_rail=(),
        boxes=(),
        tracks=(),
        sea_control_turn=0,
        commit_track=-1,
        soviet_track=-1,
        known=(foes[C], foes[U]),
        pools=((0, 0, 0, 0),) * armies,
        stocks=(-1,) * armies,
        morale=tuple(army.morale_tenths for army in rules.armies),
        axes=(),
        defense_lines=(),
        goals=(),
        early_goals=(),
        auto_victories=(),
        baseline=0,
        fronts=(),
        briefing=Briefing("", "", "", "", (), (3, 3)),
        rear_men=(0,) * armies,
    )


def world(
    rows: Sequence[str],
    units: Sequence[Piece] = (),
    *,
    side: Side = C,
    turn: int = 1,
    seed: int = 1,
    roads: Mapping[Road, Sequence[str]] | None = None,
    rails: Mapping[Rail, Sequence[str]] | None = None,
    rivers: Mapping[River, Sequence[str]] | None = None,
    straits: Sequence[str] = (),
    places: Sequence[Place] = (),
    lines: Mapping[str, str] | None = None,
    north_rows: int = 0,
    zones: Mapping[str, str] | None = None,
    regions: Mapping[str, str] | None = None,
    beaches: Mapping[str, int] | None = None,
    fortified: str = "",
    crossings: Sequence[Crossing] = (),
    deepwater: str = "",
    un: str = "",
    scenario: Mapping[str, object] | None = None,
    rules: Ruleset | None = None,
) -> World:
    """Return a game in ``side``'s operations of ``turn``: units placed and ready, each side knowing all of the other's.

    ``rows`` and what follows them describe the board (see ``ground.board``); every hex is held by the Communist side
    but those named in ``un`` and those where a UN unit stands. ``scenario`` replaces fields of the scenario; what a
    side knows at the start is its field ``known``.
    """
    rules = rules or ruleset()
    board = ground.board(
        rows,
        rules,
        roads=roads,
        rails=rails,
        rivers=rivers,
        straits=straits,
        places=places,
        lines=lines,
        north_rows=north_rows,
        zones=zones,
        regions=regions,
        beaches=beaches,
        fortified=fortified,
        crossings=crossings,
        deepwater=deepwater,
    )
    ids = {piece.key: UnitId(i) for i, piece in enumerate(units)}
    made = replace(_scenario(rules, board, units, ids, un), **(scenario or {}))  # type: ignore[arg-type]
    state = GameState(board, rules, made, seed)
    dice = Dice(seed, turn)
    for event in set_up(state, dice):
        event.apply(state)
    for phase in (Phase.COMMUNIST_OPERATIONS, OPERATIONS[side]):
        for event in begin_phase(state, turn, phase):
            event.apply(state)
    return World(state, ids)
