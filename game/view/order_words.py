"""Orders in words, as the page of all orders of a unit lists them."""

from game.model.air import NO_TARGET
from game.model.ids import OFF_MAP, HexId
from game.model.orders import Order
from game.model.view import SideView
from game.rules.orders.air import AllocateAirOrder, SetCasDoctrineOrder
from game.rules.orders.air_drop import AirDropOrder
from game.rules.orders.boxes import EnterBoxOrder, LeaveBoxOrder
from game.rules.orders.bridges import BlowBridgeOrder, KeepBridgeOrder
from game.rules.orders.decide import DecideOrder
from game.rules.orders.embark import EmbarkOrder
from game.rules.orders.landing import CancelLandingOrder, LandOrder, PlanLandingOrder
from game.rules.orders.merge import MergeOrder
from game.rules.orders.naval import AllocateNavalOrder
from game.rules.orders.reform import ReformOrder
from game.rules.orders.retreat import EndRetreatOrder, RetreatOrder
from game.rules.orders.staff import AssignHqOrder, MarkReplacementsOrder, SetPriorityOrder
from game.rules.orders.stance import SetStanceOrder
from game.view.tables import where_words
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


def _numbered(view: SideView, h: HexId) -> str:
    """Return the place on a hex, or its number with the nearest place."""
    name = hex_name(view, h)
    return name if h in view.board.place_at else t("place.numbered", hex=name, near=where_words(view, h))


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
            return t("words.leave_box", place=_numbered(view, order.hex))
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
        case AirDropOrder():
            return t("words.air_drop", place=hex_name(view, order.hex))
        case _:
            return _of_allocation(view, order)


def _of_allocation(view: SideView, order: Order) -> str:
    match order:
        case AllocateAirOrder():
            mission = t(f"mission.{order.mission.name.lower()}")
            tenths = order.tactical + order.heavy
            points = f"{tenths // 10}.{tenths % 10}"
            return t("words.allocate_air", mission=mission, target=target_name(view, order.target), points=points)
        case SetCasDoctrineOrder():
            return t("words.cas_doctrine", cas=order.cas, gunfire=order.gunfire)
        case AllocateNavalOrder():
            return t("words.allocate_naval", bombardment=order.bombardment, cover=order.cover)
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
        case DecideOrder():
            return _decision(view, order)
        case _:
            return ""


def target_name(view: SideView, target: str) -> str:
    """Return the name of a zone, place, source or unit that a mission is flown against; empty for none."""
    if target == NO_TARGET:
        return ""
    named = {zone.id: zone.name for zone in view.board.zones}
    named |= {place.id: place.name for place in view.board.places}
    named |= {unit.spec.key: unit.spec.name for unit in view.own.values()}
    return named.get(target, target)
