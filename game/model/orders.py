"""What an order is, why one is refused, and the registry of order kinds."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from typing import ClassVar, Protocol, TypeVar

from game.errors import GameError
from game.model.dice import Dice
from game.model.events.base import Event
from game.model.ids import Side
from game.model.state import GameState
from game.model.view import SideView


class Reason(Enum):
    """Why an order is not legal now; the value is the key of its text."""

    NOT_YOUR_PHASE = "not_your_phase"
    NOT_THIS_PHASE = "not_this_phase"
    GAME_OVER = "game_over"
    NO_SUCH_UNIT = "no_such_unit"
    NOT_YOURS = "not_yours"
    NOT_ON_MAP = "not_on_map"
    NOT_A_COMBAT_UNIT = "not_a_combat_unit"
    NOT_AN_HQ = "not_an_hq"
    EMPTY_PATH = "empty_path"
    NOT_ADJACENT = "not_adjacent"
    NOT_GROUND = "not_ground"
    ENEMY_THERE = "enemy_there"
    IMPASSABLE = "impassable"
    TOO_FAR = "too_far"
    NO_MOVEMENT_LEFT = "no_movement_left"
    SECOND_FORD = "second_ford"
    RETREAT_ORDER = "retreat_order"
    STACK_LIMIT = "stack_limit"
    NO_SUPPLY = "no_supply"
    NO_COHESION = "no_cohesion"
    ARMY_BROKEN = "army_broken"
    ASSAULTS_SPENT = "assaults_spent"
    HEX_ASSAULTED_OUT = "hex_assaulted_out"
    NO_ENEMY_THERE = "no_enemy_there"
    HEXSIDE_LIMIT = "hexside_limit"
    ASSAULT_LIMIT = "assault_limit"
    ALREADY_MOVED = "already_moved"
    NOTHING_TO_CHANGE = "nothing_to_change"
    FORBIDDEN_STANCE = "forbidden_stance"
    NO_BRIDGE = "no_bridge"
    BRIDGE_TRIED = "bridge_tried"
    NO_RAIL = "no_rail"
    RAIL_CAPACITY = "rail_capacity"
    ENEMY_NEAR = "enemy_near"
    OUT_OF_RANGE = "out_of_range"
    PRIORITY_LIMIT = "priority_limit"
    CANNOT_MERGE = "cannot_merge"
    CANNOT_REFORM = "cannot_reform"
    NO_SUCH_LINE = "no_such_line"
    ORDER_IN_FORCE = "order_in_force"
    NO_ORDER_IN_FORCE = "no_order_in_force"
    STILL_OVERSTACKED = "still_overstacked"
    FORBIDDEN_GROUND = "forbidden_ground"
    NO_CROSSING = "no_crossing"
    NOT_IN_A_BOX = "not_in_a_box"
    BOX_CLOSED = "box_closed"
    ROUTE_CAPACITY = "route_capacity"
    NO_SEA_CONTROL = "no_sea_control"
    NO_HARBOR = "no_harbor"
    NO_HAVEN = "no_haven"
    SEALIFT_CAPACITY = "sealift_capacity"
    RESERVED = "reserved"
    NO_LANDINGS = "no_landings"
    NO_SUCH_SITE = "no_such_site"
    NOT_AT_HOME = "not_at_home"
    NO_PLAN = "no_plan"
    NOT_READY = "not_ready"
    NO_TIDE = "no_tide"
    WAVE_LIMIT = "wave_limit"
    NO_AIR_POINTS = "no_air_points"
    NO_GUNFIRE = "no_gunfire"
    NO_NAVAL_POINTS = "no_naval_points"
    NO_SUCH_TARGET = "no_such_target"
    MISSION_NOT_FLOWN = "mission_not_flown"
    NEAR_THE_BORDER = "near_the_border"
    DOCTRINE_LIMIT = "doctrine_limit"
    CANNOT_JUMP = "cannot_jump"
    NO_DROP_ZONE = "no_drop_zone"
    NO_SUCH_DECISION = "no_such_decision"
    NO_SUCH_CHOICE = "no_such_choice"
    DECISION_OPEN = "decision_open"
    TRUCE = "truce"


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why an order is refused, with the figures that say so: shown as "needs 25, has 22"."""

    reason: Reason
    needs: int | None = None
    has: int | None = None
    where: int | None = None  # a hex or unit it is about


class IllegalOrderError(GameError):
    """An order that is not legal now."""

    def __init__(self, order: "Order", refusal: Refusal) -> None:
        self.order = order
        self.refusal = refusal
        super().__init__(f"{order.kind}: {refusal.reason.value}")


class Order(Protocol):
    """What a player wants: a frozen, slotted dataclass. ``check`` knows only the view; ``resolve`` assumes legality."""

    kind: ClassVar[str]

    @property
    def side(self) -> Side: ...

    def check(self, view: SideView) -> Refusal | None:
        """Return why it is not legal now, or None."""
        ...

    def resolve(self, state: GameState, dice: Dice) -> Iterator[Event]:
        """Yield what happens; each event is applied before the next is asked for."""
        ...


_T = TypeVar("_T")
ORDER_KINDS: dict[str, type] = {}


def order_kind(cls: type[_T]) -> type[_T]:
    """Register an order class under its ``kind``."""
    ORDER_KINDS[cls.kind] = cls  # type: ignore[attr-defined]
    return cls
