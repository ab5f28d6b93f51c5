"""Orders in words, as the page of all orders of a unit lists them."""

from game.model.ids import OFF_MAP, HexId
from game.model.orders import Order
from game.model.view import SideView
from game.rules.orders.boxes import EnterBoxOrder, LeaveBoxOrder
from game.rules.orders.bridges import BlowBridgeOrder, KeepBridgeOrder
from game.rules.orders.decide import DecideOrder
from game.rules.orders.merge import MergeOrder
from game.rules.orders.reform import ReformOrder
from game.rules.orders.retreat import EndRetreatOrder, RetreatOrder
from game.rules.orders.staff import AssignHqOrder, MarkReplacementsOrder, SetPriorityOrder
from game.rules.orders.stance import SetStanceOrder
from game.view.text import t

MARKS = {1: "first", 0: "turn", -1: "none"}


def bridge_name(view: SideView, bridge: int) -> str:
    """Return the two banks of a bridge by name or number."""
    span = view.board.bridges[bridge]
    return f"{hex_name(view, span.a)} – {hex_name(view, span.b)}"


def hex_name(view: SideView, h: HexId) -> str:
    """Return the place on a hex, or its number."""
    board = view.board
    return board.places[board.place_at[h]].name if h in board.place_at else board.grid.label(h)


def _reform_place(view: SideView, order: ReformOrder) -> str:
    return view.scenario.boxes[order.box].name if order.hex == OFF_MAP else hex_name(view, order.hex)


def order_words(view: SideView, order: Order) -> str:
    """Return what an order does, in a few words; empty for kinds that have their own place in the window."""
    match order:
        case SetStanceOrder():
            return t("words.stance", stance=t(f"stance.{order.stance.name.lower()}"))
        case MergeOrder():
            return t("words.merge", unit=view.own[order.into].spec.name)
        case MarkReplacementsOrder():
            return t(f"words.mark.{MARKS[order.mark]}")
        case AssignHqOrder():
            return t("words.assign", hq=view.own[order.hq].spec.name)
        case SetPriorityOrder():
            return t("words.priority", priority=t(f"priority.{int(order.priority)}"))
        case ReformOrder():
            return t("words.reform", place=_reform_place(view, order))
        case EnterBoxOrder():
            return t("words.enter_box", box=view.scenario.boxes[order.box].name)
        case LeaveBoxOrder():
            return t("words.leave_box", place=hex_name(view, order.hex))
        case _:
            return _on_the_ground(view, order)


def _decision(view: SideView, order: DecideOrder) -> str:
    event = view.scenario.politics.events[view.scenario.politics.event(order.event)]
    choice = next(choice.text for choice in event.choices if choice.id == order.choice)
    return t("words.decide", title=event.title, choice=choice)


def _on_the_ground(view: SideView, order: Order) -> str:
    match order:
        case BlowBridgeOrder():
            return t("words.blow", bridge=bridge_name(view, order.bridge))
        case KeepBridgeOrder():
            return t("words.keep" if order.keep else "words.unkeep", bridge=bridge_name(view, order.bridge))
        case RetreatOrder():
            return t("words.retreat", line=view.board.lines[order.line].name)
        case EndRetreatOrder():
            return t("retreat.end")
        case DecideOrder():
            return _decision(view, order)
        case _:
            return ""
