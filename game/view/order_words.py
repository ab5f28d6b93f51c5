"""Orders in words, as the page of all orders of a unit lists them."""

from game.model.ids import OFF_MAP, HexId
from game.model.orders import Order
from game.model.view import SideView
from game.rules.orders.boxes import EnterBoxOrder, LeaveBoxOrder
from game.rules.orders.bridges import BlowBridgeOrder, KeepBridgeOrder
from game.rules.orders.embark import EmbarkOrder
from game.rules.orders.landing import CancelLandingOrder, LandOrder, PlanLandingOrder
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
        case _:
            return _by_sea(view, order)


def site_name(view: SideView, key: str) -> str:
    """Return the name of a landing site by its id."""
    return next((site.name for site in view.ruleset.sea.sites if site.id == key), key)


def _by_sea(view: SideView, order: Order) -> str:
    match order:
        case EmbarkOrder():
            home = view.ruleset.sea.home_box
            box = next((box.name for box in view.scenario.boxes if box.id == home), home)
            return t("words.embark", place=box if order.port == OFF_MAP else hex_name(view, order.port))
        case LandOrder() if view.sea is not None:
            return t("words.land", place=view.ruleset.sea.sites[view.sea.plan.site].name)
        case PlanLandingOrder(cover=""):
            return t("words.plan", place=site_name(view, order.site))
        case PlanLandingOrder():
            return t("words.plan_cover", place=site_name(view, order.site), cover=site_name(view, order.cover))
        case CancelLandingOrder():
            return t("words.cancel_landing")
        case _:
            return ""
