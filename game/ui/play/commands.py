"""Orders of the selected unit that are one key each, and the reason why one cannot be given now."""

from collections.abc import Callable, Iterator

from game.model.ids import OFF_MAP, HexId, RetreatScope, Stance
from game.model.orders import Order, Reason, Refusal
from game.model.units import Unit
from game.model.view import SideView
from game.rules.orders.bridges import BlowBridgeOrder
from game.rules.orders.embark import EmbarkOrder
from game.rules.orders.rest import RestOrder
from game.rules.orders.retreat import EndRetreatOrder, RetreatOrder
from game.rules.orders.stance import SetStanceOrder
from game.rules.sea import havens
from game.ui.play.room import Room
from game.view.faces import points
from game.view.order_words import hex_name
from game.view.text import t

Choices = Callable[[SideView, Unit], Iterator[Order]]

LIMIT, FROM = "reason.limit", "reason.from"  # the figure that matters is a limit, a later turn
WORDS = {
    Reason.HEXSIDE_LIMIT: LIMIT,
    Reason.ASSAULT_LIMIT: LIMIT,
    Reason.DOCTRINE_LIMIT: LIMIT,
    Reason.PRIORITY_LIMIT: LIMIT,
    Reason.FORBIDDEN_STANCE: FROM,
    Reason.NOT_READY: FROM,
    Reason.NO_TIDE: FROM,
    Reason.ORDER_IN_FORCE: "reason.until",
}
SPENT = (Reason.ASSAULTS_SPENT, Reason.HEX_ASSAULTED_OUT)  # the words say all: as many as are allowed have been made
TENTHS = (Reason.NO_MOVEMENT_LEFT, Reason.NO_SUPPLY, Reason.NO_COHESION)


def refusal_text(view: SideView, refusal: Refusal) -> str:
    """Return why an order is refused, with its figures (LOOK 10)."""
    if refusal.reason is Reason.STILL_OVERSTACKED and refusal.where is not None:
        place = hex_name(view, HexId(refusal.where))
        return t("reason.overfull", place=place, limit=refusal.needs, has=refusal.has)
    text, needs, has = t(f"reason.{refusal.reason.value}"), refusal.needs, refusal.has
    words = WORDS.get(refusal.reason, "reason.figures")
    never = words == FROM and needs is not None and has is not None and needs <= has
    if refusal.reason in SPENT or needs is None or has is None or never:
        return text
    shown = points if _in_tenths(refusal) else str
    return t(words, text=text, needs=shown(needs), has=shown(has))


def _in_tenths(refusal: Refusal) -> bool:
    """Return whether the figures are tenths: a ride by rail counts hexes, support for a fight whole air points."""
    if refusal.reason is Reason.TOO_FAR:
        return refusal.where is not None
    if refusal.reason is Reason.NO_AIR_POINTS:
        return refusal.where is None
    return refusal.reason in TENTHS


def _rest(view: SideView, unit: Unit) -> Iterator[Order]:
    yield RestOrder(view.side, unit.id)


def _stances(view: SideView, unit: Unit) -> Iterator[Order]:
    for step in (1, 2):
        yield SetStanceOrder(view.side, unit.id, Stance((unit.stance + step) % len(Stance)))


def _bridges(view: SideView, unit: Unit) -> Iterator[Order]:
    for bridge in view.board.bridges:
        if unit.hex in (bridge.a, bridge.b) and not view.bridges[bridge.index]:
            yield BlowBridgeOrder(view.side, unit.id, bridge.index)


def _retreats(view: SideView, unit: Unit) -> Iterator[Order]:
    hq = unit.id if unit.is_hq else unit.hq
    if hq not in view.own:
        return
    if unit.retreat_scope != RetreatScope.NONE:
        yield EndRetreatOrder(view.side, unit.army, hq)
        return
    grid, lines = view.board.grid, view.board.lines.values()
    for line in sorted(lines, key=lambda it: (min(grid.distance(unit.hex, h) for h in it.hexes), it.id)):
        yield RetreatOrder(view.side, unit.army, hq, line.id)


def _sailings(view: SideView, unit: Unit) -> Iterator[Order]:
    for port in (OFF_MAP, *havens(view)):
        yield EmbarkOrder(view.side, unit.id, port)


COMMANDS: dict[str, Choices] = {
    "rest": _rest,
    "stance": _stances,
    "blow_bridge": _bridges,
    "retreat": _retreats,
    "embark": _sailings,
}


def legal_choices(room: Room, name: str) -> list[Order]:
    """Return every form of a command that is legal for the selected unit now."""
    unit, view = room.unit, room.view
    if unit is None or not room.operates:
        return []
    return [order for order in COMMANDS[name](view, unit) if order.check(view) is None]


def why_not(room: Room, name: str) -> str | None:
    """Return why a command cannot be given to the selected unit, None if it can."""
    unit = room.unit
    if unit is None or not room.operates:
        return t("hint.select")
    view, first = room.view, None
    for order in COMMANDS[name](view, unit):
        refusal = order.check(view)
        if refusal is None:
            return None
        first = first or refusal
    return refusal_text(view, first) if first is not None else t(f"order.{name}.none")


def command(room: Room, name: str) -> None:
    """Give the first form of a command that is legal, else tell why none is."""
    unit = room.unit
    if unit is None:
        return
    refused = None
    for order in COMMANDS[name](room.view, unit):
        refused = order.check(room.view)
        if refused is None:
            room.give(order)
            return
    lost = name == "retreat" and not room.view.board.lines
    room.refuse(refused, t("order.retreat.no_lines") if lost else t(f"order.{name}.none"))
